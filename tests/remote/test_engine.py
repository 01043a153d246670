"""The engine over an endpoint elsewhere: a few at a time, in time, and never in the way."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from casegraph.errors import BusyError, EndpointError, LimitError, ResultTooLargeError
from casegraph.formats import FORMATS
from casegraph.settings import Limits
from casegraph.sparql.engine import Ask, Reply
from casegraph.sparql.remote import Remote
from casegraph.store.abilities import Abilities
from casegraph.store.endpoint import Endpoint
from casegraph.store.remote import RemoteGraphs
from tests.remote.liar import TABLE, Script, lying, response

LIMITS = Limits(workers=2, waiting=1, rows=200_000)
ASK = Ask("SELECT ?x WHERE { ?x ?y ?z }", FORMATS["csv"], seconds=5)
MANY = b",".join([b'{"x":{"type":"literal","value":"a"}}'] * 150_000)
LONG = b'{"head":{"vars":["x"]},"results":{"bindings":[' + MANY + b"]}}"

Work = Callable[[Remote], Awaitable[Any]]


def _with(script: Script, work: Work, limits: Limits = LIMITS) -> Any:
    """What comes of work with an engine over an endpoint that follows a script."""

    async def run(url: str) -> Any:
        engine = Remote(RemoteGraphs(Endpoint(url), Abilities(rows=200_000)), limits)
        try:
            return await work(engine)
        finally:
            await engine.close()

    with lying(script) as liar:
        return asyncio.run(run(liar.url))


def _after(seconds: float) -> Script:
    def script(line: Any, asked: str) -> None:
        time.sleep(seconds)
        response()(line, asked)

    return script


def test_an_answer_comes_in_the_format_that_was_asked_for() -> None:
    reply: Reply = _with(response(), lambda engine: engine.answer(ASK))
    assert (reply.body, reply.rows, reply.compressed) == (b"x\r\n1\r\n", 1, False)


def test_a_long_answer_is_packed_where_that_is_wanted() -> None:
    ask = replace(ASK, compress=True)
    reply: Reply = _with(response(LONG), lambda engine: engine.answer(ask))
    assert (reply.rows, reply.compressed) == (150_000, True)
    assert len(reply.body) < 10_000


def test_an_answer_with_too_many_rows_is_refused() -> None:
    limits = replace(LIMITS, rows=149_999)
    with pytest.raises(ResultTooLargeError, match="149,999 rows"):
        _with(response(LONG), lambda engine: engine.answer(ASK), limits)


def test_the_loop_goes_on_while_a_long_answer_is_read() -> None:
    async def work(engine: Remote) -> float:
        answer = asyncio.ensure_future(engine.answer(ASK))
        longest, last = 0.0, time.perf_counter()
        while not answer.done():
            await asyncio.sleep(0.001)
            longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
        await answer
        return longest

    assert _with(response(LONG), work) < 0.5


def test_two_at_a_time_one_waits_and_the_next_is_sent_away() -> None:
    async def work(engine: Remote) -> list[Any]:
        asked = [asyncio.ensure_future(engine.answer(ASK)) for _ in range(4)]
        return await asyncio.gather(*asked, return_exceptions=True)

    *answered, sent_away = _with(_after(0.3), work)
    assert [reply.rows for reply in answered] == [1, 1, 1]
    assert isinstance(sent_away, BusyError)


def test_the_deadline_counts_the_waiting() -> None:
    async def work(engine: Remote) -> list[Any]:
        patient, hasty = replace(ASK, seconds=5), replace(ASK, seconds=0.2)
        asked = [asyncio.ensure_future(engine.answer(a)) for a in (patient, patient, hasty)]
        return await asyncio.gather(*asked, return_exceptions=True)

    *_, hasty = _with(_after(0.5), work)
    assert isinstance(hasty, BusyError)
    assert "No connection was free within 0.2 seconds" in str(hasty)


def test_past_the_deadline_there_is_an_error_and_room_again() -> None:
    async def work(engine: Remote) -> Reply:
        for _ in range(5):
            with pytest.raises(LimitError, match=r"ended after 0\.1 seconds"):
                await engine.answer(replace(ASK, seconds=0.1))
        return await engine.answer(ASK)

    assert _with(_after(0.3), work).rows == 1


def test_one_who_hangs_up_makes_room_at_once() -> None:
    async def work(engine: Remote) -> float:
        gone = [asyncio.ensure_future(engine.answer(ASK)) for _ in range(2)]
        await asyncio.sleep(0.2)
        for each in gone:
            each.cancel()
        start = time.perf_counter()
        with pytest.raises(LimitError):
            await engine.answer(replace(ASK, seconds=0.3))
        return time.perf_counter() - start

    assert 0.25 < _with(_after(4), work) < 2


def test_a_failure_is_told_as_one() -> None:
    with pytest.raises(EndpointError, match="not whole"):
        _with(response(TABLE[:-1]), lambda engine: engine.answer(ASK))
