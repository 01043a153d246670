"""The command that tells who met a barrier: each form, the filters, and what is wrong."""

import csv
import io
import json

from tests.cli.conftest import Run


def test_a_table_names_things_as_people_do(run: Run) -> None:
    said = run("barriers", "silos", "--resolution", "resolved")
    assert "gov-uk" in said.out
    assert "One-stop shop" in said.out
    assert said.err.startswith("6 encounters in 6 cases: 6 resolved, 0 partly, 0 not; of 0")


def test_csv_has_a_row_an_encounter(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("barriers", "silos", "--format", "csv").out)))
    assert len(rows) == 20
    assert rows[0]["encounter"] == "https://w3id.org/casegraph/case/gov-uk#barrier-silos"
    assert rows[0]["source_urls"].count("; ") == 1


def test_json_has_lists(run: Run) -> None:
    rows = json.loads(run("barriers", "Silos", "--format", "json", "--limit", "1").out)
    assert rows[0]["mechanisms"] == ["one-stop-shop"]


def test_several_barriers_and_filters_are_taken(run: Run) -> None:
    words = ("barriers", "silos", "mistrust", "--resolution", "unresolved", "--country", "GB")
    rows = json.loads(run(*words, "--format", "json").out)
    assert [row["case"] for row in rows] == ["total-place-england"]


def test_what_is_left_out_is_mentioned(run: Run) -> None:
    assert "2 of 21 are printed; --limit prints more." in run("barriers", "silos", "--limit=2").err


def test_without_a_barrier_all_are_listed(run: Run) -> None:
    rows = json.loads(run("barriers", "--format", "json").out)
    assert len(rows) == 53
    assert {"barrier": "silos", "encounters": 21, "resolved": 6}.items() <= next(
        row for row in rows if row["barrier"] == "silos"
    ).items()


def test_an_unknown_barrier_is_wrong_input(run: Run) -> None:
    said = run("barriers", "silo")
    assert (said.code, said.out) == (1, "")
    assert "Did you mean 'silos'?" in said.err
