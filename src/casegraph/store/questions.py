"""Asking a competency question: its values are checked, then stand in its VALUES as RDF terms."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from casegraph.errors import QueryError, did_you_mean
from casegraph.model import ANY, Parameter, Question, Vocabulary
from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, PREFIXES, case_iri
from casegraph.store.query import Answer, run_query

__all__ = ["Known", "Values", "ask", "bound_query", "choices", "in_words"]

Values = Mapping[str, str | int]
_SHOWN = 80


@dataclass(frozen=True)
class Known:
    """What the value of a parameter may name: concepts, and cases by id with their titles."""

    vocabulary: Vocabulary
    cases: Mapping[str, str]


def ask(store: Graphs, question: Question, values: Values, known: Known) -> Answer:
    """Answer a question; QueryError names the parameter whose value is missing or wrong."""
    return run_query(store, bound_query(question, values, known))


def bound_query(question: Question, values: Values, known: Known) -> str:
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
        query = _filled_in(query, name, _term(name, parameter, str(value), known))
    return query


def _filled_in(query: str, name: str, term: str) -> str:
    places = rf"(VALUES \?{name} )\{{[^}}]*\}}"
    return re.sub(places, lambda found: f"{found[1]}{{ {term} }}", query)


def in_words(question: Question, values: Values, known: Known) -> str:
    """The question with the names of what is filled in; what is not known stays as it is.

    What nobody asked for is left out, or said as the question wants it.
    """
    asked, names = question.question, {}
    for name, parameter in question.parameters.items():
        value = str(values.get(name, parameter.default))
        names[name] = _name(parameter, value, known)
        if parameter.words and value == str(parameter.default):
            asked = _without(asked, parameter.words, parameter.otherwise)
    return asked.format_map(names)


def _without(question: str, words: str, otherwise: str | None) -> str:
    if otherwise:
        return question.replace(words, otherwise)
    return re.sub(rf"[ ,]*{re.escape(words)}", "", question)


def _name(parameter: Parameter, value: str, known: Known) -> str:
    if value == ANY or parameter.kind == "year":
        return value
    if parameter.kind == "case":
        return f"“{known.cases.get(value, value)}”"
    scheme, _, slug = value.rpartition("/")
    schemes = [scheme] if scheme else parameter.schemes
    labels = [known.vocabulary.label(name, slug) for name in schemes]
    return f"“{next((label for label in labels if label != slug), value)}”"


def _refuse_unknown(question: Question, values: Values) -> None:
    for name in values:
        if name not in question.parameters:
            takes = ", ".join(question.parameters) or "none"
            near = did_you_mean(name, tuple(question.parameters)) or f"It takes: {takes}."
            raise QueryError(f"{question.id} has no parameter {name[:_SHOWN]!r}. {near}")


def _term(name: str, parameter: Parameter, value: str, known: Known) -> str:
    if value == ANY and parameter.open:
        return "UNDEF"
    if parameter.schemes:
        return str(_concept(name, parameter, value, known.vocabulary))
    return str(_case(name, value, known.cases) if parameter.kind == "case" else _year(name, value))


def choices(parameter: Parameter, known: Known) -> dict[str, str]:
    """The words of which one may be filled in, with their names; besides them years, if of that."""
    words = dict(known.cases) if parameter.kind == "case" else {}
    full = _concepts(parameter, known.vocabulary)
    times = Counter(concept.partition("/")[2] for concept in full)
    for concept in full:
        scheme, _, slug = concept.partition("/")
        among = f" ({scheme})" if len(parameter.schemes) > 1 else ""
        name = f"{known.vocabulary.label(scheme, slug)}{among}"
        words[slug if times[slug] == 1 else concept] = name
    return words | ({ANY: ANY} if parameter.open else {})


def _concepts(parameter: Parameter, vocabulary: Vocabulary) -> list[str]:
    """Every concept that a parameter takes, as `scheme/slug`."""
    return [f"{s}/{slug}" for s in parameter.schemes for slug in vocabulary.scheme(s).by_slug]


def _concept(name: str, parameter: Parameter, value: str, vocabulary: Vocabulary) -> NamedNode:
    """The concept of that slug, or `scheme/slug` where there are several schemes to choose from."""
    full = _concepts(parameter, vocabulary)
    found = [concept for concept in full if value in (concept, concept.partition("/")[2])]
    if len(found) == 1:
        return NamedNode(f"{BASE}vocab/{found[0]}")
    if found:
        raise QueryError(f"{name} is {value!r}, which may be {_either(found)}. Write one of them.")
    near = did_you_mean(value, [*(concept.partition("/")[2] for concept in full), *full])
    see = near or f"Look it up in vocab/{parameter.schemes[0]}."
    wrong = f"{name} is {value[:_SHOWN]!r}, no concept of {_either(parameter.schemes)}."
    raise QueryError(f"{wrong} {see}")


def _case(name: str, value: str, cases: Collection[str]) -> NamedNode:
    if value in cases:
        return NamedNode(case_iri(value))
    near = did_you_mean(value, tuple(cases)) or "Find one by searching."
    raise QueryError(f"{name} is {value[:_SHOWN]!r}, but there is no such case. {near}")


def _year(name: str, value: str) -> Literal:
    if not re.fullmatch("[0-9]{4}", value):
        raise QueryError(f"{name} is {value[:_SHOWN]!r}. Expected a year such as 2010.")
    return Literal(value, datatype=NamedNode(f"{PREFIXES['xsd']}integer"))


def _either(words: Sequence[str]) -> str:
    return " or ".join(words)
