"""In-process SPARQL: rows of Python values, one truth, or Turtle."""

from decimal import Decimal

import pytest
from pyoxigraph import Store
from rdflib import Dataset

from casegraph.errors import QueryError
from casegraph.repository import Repository
from casegraph.store.query import run_query


def test_select_gives_python_values() -> None:
    answer = run_query(Store(), 'SELECT (1 AS ?n) (2.5 AS ?d) ("x" AS ?t) (true AS ?b) ?none {}')
    assert answer.columns == ("n", "d", "t", "b", "none")
    assert answer.rows == ((1, Decimal("2.5"), "x", True, None),)


def test_ask_gives_a_truth() -> None:
    assert run_query(Store(), "ASK {}").truth is True


def test_construct_gives_turtle() -> None:
    turtle = run_query(Store(), "CONSTRUCT { cg:a cg:b cg:c } WHERE {}").turtle
    assert turtle is not None
    assert "cg:a cg:b cg:c" in turtle


def test_a_query_that_cannot_be_read_is_an_input_error() -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        run_query(Store(), "SELECT WHERE {")


def test_rows_become_a_frame() -> None:
    frame = run_query(Store(), "SELECT (1 AS ?n) {}").to_frame()
    assert frame.to_dict("list") == {"n": [1]}


def test_rdflib_sees_the_same_cases(repository: Repository) -> None:
    assert isinstance(repository.graph, Dataset)
    found = repository.graph.query(
        "SELECT (COUNT(?c) AS ?n) { ?c a <https://w3id.org/casegraph/ns#Case> }"
    )
    assert [int(str(row[0])) for row in found] == [73]  # type: ignore[index]  # SELECT gives rows
