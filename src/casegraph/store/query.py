"""In-process SPARQL over a snapshot, and its answers as values, frames, graphs or text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from casegraph.errors import EndpointError, InputError, NotAcceptableError, QueryError
from casegraph.formats import Kind, ResultFormat, formats_of
from casegraph.html import html_table
from casegraph.store.evaluate import Dataset, result, result_format
from casegraph.store.graphs import Graphs, Result
from casegraph.store.iris import PREFIXES
from casegraph.store.serialise import rdf_format, text_of

if TYPE_CHECKING:
    import pandas as pd
    from rdflib import Graph

__all__ = ["Answer", "rows_about", "run_query"]

_AT_ONCE = 500
_KINDS: Mapping[Kind, str] = {"table": "A table", "truth": "A truth value", "graph": "A graph"}
_DIGITS = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")  # Python reads more than XSD
_VALUES: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("integer", "int", "long", "nonNegativeInteger", "positiveInteger"), int),
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


@dataclass(frozen=True)
class Answer:
    """What a query gave: rows for SELECT, one truth for ASK, statements for CONSTRUCT, DESCRIBE."""

    query: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] | None = field(default=None, repr=False)
    _json: bytes = field(default=b"", repr=False)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """The rows as mappings from column to value; unbound values are None."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows if self.triples is None else self.triples)

    def __bool__(self) -> bool:
        return len(self) > 0 if self.truth is None else self.truth

    @property
    def kind(self) -> Kind:
        """Whether it is a table, a truth value or a graph."""
        if self.triples is not None:
            return "graph"
        return "table" if self.truth is None else "truth"

    def to(self, form: str) -> str:
        """The answer in a format of `casegraph.formats`, exactly as its standard has it.

        NotAcceptableError names the formats there are for this kind of answer.
        """
        chosen = self._format(form)
        if self.triples is not None:
            return text_of(self.triples, rdf_format(chosen.name)).decode()
        found = parse_query_results(self._json, format=QueryResultsFormat.JSON)
        return (found.serialize(format=result_format(chosen)) or b"").decode()

    def _format(self, name: str) -> ResultFormat:
        known = formats_of(self.kind)
        for form in known:
            if name in (form.name, *form.aliases):
                return form
        message = f"{_KINDS[self.kind]} cannot be written as {name[:80]!r}."
        raise NotAcceptableError(f"{message} Use one of: {', '.join(f.name for f in known)}.")

    def write(self, path: str | Path, form: str | None = None) -> Path:
        """Write the answer to a file; without a format the ending of its name says which."""
        file = Path(path)
        text = self.to(form or file.suffix.removeprefix(".") or formats_of(self.kind)[0].name)
        try:
            file.write_bytes(text.encode())
        except OSError as error:
            raise InputError(f"{file} cannot be written: {error.strerror or error}.") from error
        return file

    def records(self) -> list[dict[str, Any]]:
        """The rows as JSON has them: numbers, truth values, texts, nulls."""
        return [{name: _plain(value) for name, value in row.items()} for row in self]

    def to_frame(self) -> "pd.DataFrame":
        """The rows as a pandas DataFrame with typed columns; what is unbound is NA.

        QueryError for other answers than tables, MissingExtraError if pandas is not installed.
        """
        if self.kind != "table":
            raise QueryError("Only SELECT gives rows for a frame. Use .truth or .to_graph() here.")
        from casegraph.store.frames import frame

        return frame(self.columns, self.rows)

    def to_graph(self) -> "Graph":
        """The statements as an rdflib graph; QueryError for other answers than graphs."""
        if self.triples is None:
            message = "Only CONSTRUCT and DESCRIBE give a graph."
            raise QueryError(f"{message} Use .truth, .rows or .to_frame() here.")
        from casegraph.store.copies import to_rdflib

        graph = to_rdflib(self.triples)
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace, replace=True)
        return graph

    def _repr_html_(self) -> str:
        """The first rows or statements for a notebook."""
        if self.triples is not None:
            parts = (map(_value, (one.subject, one.predicate, one.object)) for one in self.triples)
            head = ("subject", "predicate", "object")
            return html_table(f"{len(self):,} statements", head, map(tuple, parts))
        if self.truth is not None:
            return html_table("Answer", (), [(self.truth,)])
        return html_table(f"{len(self):,} rows", self.columns, self.rows)


def run_query(store: Graphs, query: str) -> Answer:
    """Answer a SPARQL query over all graphs merged; the usual prefixes need no declaration."""
    try:
        return _answer(query, result(store, query, Dataset()))
    except OSError as error:
        raise EndpointError(f"An endpoint that the query calls failed: {error}") from error


def _answer(query: str, found: Result) -> Answer:
    if not isinstance(found, QuerySolutions | QueryBoolean):
        return Answer(query, triples=tuple(found))
    text = found.serialize(format=QueryResultsFormat.JSON) or b""
    if isinstance(found, QueryBoolean):
        return Answer(query, truth=bool(found), _json=text)
    return table(query, text)


def table(query: str, text: bytes) -> Answer:
    """The answer to a SELECT from its SPARQL JSON."""
    solutions = parse_query_results(text, format=QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions), "what is neither graph nor truth is a table"
    columns = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(_value(term) for term in solution) for solution in solutions)
    return Answer(query, columns, rows, _json=text)


def rows_about(store: Graphs, query: str, things: Iterable[NamedNode]) -> Iterator[QuerySolution]:
    """The rows of a query about many things, which replace its `%s`, some hundred at a time."""
    waiting = list(things)
    for start in range(0, len(waiting), _AT_ONCE):
        named = " ".join(map(str, waiting[start : start + _AT_ONCE]))
        rows = store.query(query % named, prefixes=PREFIXES)
        assert isinstance(rows, QuerySolutions), "asked with SELECT"
        yield from rows


def _value(term: Any) -> Any:
    """A term as the Python value nearest to it; a literal that is none of its type as text."""
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    make = _VALUES.get(term.datatype.value.removeprefix(PREFIXES["xsd"]), str)
    if make in (int, Decimal) and not _DIGITS.fullmatch(term.value):
        return term.value
    try:
        return make(term.value)
    except (ArithmeticError, KeyError, ValueError):
        return term.value


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, float) and not isfinite(value) else value
