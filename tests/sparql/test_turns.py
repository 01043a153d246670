"""Turns: nobody's many queries delay another's one."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from casegraph.errors import BusyError
from casegraph.sparql.engine import Reply
from casegraph.sparql.pool import Pool
from casegraph.sparql.turns import Turns
from tests.sparql.conftest import LIMITS, ask
from tests.sparql.test_pool import ENDLESS, run


def _turns(joining: str) -> tuple[Turns[None], dict[asyncio.Future[None], str]]:
    """Places of clients that are called by one letter, in the order in which they came."""
    turns: Turns[None] = Turns()
    places = {asyncio.Future[None](): client for client in joining}
    for place, client in places.items():
        turns.join(client, place)
    return turns, places


def _order(turns: Turns[None], places: dict[asyncio.Future[None], str]) -> str:
    taken = iter(turns.take, None)
    return "".join(places[place] for place in taken)


@pytest.mark.parametrize(
    ("came", "served"),
    [("", ""), ("aaa", "aaa"), ("aaab", "abaa"), ("aaabbc", "abcaba"), ("abab", "abab")],
)
def test_clients_take_turns(came: str, served: str) -> None:
    async def order() -> str:
        return _order(*_turns(came))

    assert asyncio.run(order()) == served


def test_who_left_or_gave_up_is_passed_over() -> None:
    async def order() -> str:
        turns, places = _turns("aabb")
        first, second, third, _ = places
        turns.leave("a", first)
        turns.leave("a", first)
        third.cancel()
        assert (len(turns), turns.of("a")) == (3, 1)
        assert next(iter(turns)) is second
        return _order(turns, places)

    assert asyncio.run(order()) == "ab"


def test_the_many_queries_of_one_client_do_not_delay_another(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        many = [replace(ask(ENDLESS, seconds=0.3), client="a") for _ in range(9)]
        flood = [asyncio.ensure_future(pool.answer(one)) for one in many]
        await asyncio.sleep(0.05)
        reply = await pool.answer(replace(ask("ASK {}", seconds=1.0), client="b"))
        assert isinstance(reply, Reply)
        outcomes = await asyncio.gather(*flood, return_exceptions=True)
        busy = [one for one in outcomes if isinstance(one, BusyError)]
        assert any("queries of yours are waiting" in str(one) for one in busy)

    run(small_store, work, replace(LIMITS, workers=1, waiting=8))
