"""Charts of answers: names and counts are drawn, what would mislead is not."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.store.query import Answer
from casegraph_api.charts import chart
from casegraph_api.sparql.examples import TOPICS

SILOS = "https://w3id.org/casegraph/vocab/barrier/silos"
CASE = "https://w3id.org/casegraph/case/gov-uk"
Read = Callable[[str], str]


def drawn(columns: tuple[str, ...], *rows: tuple[Any, ...]) -> str | None:
    """The column that is drawn."""
    found = chart(Answer("", columns, rows))
    return columns[found.column] if found else None


@pytest.mark.parametrize(
    ("columns", "row", "column"),
    [
        (("barrier", "cases"), (SILOS, 4), "cases"),
        (("case", "barrier", "times"), (CASE, SILOS, 2), "times"),
        (("case", "told", "sources"), (CASE, 1, 19), "sources"),
        (("case", "has1", "has2"), (CASE, 1, 0), None),
        (("case", "startYear"), (CASE, 1992), None),
        (("case", "value"), (CASE, 2.5), None),
        (("case", "text", "sources"), (CASE, "as told", 3), None),
        (("cases",), (4,), None),
        (("name", "cases"), ("javascript:alert(1)", 4), None),
        (("barrier", "change"), (SILOS, -4), None),
    ],
)
def test_counts_beside_names_are_drawn(
    columns: tuple[str, ...], row: tuple[Any, ...], column: str | None
) -> None:
    assert drawn(columns, row) == column


def test_bars_are_parted_by_how_it_ended() -> None:
    ends = ("resolved", "partly", "unresolved", "unknown")
    found = chart(Answer("", ("barrier", "times", *ends), ((SILOS, 6, 2, 0, 1, 3),)))
    assert found is not None
    assert found.parts == [
        (("resolved", 0, 2), ("unresolved", 2, 1), ("resolution-unknown", 3, 3)),
    ]


def test_bars_of_anything_else_have_no_parts() -> None:
    found = chart(Answer("", ("barrier", "times", "resolved"), ((SILOS, 6, 2),)))
    assert found is not None
    assert found.parts == ()


def test_an_answer_without_rows_has_no_chart() -> None:
    assert drawn(("barrier", "cases")) is None


def test_bars_stand_on_the_page_of_a_question(client: TestClient) -> None:
    page = client.get(
        "/questions/barrier-responses?barrier=silos", headers={"Accept": "text/html"}
    ).text
    figure = page.partition('<figure class="drawn"')[2].partition("</figure>")[0]
    assert figure.count("<svg") == 13
    assert figure.count("<rect") > 13
    assert 'aria-label="resolved 1, partly resolved 1"' in figure
    assert '<rect class="partly-resolved" x="1" width="1" height="1">' in figure
    assert '<li class="unresolved">unresolved</li>' in figure
    assert "/sparql?query=" in page


def test_questions_stand_by_topic(client: TestClient) -> None:
    page = client.get("/questions", headers={"Accept": "text/html"}).text
    places = [page.index(f">{topic}</h2>") for topic in TOPICS]
    assert places == sorted(places)
    assert page.count("<li><h3>") == 31
