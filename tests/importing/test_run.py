"""An import as a whole: what is new, changed or gone, and that a second one changes nothing."""

import json
from datetime import date
from pathlib import Path

from casegraph.files.record import read_record
from casegraph.importing import write_report
from casegraph.model import Vocabulary
from tests.importing.conftest import Import, Table

LATER = date(2027, 1, 1)


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_second_import_on_a_later_day_changes_nothing(
    table: Table, bring: Import, case_file: Path
) -> None:
    file = table({}, {"PSTW ID": "PSTW-10"})
    first = bring(file)
    before = case_file.read_bytes()
    second = bring(file, LATER)
    assert (first.new, second.new, second.changed, second.unchanged) == (2, 0, 0, 2)
    assert case_file.read_bytes() == before


def test_cases_stand_in_the_order_of_their_numbers(
    table: Table, bring: Import, case_file: Path
) -> None:
    bring(table({"PSTW ID": "PSTW-10"}, {"PSTW ID": "PSTW-9"}))
    assert [case["id"] for case in lines(case_file)] == ["pstw-9", "pstw-10"]


def test_a_changed_row_keeps_the_day_on_which_its_record_was_begun(
    table: Table, bring: Import, case_file: Path
) -> None:
    bring(table())
    report = bring(table({"Name": "Bus planner 2"}), LATER)
    record = lines(case_file)[0]["record"]
    assert (report.changed, report.unchanged) == (1, 0)
    assert isinstance(record, dict)
    assert (record["created"], record["modified"]) == ("2026-11-29", "2027-01-01")


def test_a_row_that_is_gone_takes_its_case_along(
    table: Table, bring: Import, case_file: Path
) -> None:
    bring(table({}, {"PSTW ID": "PSTW-10"}))
    assert bring(table()).gone == 1
    assert [case["id"] for case in lines(case_file)] == ["pstw-7"]


def test_a_dry_run_writes_nothing(table: Table, bring: Import, case_file: Path) -> None:
    assert bring(table(), dry_run=True).new == 1
    assert not case_file.exists()


def test_no_file_is_left_beside_those_that_are_meant(
    table: Table, bring: Import, case_file: Path
) -> None:
    bring(table())
    names = sorted(file.name for file in case_file.parent.iterdir())
    assert names == ["pstw.actors.jsonl", "pstw.jsonl"]


def test_the_repository_reads_curated_and_imported_cases(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    bring(table())
    found = read_record(data, vocabulary)
    assert list(found.cases) == ["bus-planner-oulu", "pstw-7"]
    assert [case.id for case in found.imported] == ["pstw-7"]
    assert len(found.imported_actors) == 1


def test_a_document_that_a_curator_described_is_told_as_there(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    bring(table({"Source": "https://example.org/own"}))
    source = read_record(data, vocabulary).cases["pstw-7"].sources["S2"]
    assert (source.title, source.kind) == ("A report", "official")


def test_damaged_lines_are_replaced(table: Table, bring: Import, case_file: Path) -> None:
    file = table()
    bring(file)
    whole = case_file.read_bytes()
    case_file.write_bytes(whole[:100])
    report = bring(file)
    assert (report.mended, report.new) == (1, 1)
    assert case_file.read_bytes() == whole


def test_a_likely_duplicate_is_proposed_with_reasons_and_not_merged(
    table: Table, bring: Import, case_file: Path
) -> None:
    rows = [{"PSTW ID": f"PSTW-{n}", "Name": f"Other {n}"} for n in range(20, 40)]
    report = bring(table({}, *rows))
    (likely,) = report.likely
    assert (likely.imported, likely.curated) == ("pstw-7", "bus-planner-oulu")
    assert likely.reasons == (
        "both in Finland",
        "titles share bus, planner (100% of the shorter)",
        "began in 2019 and 2021",
    )
    assert len(lines(case_file)) == 21


def test_a_like_title_in_another_country_is_no_duplicate(table: Table, bring: Import) -> None:
    rows = [{"PSTW ID": f"PSTW-{n}", "Name": f"Other {n}"} for n in range(20, 40)]
    assert bring(table({"Geographical coverage (country)": "Italy"}, *rows)).likely == ()


def test_a_document_that_both_name_is_a_reason(table: Table, bring: Import) -> None:
    (likely,) = bring(table({"Name": "Another", "Website": "https://example.org/own"})).likely
    assert "both name https://example.org/own" in likely.reasons


def test_the_report_lists_everything_and_no_formula(
    table: Table, bring: Import, tmp_path: Path
) -> None:
    file = table({"Primary Technology": '=HYPERLINK("x")'}, {"PSTW ID": "PSTW-8", "Name": ""})
    write_report(bring(file), tmp_path / "report.csv")
    assert (tmp_path / "report.csv").read_text("utf-8").splitlines() == [
        "about,column,value,rows,note",
        "left out,,PSTW-8,1,line 3: it has no name",
        """unmapped,Primary Technology,"'=HYPERLINK(""x"")",1,technologies""",
        "no field,NUTS 2021,(any value),1,",
    ]
