"""Each question on the real corpus: its invariants, one order, and the same in both engines."""

import re
from collections.abc import Callable

import pytest
from pyoxigraph import Store
from rdflib import Graph

from casegraph.files.questions import read_questions
from casegraph.model import Question
from casegraph.resources import ontology_folder
from casegraph.store.questions import Known, bound_query
from tests.questions.engines import Row, examples, fixture_store, in_oxigraph, in_rdflib, texts
from tests.questions.invariants import INVARIANTS, Asked

QUESTIONS = read_questions(ontology_folder())
RULES = [(name, at) for name, rules in INVARIANTS.items() for at in range(len(rules))]
Values = dict[str, str | int]
UNANSWERED = {"one-person-dependency": "no barrier is coded as lone-innovator-dependency yet"}


def _asked(store: Store, question: Question, values: Values, known: Known) -> Asked:
    query = bound_query(question, values, known)
    terms = re.findall(r'VALUES \?(\w+) \{ (?:<(.*)>|"(.*)"\S*|UNDEF) \}', query)
    return Asked(store, {name: iri or text or None for name, iri, text in terms})


def _least(question: Question) -> Values:
    """As little filled in as possible: what may be left open is."""
    needed = {name for name, parameter in question.parameters.items() if parameter.default is None}
    return {name: value for name, value in examples(question).items() if name in needed}


def _rows(asked: Asked, question: Question, values: Values, known: Known) -> list[Row]:
    return in_oxigraph(asked.store, bound_query(question, values, known))


def test_every_stated_invariant_has_a_check() -> None:
    stated = {name: len(question.invariants) for name, question in QUESTIONS.items()}
    assert {name: len(rules) for name, rules in INVARIANTS.items()} == stated


@pytest.mark.parametrize(("name", "at"), RULES)
def test_an_invariant_fails_on_rows_that_break_it(name: str, at: int, known: Known) -> None:
    asked = _asked(fixture_store(name), QUESTIONS[name], examples(QUESTIONS[name]), known)
    assert not INVARIANTS[name][at].holds(list(INVARIANTS[name][at].broken), asked)


@pytest.mark.parametrize(("name", "at"), RULES)
def test_an_invariant_holds_on_the_fixture(name: str, at: int, known: Known) -> None:
    question, values = QUESTIONS[name], examples(QUESTIONS[name])
    asked = _asked(fixture_store(name), question, values, known)
    assert INVARIANTS[name][at].holds(_rows(asked, question, values, known), asked)


@pytest.mark.parametrize("filled_in", [examples, _least])
@pytest.mark.parametrize(("name", "at"), RULES)
def test_an_invariant_holds_on_the_corpus(
    name: str, at: int, filled_in: Callable[[Question], Values], corpus: Store, known: Known
) -> None:
    question = QUESTIONS[name]
    values = filled_in(question)
    asked = _asked(corpus, question, values, known)
    assert INVARIANTS[name][at].holds(_rows(asked, question, values, known), asked)


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in UNANSWERED])
def test_the_corpus_has_an_answer(name: str, corpus: Store, known: Known) -> None:
    question = QUESTIONS[name]
    assert in_oxigraph(corpus, bound_query(question, _least(question), known))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_order_leaves_no_two_rows_equal(name: str, corpus: Store, known: Known) -> None:
    question = QUESTIONS[name]
    rows = in_oxigraph(corpus, bound_query(question, _least(question), known))
    order = question.query.rpartition("ORDER BY")[2]
    keys = [column for column in re.findall(r"\?(\w+)", order) if column in question.columns]
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)


def test_the_questions_slow_in_rdflib_are_these() -> None:
    assert [name for name, question in QUESTIONS.items() if question.slow] == ["condition-matrix"]


@pytest.mark.parametrize("name", [name for name, asked in QUESTIONS.items() if not asked.slow])
def test_rdflib_and_oxigraph_agree_on_the_corpus(
    name: str, corpus: Store, corpus_in_rdflib: Graph, known: Known
) -> None:
    query = bound_query(QUESTIONS[name], _least(QUESTIONS[name]), known)
    assert texts(in_rdflib(corpus_in_rdflib, query)) == texts(in_oxigraph(corpus, query))
