"""The real table of Public Sector Tech Watch: 2,291 in, 2,291 out, a second import is quiet."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from casegraph.files.imported import read_imported
from casegraph.files.record import read_record
from casegraph.importing import Report, import_pstw
from casegraph.model import ImportedCase, Vocabulary
from casegraph.resources import data_folder
from casegraph.store.read import read_case
from casegraph.store.write import case_quads

pytestmark = [pytest.mark.outside_data, pytest.mark.slow]

DAY, LATER = date(2026, 11, 29), date(2026, 12, 24)


@pytest.fixture(scope="module")
def table(outside_data: Path) -> Path:
    return outside_data / "pstw" / "pstw_dataset_2026-03-04.csv"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the curated corpus to import into."""
    return Path(shutil.copytree(data_folder(), tmp_path_factory.mktemp("pstw") / "data"))


@pytest.fixture(scope="module")
def report(table: Path, data: Path, vocabulary: Vocabulary) -> Report:
    return import_pstw(table, data, vocabulary, DAY)


@pytest.fixture(scope="module")
def cases(report: Report, data: Path, vocabulary: Vocabulary) -> list[ImportedCase]:
    found = read_imported(data, vocabulary)
    assert found.problems == []
    return list(found.cases.values())


def test_every_row_becomes_a_case(report: Report) -> None:
    assert (report.rows, report.cases, report.new, report.left_out) == (2291, 2291, 2291, [])


def test_a_second_import_changes_nothing(
    report: Report, table: Path, data: Path, vocabulary: Vocabulary
) -> None:
    files = sorted((data / "imported").iterdir())
    before = [file.read_bytes() for file in files]
    second = import_pstw(table, data, vocabulary, LATER)
    assert (second.new, second.changed, second.gone, second.unchanged) == (0, 0, 0, 2291)
    assert [file.read_bytes() for file in files] == before


def test_every_case_keeps_licence_and_attribution(cases: list[ImportedCase]) -> None:
    origins = [case.record.origin for case in cases]
    assert len({origin.identifier for origin in origins if origin}) == 2291
    assert {(origin.licence_name, origin.publisher) for origin in origins if origin} == {
        ("CC BY 4.0", "European Commission, Joint Research Centre")
    }
    assert {case.record.status for case in cases} == {"imported"}


def test_no_barrier_or_lesson_is_invented(cases: list[ImportedCase]) -> None:
    assert not any(case.barriers or case.lessons or case.problem for case in cases)
    outcomes = [outcome for case in cases for outcome in case.outcomes]
    assert {outcome.evidence.independence for outcome in outcomes} == {"self-report"}
    assert not any(outcome.has_figure for outcome in outcomes)


def test_every_case_comes_back_from_rdf_equal(cases: list[ImportedCase]) -> None:
    assert len(cases) == 2291
    assert all(read_case(case.id, case_quads(case)) == case for case in cases)


def test_the_whole_repository_is_read(report: Report, data: Path, vocabulary: Vocabulary) -> None:
    found = read_record(data, vocabulary)
    assert (len(found.curated), len(found.imported)) == (73, 2291)


def test_known_duplicates_are_proposed(report: Report) -> None:
    pairs = {(one.imported, one.curated) for one in report.likely}
    assert ("pstw-1912", "better-reykjavik") in pairs
    assert ("pstw-2103", "decide-madrid") in pairs
    assert len(pairs) < 30


def test_values_without_a_concept_are_counted(report: Report) -> None:
    assert report.unmapped["Primary Technology", "Quantum Computing", "technologies"] == 15
    assert report.not_taken["Interaction", "G2G"] == 989
