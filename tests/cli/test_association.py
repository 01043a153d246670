"""The command association: what it prints, and what it says of it."""

import csv
import io
import json

from tests.cli.conftest import Run


def test_a_table_of_the_first_pairs_with_the_note_on_standard_error(run: Run) -> None:
    said = run("association", "barrier", "type", "--limit", "3")
    assert len(said.out.strip().splitlines()) == 5
    assert "not drawn at random" in said.err
    assert "3 of " in said.err


def test_csv_has_all_pairs(run: Run) -> None:
    said = run("association", "mechanism", "outcome[direction=improved]", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(said.out)))) > 1000
    assert "not drawn at random" in said.err


def test_json_carries_the_note(run: Run) -> None:
    told = json.loads(run("association", "barrier", "barrier", "--format", "json").out)
    assert len(told["note"]) == 6


def test_an_unknown_dimension_is_wrong_input(run: Run) -> None:
    said = run("association", "barier", "type")
    assert (said.code, said.out) == (1, "")
    assert "Did you mean 'barrier'?" in said.err
