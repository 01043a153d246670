"""Answers of queries: read from any format, and compared as the W3C tests mean it."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from typing import Literal as Word

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

__all__ = ["Answer", "Likeness", "Table", "likeness", "read_answer"]

Likeness = Word["same", "same values", "different"]
"""`same values`: alike but for the way numbers are written, such as 1.50 for 1.5."""

Term = NamedNode | BlankNode | Literal | Triple

_BASE = "http://www.example/"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_TABLES: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}


@dataclass(frozen=True)
class Table:
    """What SELECT gives; a row holds only what is bound."""

    variables: frozenset[str]
    rows: tuple[dict[str, Term], ...]


Answer = bool | Table | tuple[Triple, ...]


def read_answer(body: bytes, media_type: str, base: str = _BASE) -> Answer:
    """The answer that a body in one of the formats holds; SyntaxError if it holds none."""
    if media_type in _TABLES:
        return _results(body, _TABLES[media_type])
    if media_type == "text/csv":
        return _cells(body.decode())
    form = RdfFormat.from_media_type(media_type)
    assert form is not None, f"{media_type} is no format of answers"
    graph = tuple(quad.triple for quad in parse(body, form, base_iri=base))
    return _Described(graph).table() or graph


def likeness(one: Answer, other: Answer, *, ordered: bool) -> Likeness:
    """How alike two answers are; blank nodes are matched whatever their labels are."""
    verdicts: tuple[tuple[Callable[[Term], Term], Likeness], ...] = (
        (_as_written, "same"),
        (_by_value, "same values"),
    )
    for written, verdict in verdicts:
        if _canonical(one, written, ordered=ordered) == _canonical(other, written, ordered=ordered):
            return verdict
    return "different"


def _results(body: bytes, form: QueryResultsFormat) -> bool | Table:
    found = parse_query_results(body, form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return Table(frozenset(names), tuple(_bound(names, row) for row in found))


def _bound(names: list[str], row: Any) -> dict[str, Term]:
    return {name: row[name] for name in names if row[name] is not None}


def _cells(text: str) -> Table:
    """A table from CSV, which tells neither IRIs nor types: only numbers are known as such."""
    names, *rows = csv.reader(text.splitlines())
    bound = (zip(names, map(_cell, row), strict=True) for row in rows)
    return Table(frozenset(names), tuple({n: c for n, c in row if c} for row in bound))


def _cell(text: str) -> Term | None:
    if text.startswith("_:"):
        return BlankNode(text[2:])
    kind = NamedNode(f"{_XSD}double") if _NUMBER.fullmatch(text) else None
    return Literal(text, datatype=kind) if text else None


class _Described:
    """A table written down in RDF."""

    def __init__(self, graph: tuple[Triple, ...]) -> None:
        self._graph = graph

    def table(self) -> Table | None:
        """The table, if the graph describes one."""
        names = self._all("resultVariable")
        if not names:
            return None
        solutions = self._all("solution")
        return Table(frozenset(map(_text, names)), tuple(map(self._row, solutions)))

    def _row(self, solution: Term) -> dict[str, Term]:
        bindings = self._all("binding", solution)
        return {_text(*self._all("variable", b)): self._all("value", b)[0] for b in bindings}

    def _all(self, name: str, subject: Term | None = None) -> list[Term]:
        return [
            triple.object
            for triple in self._graph
            if triple.predicate.value == _RS + name and subject in (None, triple.subject)
        ]


def _text(term: Term) -> str:
    assert isinstance(term, Literal)
    return term.value


def _canonical(answer: Answer, written: Callable[[Term], Term], *, ordered: bool) -> object:
    if isinstance(answer, bool):
        return answer
    rows = _statements(answer, ordered=ordered) if isinstance(answer, Table) else answer
    dataset = Dataset(Quad(row.subject, row.predicate, written(row.object)) for row in rows)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    kind = answer.variables if isinstance(answer, Table) else "graph"
    return kind, frozenset(dataset)


def _statements(table: Table, *, ordered: bool) -> Iterator[Triple]:
    """A table as statements, a blank node for each row, numbered where the order counts."""
    for number, row in enumerate(table.rows):
        subject = BlankNode()
        yield Triple(subject, NamedNode(f"{_RS}index"), Literal(number if ordered else 0))
        for name, term in row.items():
            yield Triple(subject, NamedNode(f"{_RS}{name}"), term)


def _as_written(term: Term) -> Term:
    return term


def _by_value(term: Term) -> Term:
    """A number or truth value in the one way to write it; any other term as it is."""
    if not isinstance(term, Literal) or term.datatype not in _VALUES:
        return term
    try:
        return Literal(_VALUES[term.datatype](term.value), datatype=term.datatype)
    except (ArithmeticError, ValueError):
        return term


def _decimal(text: str) -> str:
    return f"{Decimal(text).normalize():f}"


def _float(text: str) -> str:
    return repr(float(text))


def _truth(text: str) -> str:
    return {"0": "false", "1": "true"}.get(text, text)


_VALUES = {
    NamedNode(f"{_XSD}{name}"): rewrite
    for name, rewrite in (
        ("boolean", _truth),
        ("decimal", _decimal),
        ("double", _float),
        ("float", _float),
        ("integer", _decimal),
    )
}
