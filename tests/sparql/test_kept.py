"""Kept answers: the same question is worked out once, unless somebody wants it anew."""

import pytest
from starlette.testclient import TestClient

from casegraph.sparql.engine import Reply
from casegraph.sparql.kept import Kept

QUERY = {"query": "SELECT (COUNT(DISTINCT ?place) AS ?kept) { ?case cg:inPlace ?place }"}


def _cost(client: TestClient, **headers: str) -> str:
    answer = client.get("/sparql", params=QUERY, headers=headers)
    assert answer.json()["results"]["bindings"]
    return answer.headers["server-timing"].partition(",")[0]


def _reply(size: int) -> Reply:
    return Reply(b"x" * size, compressed=False, rows=1, seconds=1.0)


def test_what_was_asked_before_costs_no_query_time(client: TestClient) -> None:
    _cost(client)
    assert _cost(client) == "query;dur=0.000"


@pytest.mark.parametrize("wish", ["no-cache", "no-store"])
def test_who_wants_it_anew_gets_it_anew(client: TestClient, wish: str) -> None:
    _cost(client)
    assert _cost(client, **{"Cache-Control": wish}) != "query;dur=0.000"


def test_the_oldest_goes_when_room_runs_out() -> None:
    kept = Kept(100_000)
    for name in ("a", "b", "c"):
        kept.keep(name, _reply(3_000))
    for number in range(26):
        kept.get("a")
        kept.keep(f"n{number}", _reply(3_000))
    assert (kept.get("a") is not None, kept.get("b")) == (True, None)


def test_a_large_answer_is_not_kept() -> None:
    kept = Kept(100_000)
    kept.keep("large", _reply(4_000))
    assert kept.get("large") is None


def test_without_room_nothing_is_kept() -> None:
    kept = Kept(0)
    kept.keep("small", _reply(1))
    assert kept.get("small") is None
