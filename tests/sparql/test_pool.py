"""Worker processes: they answer within bounds, and what dies is replaced."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from casegraph.errors import BusyError, LimitError, QueryError, ResultTooLargeError
from casegraph.settings import Limits
from casegraph.sparql.pool import Pool
from tests.sparql.conftest import LIMITS, ask, replied, settled

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c + ?f + ?i + ?l < 0) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i ?l"
DEEP = f"SELECT (1{'+1' * 40_000} AS ?x) {{}}"


@asynccontextmanager
async def _open(store: Path, limits: Limits = LIMITS) -> AsyncIterator[Pool]:
    pool = Pool(store, 100, limits)
    await pool.start()
    await settled(pool)
    try:
        yield pool
    finally:
        await pool.close()


def run(store: Path, work: Callable[[Pool], Awaitable[object]], limits: Limits = LIMITS) -> object:
    """What some work with an open pool gives."""

    async def opened() -> object:
        async with _open(store, limits) as pool:
            return await work(pool)

    return asyncio.run(opened())


@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_a_query_is_answered_from_memory_and_from_disk(small_store: Path, in_memory: int) -> None:
    async def work(pool: Pool) -> bytes:
        assert pool.state().memory == bool(in_memory)
        return (await pool.answer(ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv"))).body

    assert run(small_store, work, replace(LIMITS, in_memory=in_memory)) == b"n\r\n100\r\n"


@pytest.mark.parametrize(
    ("query", "kind", "complaint"),
    [
        (ENDLESS, LimitError, "ended after 0.3 seconds, and nothing of its answer is given"),
        (GREEDY, LimitError, "needs more than the 300 megabytes"),
        (DEEP, QueryError, "nested or chained too deeply"),
        ("SELECT * {", QueryError, "cannot be read"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ResultTooLargeError, "more than 1,048,576"),
    ],
)
def test_a_query_out_of_bounds_harms_no_other(
    small_store: Path, query: str, kind: type[Exception], complaint: str
) -> None:
    async def work(pool: Pool) -> None:
        seconds = 0.3 if query == ENDLESS else 5.0
        bad, good = await replied(pool, ask(query, seconds=seconds), ask("ASK {}"))
        assert isinstance(bad, kind)
        assert complaint in str(bad)
        assert not isinstance(good, BaseException)
        assert (await settled(pool)).workers == 2
        assert (await pool.answer(ask("ASK {}"))).rows == 1

    run(small_store, work)


def test_a_worker_has_no_connection_to_spare(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(QueryError, match=r"not permitted|Too many open files"):
            await pool.answer(ask("SELECT * { SERVICE <http://127.0.0.1:8765/> { ?s ?p ?o } }"))

    run(small_store, work)


def test_the_queue_has_a_bound(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        found = await replied(pool, *[ask(ENDLESS, seconds=0.5)] * 8)
        busy = [error for error in found if isinstance(error, BusyError)]
        assert len(found) == 8
        assert str(busy[-1]) == "4 queries are waiting already. Ask again in a moment."
        assert busy[-1].retry_after == 2
        assert (await settled(pool)).waiting == 0

    run(small_store, work)


def test_who_waits_too_long_is_told_so(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        slow = asyncio.gather(
            *[replied(pool, ask(ENDLESS, seconds=1.5))] * 1,
            replied(pool, ask(ENDLESS, seconds=1.5)),
        )
        await asyncio.sleep(0.1)
        with pytest.raises(BusyError, match=r"No process was free within 0\.3 seconds"):
            await pool.answer(ask("ASK {}", seconds=0.3))
        await slow

    run(small_store, work)


def test_who_hangs_up_frees_the_worker(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        task = asyncio.ensure_future(pool.answer(ask(ENDLESS)))
        await asyncio.sleep(0.2)
        assert pool.state().busy == 1
        task.cancel()
        state = await settled(pool)
        assert (state.busy, state.replaced) == (0, 1)

    run(small_store, work)


def test_a_nursery_that_dies_is_begun_anew(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        os.kill(pool._nursery.pid, signal.SIGKILL)
        await asyncio.sleep(0.1)
        assert (await pool.answer(ask("ASK {}", seconds=30))).rows == 1

    run(small_store, work)


def test_fifty_deadlines_in_a_row_leave_the_pool_whole(small_store: Path) -> None:
    async def work(pool: Pool) -> None:
        for _ in range(50):
            with pytest.raises(LimitError):
                await pool.answer(ask(ENDLESS, seconds=0.02))
            assert (await pool.answer(ask("ASK {}"))).rows == 1
        state = await settled(pool)
        assert (state.workers, state.replaced) == (2, 50)

    run(small_store, work)


def test_closing_ends_every_process(small_store: Path) -> None:
    async def work(pool: Pool) -> list[int]:
        return [pool._nursery.pid, *pool.processes()]

    numbers = run(small_store, work)
    assert isinstance(numbers, list)
    assert len(numbers) == 3
    assert [number for number in numbers if os.path.exists(f"/proc/{number}/fd/1")] == []  # noqa: PTH110
