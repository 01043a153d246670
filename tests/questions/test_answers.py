"""Each question on a tiny graph written by hand: exactly these rows, in both engines."""

import csv

import pytest

from casegraph.files.questions import read_questions
from casegraph.resources import ontology_folder
from casegraph.store.questions import Known, bound_query
from tests.questions.engines import (
    FIXTURES,
    examples,
    fixture_graph,
    fixture_store,
    in_oxigraph,
    in_rdflib,
    texts,
)

QUESTIONS = read_questions(ontology_folder())


def _expected(name: str) -> tuple[list[str], list[tuple[str, ...]]]:
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, [tuple(row) for row in rows]


def test_thirty_one_questions_are_numbered_without_a_gap() -> None:
    assert [question.number for question in QUESTIONS.values()] == list(range(1, 32))


def test_every_question_has_a_graph_and_expected_rows() -> None:
    names = sorted(file.name for file in FIXTURES.iterdir())
    assert names == sorted(f"{name}.{end}" for name in QUESTIONS for end in ("csv", "ttl"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_columns_are_those_declared_in_their_order(name: str) -> None:
    assert _expected(name)[0] == list(QUESTIONS[name].columns)


@pytest.mark.parametrize("name", QUESTIONS)
def test_oxigraph_gives_exactly_these_rows(name: str, known: Known) -> None:
    question = QUESTIONS[name]
    rows = in_oxigraph(fixture_store(name), bound_query(question, examples(question), known))
    assert [list(row) for row in rows] == [list(question.columns)] * len(rows)
    assert texts(rows) == _expected(name)[1]


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_exactly_these_rows(name: str, known: Known) -> None:
    question = QUESTIONS[name]
    rows = in_rdflib(fixture_graph(name), bound_query(question, examples(question), known))
    assert texts(rows) == _expected(name)[1]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_file_can_be_run_as_it_stands(name: str) -> None:
    assert texts(in_oxigraph(fixture_store(name), QUESTIONS[name].query)) == _expected(name)[1]
