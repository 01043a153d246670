"""In-process SPARQL over a snapshot, and its answers as rows, frames or text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse_query_results,
    serialize,
)

from casegraph.errors import MissingExtraError, QueryError
from casegraph.store.graphs import Graphs
from casegraph.store.iris import PREFIXES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Answer", "rows_about", "run_query"]

_AT_ONCE = 500
_NUMBERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "boolean": "true".__eq__,
}


@dataclass(frozen=True)
class Answer:
    """What a query gave: rows for SELECT, one truth for ASK, Turtle for CONSTRUCT and DESCRIBE."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    truth: bool | None = None
    turtle: str | None = None
    json: str | None = field(default=None, repr=False)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """The rows as mappings from column to value; unbound values are None."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> "pd.DataFrame":
        """The rows as a pandas DataFrame; MissingExtraError if pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            message = "to_frame() needs pandas. Install it with: pip install pandas"
            raise MissingExtraError(message) from error
        return pd.DataFrame(self.rows, columns=list(self.columns))


def run_query(store: Graphs, query: str) -> Answer:
    """Answer a SPARQL query over all graphs merged; the usual prefixes need no declaration."""
    try:
        result = store.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"The query cannot be read: {error}") from error
    if isinstance(result, QueryTriples):
        turtle = serialize(result, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
        return Answer(turtle=turtle.decode())
    text = result.serialize(format=QueryResultsFormat.JSON) or b""
    if isinstance(result, QueryBoolean):
        return Answer(truth=bool(result), json=text.decode())
    solutions = parse_query_results(text, format=QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions), "what is neither graph nor truth is a table"
    columns = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(_value(term) for term in solution) for solution in solutions)
    return Answer(columns, rows, json=text.decode())


def rows_about(store: Graphs, query: str, things: Iterable[NamedNode]) -> Iterator[QuerySolution]:
    """The rows of a query about many things, which replace its `%s`, some hundred at a time."""
    waiting = list(things)
    for start in range(0, len(waiting), _AT_ONCE):
        named = " ".join(map(str, waiting[start : start + _AT_ONCE]))
        rows = store.query(query % named, prefixes=PREFIXES)
        assert isinstance(rows, QuerySolutions), "asked with SELECT"
        yield from rows


def _value(term: Any) -> Any:
    """A term as the Python value nearest to it."""
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    name = term.datatype.value.removeprefix(PREFIXES["xsd"])
    if name == "date":
        return date.fromisoformat(term.value)
    return _NUMBERS.get(name, str)(term.value)
