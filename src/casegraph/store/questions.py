"""Asking a competency question: its values are checked, then stand in its VALUES as RDF terms."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from casegraph.errors import QueryError, did_you_mean
from casegraph.model import ANY, Parameter, Question, Vocabulary
from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, PREFIXES, case_iri
from casegraph.store.query import Answer, run_query

__all__ = ["Known", "ask", "bound_query"]


@dataclass(frozen=True)
class Known:
    """What the value of a parameter may name."""

    vocabulary: Vocabulary
    cases: Collection[str]


def ask(store: Graphs, question: Question, values: Mapping[str, str | int], known: Known) -> Answer:
    """Answer a question; QueryError names the parameter whose value is missing or wrong."""
    return run_query(store, bound_query(question, values, known))


def bound_query(question: Question, values: Mapping[str, str | int], known: Known) -> str:
    """The query of a question with values in place of the examples that its file holds.

    A value never gets into the query as text: it has to name a concept, a case or a year, and
    what is written is the term of that.
    """
    _refuse_unknown(question, values)
    query = question.query
    for name, parameter in question.parameters.items():
        value = values.get(name, parameter.default)
        if value is None:
            example = f"{name}={parameter.example}"
            raise QueryError(f"{question.id} needs {name}. Add it, for example: {example}")
        block = f"VALUES ?{name} {{ {_term(name, parameter, str(value), known)} }}"
        query = re.sub(rf"VALUES \?{name} \{{[^}}]*\}}", block, query)
    return query


def _refuse_unknown(question: Question, values: Mapping[str, str | int]) -> None:
    for name in values:
        if name not in question.parameters:
            takes = ", ".join(question.parameters) or "none"
            near = did_you_mean(name, tuple(question.parameters)) or f"It takes: {takes}."
            raise QueryError(f"{question.id} has no parameter {name!r}. {near}")


def _term(name: str, parameter: Parameter, value: str, known: Known) -> str:
    if value == ANY and parameter.open:
        return "UNDEF"
    if parameter.schemes:
        return str(_concept(name, parameter, value, known.vocabulary))
    return str(_case(name, value, known.cases) if parameter.kind == "case" else _year(name, value))


def _concept(name: str, parameter: Parameter, value: str, vocabulary: Vocabulary) -> NamedNode:
    """The concept of that slug, or `scheme/slug` where there are several schemes to choose from."""
    slugs = {s: vocabulary.scheme(s).by_slug for s in parameter.schemes}
    full = [f"{scheme}/{slug}" for scheme, known in slugs.items() for slug in known]
    found = [concept for concept in full if value in (concept, concept.partition("/")[2])]
    if len(found) == 1:
        return NamedNode(f"{BASE}vocab/{found[0]}")
    if found:
        raise QueryError(f"{name} is {value!r}, which may be {_either(found)}. Write one of them.")
    near = did_you_mean(value, [*(slug for known in slugs.values() for slug in known), *full])
    see = near or f"Look it up: casegraph show vocab/{parameter.schemes[0]}"
    raise QueryError(f"{name} is {value!r}, no concept of {_either(parameter.schemes)}. {see}")


def _case(name: str, value: str, cases: Collection[str]) -> NamedNode:
    if value in cases:
        return NamedNode(case_iri(value))
    near = did_you_mean(value, tuple(cases)) or "Find one: casegraph search"
    raise QueryError(f"{name} is {value!r}, but there is no such case. {near}")


def _year(name: str, value: str) -> Literal:
    if not re.fullmatch("[0-9]{4}", value):
        raise QueryError(f"{name} is {value!r}. Expected a year such as 2010.")
    return Literal(value, datatype=NamedNode(f"{PREFIXES['xsd']}integer"))


def _either(words: Sequence[str]) -> str:
    return " or ".join(words)
