"""The tables: one a kind of claim and one a kind of thing, with columns that the model explains."""

import pytest

from casegraph.model import KINDS
from casegraph.repository import Repository
from casegraph.store.tables import Table, tables

Tables = dict[str, Table]


@pytest.fixture(scope="module")
def made(repository: Repository) -> Tables:
    """All tables of the corpus by name."""
    return {table.name: table for table in tables(repository._reader.store, repository.cases())}


def rows(table: Table) -> list[dict[str, object]]:
    """The rows by the names of the columns."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_there_is_a_table_of_cases_of_each_kind_of_claim_and_of_what_they_name(
    made: Tables,
) -> None:
    things = ["places", "indicators", "sources", "actor_registry", "concepts"]
    assert list(made) == ["cases", *(kind.section for kind in KINDS), *things]


def test_each_table_has_a_row_for_each_thing(made: Tables, repository: Repository) -> None:
    info = repository.info
    assert len(made["cases"].rows) == info["cases"]
    assert sum(len(made[kind.section].rows) for kind in KINDS) == sum(info["claims"].values())
    assert len(made["actor_registry"].rows) == info["actors"]
    assert len(made["sources"].rows) == info["sources"]
    assert len(made["concepts"].rows) == info["concepts"]


def test_no_table_names_two_columns_alike(made: Tables) -> None:
    for table in made.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name


def test_a_related_case_stands_apart_from_the_case_of_the_claim(made: Tables) -> None:
    related = [row for row in rows(made["relations"]) if row["other_case"]]
    assert len(related) == 36
    assert all(row["case"] != row["other_case"] for row in related)


def test_evidence_strength_is_the_one_derived_by_rule(made: Tables, repository: Repository) -> None:
    for row in rows(made["outcomes"]):
        key = str(row["iri"]).rpartition("#outcome-")[2]
        assert row["evidence_strength"] == repository.strengths(str(row["case"]))[key]


def test_sources_of_a_claim_stand_as_addresses_in_one_cell(made: Tables) -> None:
    known = {row["url"] for row in rows(made["sources"])}
    cited = [url for row in rows(made["outcomes"]) for url in str(row["source"]).split("|")]
    assert len(cited) > 929
    assert set(cited) <= known


def test_truth_and_numbers_are_written_as_xml_schema_has_them(made: Tables) -> None:
    cells = {str(row["primary"]) for row in rows(made["types"])}
    values = [str(row["value"]) for row in rows(made["outcomes"]) if row["value"]]
    assert cells <= {"", "true", "false"}
    assert len(values) > 500
    assert not [value for value in values if "E" in value or value.startswith("'")]


def test_text_that_a_spreadsheet_would_run_is_preceded_by_an_apostrophe() -> None:
    from casegraph.cells import safe_cell

    assert safe_cell("=1+1") == "'=1+1"
