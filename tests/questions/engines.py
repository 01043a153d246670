"""The two engines, and their answers in one form: short names, plain numbers, dates."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from pyoxigraph import RdfFormat, Store
from rdflib import Graph, Literal

from casegraph.model import Question
from casegraph.store.iris import BASE
from casegraph.store.query import run_query

FIXTURES = Path(__file__).parent / "fixtures"

Cell = str | int | Decimal | None
Row = dict[str, Cell]


def examples(question: Question) -> dict[str, str | int]:
    """The values that the files of a question hold themselves."""
    return {name: parameter.example for name, parameter in question.parameters.items()}


def fixture_store(name: str) -> Store:
    """The hand-written graph of a question, in Oxigraph."""
    store = Store()
    store.load(path=str(FIXTURES / f"{name}.ttl"), format=RdfFormat.TURTLE)
    return store


def fixture_graph(name: str) -> Graph:
    """The same in rdflib."""
    return Graph().parse(FIXTURES / f"{name}.ttl")


def in_oxigraph(store: Store, query: str) -> list[Row]:
    """The rows of an answer of Oxigraph."""
    answer = run_query(store, query)
    return [{name: _cell(value) for name, value in row.items()} for row in answer]


def in_rdflib(graph: Graph, query: str) -> list[Row]:
    """The rows of an answer of rdflib's own engine."""
    result = graph.query(query)
    names = [str(variable) for variable in result.vars or ()]
    rows = (row for row in result if isinstance(row, tuple))
    return [{name: _cell(row[at]) for at, name in enumerate(names)} for row in rows]


def texts(rows: list[Row]) -> list[tuple[str, ...]]:
    """Rows as the files of expected rows spell them; what is not bound is empty."""
    return [tuple(_text(value) for value in row.values()) for row in rows]


def _text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return "" if cell is None else str(cell)


def _cell(value: object) -> Cell:
    if isinstance(value, Literal):
        number = isinstance(value.value, int | Decimal) and not isinstance(value.value, bool)
        value = value.value if number else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int | Decimal):
        return value
    return str(value).removeprefix(BASE).removeprefix("vocab/")
