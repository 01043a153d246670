"""The command that asks: the list, the answers in each form, and what is wrong with a call."""

import csv
import io
import json

import pytest

from casegraph.repository import Repository
from tests.cli.conftest import Run


def test_without_a_question_all_are_listed(run: Run) -> None:
    said = run("ask", "--format", "csv")
    rows = {row["question"]: row for row in csv.DictReader(io.StringIO(said.out))}
    assert len(rows) == 31
    assert rows["barrier-responses"]["parameters"] == "barrier=silos"
    assert rows["cases-for-challenge"]["parameters"].endswith(" [level=local] [since=2000]")


def test_a_table_names_things_as_people_do(run: Run) -> None:
    said = run("ask", "cases-for-challenge", "challenge=homelessness")
    assert "Heading Home Hennepin" in said.out
    assert "https://w3id.org" not in said.out


def test_csv_holds_addresses(run: Run) -> None:
    said = run("ask", "barriers-of-case", "case=gov-uk", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert rows
    assert all(row["barrier"].startswith("https://w3id.org/casegraph/vocab/") for row in rows)


def test_json_holds_an_object_for_each_row(run: Run) -> None:
    said = run("ask", "evidence-coverage", "case=gov-uk", "--format", "json")
    (row,) = json.loads(said.out)
    assert row["case"] == "https://w3id.org/casegraph/case/gov-uk"
    assert row["effect"] in (0, 1)


def test_limit_keeps_the_first_rows_and_says_so(run: Run) -> None:
    said = run("ask", "condition-matrix", "--limit", "2", "--format", "csv", *_CONDITIONS)
    assert len(said.out.splitlines()) == 3
    assert said.err == "2 of 73 rows; a higher --limit prints more.\n"


def test_json_holds_numbers(run: Run) -> None:
    rows = json.loads(run("ask", "barriers-by-type", "--format", "json").out)
    assert {type(row["share"]) for row in rows} <= {int, float}


def test_the_query_of_a_question_is_printed_with_its_values(
    run: Run, repository: Repository
) -> None:
    said = run("ask", "barrier-responses", "barrier=mistrust", "--format", "sparql")
    assert "VALUES ?barrier { <https://w3id.org/casegraph/vocab/barrier/mistrust> }" in said.out
    answer = repository.ask("barrier-responses", barrier="mistrust")
    assert repository.sparql(said.out).rows == answer.rows


_CONDITIONS = ("condition1=silos", "condition2=training", "condition3=policy", "condition4=crisis")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("barrier-response",), 3, "Did you mean 'barrier-responses'"),
        (("barrier-responses",), 1, "needs barrier. Add it, for example: barrier=silos"),
        (("barrier-responses", "barrier=silo"), 1, "Did you mean 'silos'"),
        (("barrier-responses", "barier=silos"), 1, "Did you mean 'barrier'?"),
        (("barrier-responses", "silos"), 1, "'silos' has no value. Write it as name=value"),
        (("failures", "a=1", "a=2"), 1, "a is given twice: '1' and '2'."),
        (("failures", "--limit", "0"), 2, "--limit"),
        (("--format", "sparql"), 1, "Name the question whose query is wanted."),
    ],
)
def test_a_wrong_call_says_what_to_do(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    said = run("ask", *words)
    assert (said.code, said.out) == (code, "")
    assert message in said.err
