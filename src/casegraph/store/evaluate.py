"""One query to the bytes of its answer, within bounds: what worker processes do."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    Triple,
    serialize,
)

from casegraph.errors import QueryError, ResultTooLargeError
from casegraph.formats import ResultFormat
from casegraph.store.graphs import Graphs, Result
from casegraph.store.iris import BASE, PREFIXES
from casegraph.store.serialise import rdf_format, with_sorted_prefixes

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["Bounds", "Dataset", "evaluate", "result", "result_format"]

_RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
# In what the parser expects: a class of characters, and a sentence that is no token.
_CHARACTERS = re.compile(r"(?:, )?\[(?:'[^']*'[ .=|\n]*|_)+\]")
_SENTENCE = re.compile(r"(?:[A-Z]\w* )+[a-z][^,]+")
_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*+"')
_QUOTED_CSV = re.compile(rb'"[^"]*+"')  # a doubled quote is two strings side by side


@dataclass(frozen=True)
class Bounds:
    """How many rows or statements, and how many bytes, an answer may have."""

    rows: int
    size: int


@dataclass(frozen=True)
class Dataset:
    """The graphs that a request names; they replace those that the query names.

    Where neither kind is given, the query decides. Nothing is ever loaded: a graph that is not in
    the store is empty.
    """

    default: Sequence[str] | None = None
    named: Sequence[str] | None = None

    def options(self) -> dict[str, list[NamedNode]]:
        """The dataset as the store takes it: if one kind is given, the other is empty."""
        if self.default is None and self.named is None:
            return {}
        return {
            "default_graph": [NamedNode(iri) for iri in self.default or ()],
            "named_graphs": [NamedNode(iri) for iri in self.named or ()],
        }


class _Sink(BytesIO):
    """A file in memory that refuses to grow beyond a size."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, part: "Buffer") -> int:
        written = super().write(part)
        if self.tell() > self.most:
            raise _too_large(f"{self.most:,} bytes")
        return written


Label = Callable[[Graphs, Iterable[Triple]], Iterable[Triple]]


def evaluate(
    store: Graphs,
    query: str,
    form: ResultFormat,
    dataset: Dataset,
    bounds: Bounds,
    label: Label | None = None,
) -> tuple[bytes, int]:
    """The bytes of the answer in that format, and its number of rows or statements.

    *label* adds statements to a graph. QueryError if the query cannot be read or its kind of
    answer cannot be written in that format, ResultTooLargeError beyond the bounds.
    """
    found = result(store, query, dataset)
    sink = _Sink(bounds.size)
    if isinstance(found, QueryTriples):
        counted = _Counted(label(store, found) if label else found, bounds.rows)
        serialize(counted, sink, format=rdf_format(form.name), prefixes=_prefixes(form))
        return with_sorted_prefixes(sink.getvalue()), counted.number
    found.serialize(sink, format=result_format(form))
    body = sink.getvalue()
    rows = 1 if isinstance(found, QueryBoolean) else _rows(body, form.name, bounds.rows)
    return body, rows


def result_format(form: ResultFormat) -> QueryResultsFormat:
    """The store's own name of a format for tables; QueryError if it is one for graphs."""
    if form.name not in _RESULTS:
        raise QueryError(f"{form.label} holds graphs; this query gives none.")
    return _RESULTS[form.name]


def result(store: Graphs, query: str, dataset: Dataset) -> Result:
    """What the store finds; QueryError if the query cannot be read."""
    options: Mapping[str, list[NamedNode]]
    try:
        options = dataset.options()
    except ValueError as error:
        raise QueryError(f"A graph of the dataset has no IRI for a name: {error}.") from error
    try:
        return store.query(query, base_iri=BASE, prefixes=_named_in(query), **options)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise QueryError(f"The query cannot be read: {_plainly(str(error))}") from error


def _plainly(message: str) -> str:
    """What the parser says, without its classes of characters; a sentence of its own goes alone."""
    place, expected, wanted = _CHARACTERS.sub("", message).partition("expected ")
    sentence = _SENTENCE.search(wanted)
    if sentence:
        return f"{place}{sentence[0]}."
    known = wanted.removeprefix("one of").strip(" ,")
    return f"{place}{expected}{wanted}" if known else f"{place}unexpected here"


def _named_in(query: str) -> dict[str, str]:
    """The prefixes that a query may mean; each costs the store a microsecond to read."""
    if "\\" in query:
        return PREFIXES  # one may be spelled with an escape
    return {prefix: iri for prefix, iri in PREFIXES.items() if f"{prefix}:" in query}


class _Counted:
    """Statements, counted as they pass; ResultTooLargeError beyond the bound."""

    def __init__(self, triples: Iterable[Triple], most: int) -> None:
        self.triples, self.most, self.number = triples, most, 0

    def __iter__(self) -> Iterator[Triple]:
        for triple in self.triples:
            self.number += 1
            if self.number > self.most:
                raise _too_large(f"{self.most:,} statements")
            yield triple


def _rows(body: bytes, form: str, most: int) -> int:
    """The rows of a table, counted in its text."""
    rows = _COUNTED[form](body)
    if rows > most:
        raise _too_large(f"{most:,} rows")
    return rows


def _rows_of_json(body: bytes) -> int:
    """Within a string a quote is escaped, so `"}},{"` stands between rows and nowhere else.

    A row without values is `{}`; where there may be one, strings are taken out first.
    """
    if b"{}" not in body:
        return 0 if b'"bindings":[]' in body else body.count(b'"}},{"') + 1
    bare = _QUOTED.sub(b"", body)
    return 0 if b":[]}}" in bare else bare.count(b"},{") + 1


_COUNTED: Mapping[str, Callable[[bytes], int]] = {
    "json": _rows_of_json,
    "xml": lambda body: body.count(b"<result>"),
    "csv": lambda body: _QUOTED_CSV.sub(b"", body).count(b"\n") - 1,
    "tsv": lambda body: body.count(b"\n") - 1,
}


def _prefixes(form: ResultFormat) -> dict[str, str] | None:
    return PREFIXES if form.name in ("ttl", "trig", "rdf", "jsonld") else None


def _too_large(bound: str) -> ResultTooLargeError:
    return ResultTooLargeError(
        f"The answer has more than {bound}, the most that one answer may have; nothing is cut off "
        "silently. Ask for less with LIMIT or a narrower pattern, or take a dump from /dumps/."
    )
