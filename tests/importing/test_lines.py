"""The lines of imported files: the shape of a case file, sound in RDF, and checked line by line."""

import json
from pathlib import Path

import pytest

from casegraph.errors import DataError
from casegraph.files.imported import line_of, read_imported
from casegraph.files.record import read_record
from casegraph.model import ImportedCase, Vocabulary, members
from casegraph.resources import ontology_folder
from casegraph.store.ontology import ontology_files, ontology_quads
from casegraph.store.read import read_actors, read_case
from casegraph.store.shapes import violations
from casegraph.store.write import actor_quads, case_quads
from tests.importing.conftest import CURATED, Import, Table

EVERYTHING = {
    "Improved Public Service": "x",
    "Personalized Services": "x",
    "New services or channels": "x",
    "Collaboration type": "Fully internal",
    "End Year": "2024",
}


@pytest.fixture
def case(table: Table, bring: Import, data: Path, vocabulary: Vocabulary) -> ImportedCase:
    """A case with every kind of field that an import fills."""
    bring(table(EVERYTHING))
    return read_imported(data, vocabulary).cases["pstw-7"]


def test_a_case_comes_back_from_its_line_equal(case: ImportedCase, case_file: Path) -> None:
    assert case_file.read_text("utf-8") == line_of(case) + "\n"


def test_a_case_comes_back_from_rdf_equal(case: ImportedCase) -> None:
    assert read_case(case.id, case_quads(case)) == case


def test_every_field_of_the_origin_is_filled(case: ImportedCase) -> None:
    origin = case.record.origin
    assert origin is not None
    assert [m.name for m in members(type(origin)) if getattr(origin, m.name) is None] == []


def test_an_actor_without_a_sector_comes_back_from_rdf_equal(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    bring(table({"Responsible organisation category": "Consortium"}))
    actors = read_imported(data, vocabulary).actors
    assert read_actors(actor_quads(actors.values())) == actors


def test_a_record_breaks_no_shape_but_those_of_what_it_may_lack(
    case: ImportedCase, data: Path, vocabulary: Vocabulary
) -> None:
    ontology = ontology_folder()
    actors = read_imported(data, vocabulary).actors.values()
    schemes = ontology_quads(ontology_files(ontology))
    found = violations(
        [*case_quads(case), *actor_quads(actors), *schemes], [ontology / "shapes" / "case.ttl"]
    )
    ours = {one.shape for one in found if "pstw-7" in one.node}
    derived_later = {"OutcomeObservation-evidenceStrength"}
    assert ours - derived_later == {"Case-hasProblem"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"id": "pstw-7"', '"id": "pstw 7"', "id: found 'pstw 7'."),
        ('"running"', '"runing"', "'runing' is not a concept of case-status."),
        ('"start": 2021', '"start": "2021"', "start: found '2021'."),
        ('"S1": {', '"S9": {', "There is no source 'S1'."),
        ('"name": "Bus', '"nme": "Bus', "Unknown key 'nme'."),
        ("https://example.org/report", "javascript:alert(1)", "url: found 'javascript:alert(1)'."),
        ('"imported"', '"draft"', "Give origin together with the status imported, or neither."),
        ("2024-10-04", "2024-13-04", "updated: found '2024-13-04'."),
        ('"Bus planner"', '"Bus\\u0000"', "This is not a record in JSON"),
        ('"Bus planner"', "NaN", "This is not a record in JSON"),
        ('{"id"', '["id"', "This is not a record in JSON"),
        ('"actor": "pstw-', '"actor": "no-', "There is no actor 'no-"),
    ],
)
def test_a_damaged_line_is_named(
    case: ImportedCase,
    case_file: Path,
    data: Path,
    vocabulary: Vocabulary,
    old: str,
    new: str,
    message: str,
) -> None:
    whole = case_file.read_text("utf-8")
    assert old in whole
    case_file.write_text(whole.replace("pstw-7", "pstw-1") + whole.replace(old, new), "utf-8")
    with pytest.raises(DataError) as error:
        read_record(data, vocabulary)
    assert f"{case_file}:2:1: {message}" in str(error.value)


def test_an_id_that_a_curated_case_has_is_refused(
    case: ImportedCase, case_file: Path, data: Path, vocabulary: Vocabulary
) -> None:
    line = case_file.read_text("utf-8").replace('"pstw-7"', '"bus-planner-oulu"')
    case_file.write_text(line, "utf-8")
    with pytest.raises(DataError, match="The id 'bus-planner-oulu' is taken already"):
        read_record(data, vocabulary)


def test_text_that_is_not_utf_8_is_named_with_its_line(
    case: ImportedCase, case_file: Path, data: Path, vocabulary: Vocabulary
) -> None:
    case_file.write_bytes(case_file.read_bytes() + b"\xff\n")
    with pytest.raises(DataError, match=r"pstw\.jsonl:2:1: This is not UTF-8"):
        read_record(data, vocabulary)


@pytest.mark.parametrize(
    ("old", "new"),
    [("status: draft", "status: imported"), ("kind: official", "kind: unclassified")],
)
def test_a_curated_file_may_not_use_the_words_of_imported_ones(
    data: Path, vocabulary: Vocabulary, old: str, new: str
) -> None:
    (data / "cases" / "bus-planner-oulu.yaml").write_text(CURATED.replace(old, new), "utf-8")
    with pytest.raises(DataError, match="is for imported records"):
        read_record(data, vocabulary)


def test_a_curated_actor_needs_a_sector(data: Path, vocabulary: Vocabulary) -> None:
    (data / "actors.yaml").write_text("city-of-oulu: {name: Oulu, kind: organisation}\n", "utf-8")
    with pytest.raises(DataError, match="The key 'sector' is missing"):
        read_record(data, vocabulary)


def test_a_line_has_the_keys_of_a_case_file(case: ImportedCase, case_file: Path) -> None:
    keys = list(json.loads(case_file.read_text("utf-8")))
    named = [member.alias for member in members(ImportedCase)]
    assert keys == [name for name in named if name in keys]
