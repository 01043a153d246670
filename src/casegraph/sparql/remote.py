"""An endpoint elsewhere as the engine: asked in threads, a few queries at a time."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from casegraph.errors import BusyError, CasegraphError, QueryError
from casegraph.settings import Limits
from casegraph.sparql.engine import Ask, Reply, State, packed
from casegraph.store.deadline import Deadline
from casegraph.store.evaluate import Bounds, Dataset, evaluate
from casegraph.store.labels import labelled
from casegraph.store.remote import RemoteGraphs

__all__ = ["Remote"]

_MEGABYTE = 1 << 20
_ROOM = 4
"""How many times longer than ours the store's form of an answer may be: it may be XML."""
_GRACE = 0.25
"""Seconds that a connection gets to break off at the deadline before its thread is left alone."""


class Remote:
    """Answers from a store elsewhere, each whole and in our own formats. Belongs to one loop."""

    def __init__(self, graphs: RemoteGraphs, limits: Limits) -> None:
        self.graphs, self.limits = graphs, limits
        self._bounds = Bounds(limits.rows, limits.size * _MEGABYTE)
        self._slots = asyncio.Semaphore(limits.processes)
        self._threads = ThreadPoolExecutor(limits.processes, "remote")
        self._busy = self._waiting = 0

    async def answer(self, ask: Ask) -> Reply:
        """Answer one query; the deadline counts from now, waiting included."""
        deadline = Deadline(ask.seconds)
        await self._slot(deadline)
        self._busy += 1
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._threads, self._answer, ask, deadline)
        work.add_done_callback(self._free)
        try:
            async with asyncio.timeout(deadline.left() + _GRACE):
                return await asyncio.shield(work)
        except TimeoutError:
            raise deadline.error() from None
        finally:
            deadline.end()

    def state(self) -> State:
        """How it is at this moment; a query at work is a connection."""
        return State(self.limits.processes, self._busy, self._waiting)

    async def close(self) -> None:
        """Let go of the threads; those at work end by their deadlines."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _slot(self, deadline: Deadline) -> None:
        """Wait until a thread is free."""
        if self._slots.locked() and self._waiting >= self.limits.waiting:
            raise _busy(f"{self._waiting} queries are waiting already.")
        self._waiting += 1
        try:
            async with asyncio.timeout(deadline.left()):
                await self._slots.acquire()
        except TimeoutError:
            raise _busy(f"No connection was free within {deadline.seconds:g} seconds.") from None
        finally:
            self._waiting -= 1

    def _free(self, work: "asyncio.Future[Reply]") -> None:
        self._busy -= 1
        self._slots.release()
        if not work.cancelled():
            work.exception()  # nobody may be there any more to ask for it

    def _answer(self, ask: Ask, deadline: Deadline) -> Reply:
        """What happens in a thread; an error leaves it alone, without what it was raised over."""
        try:
            return self._reply(ask, deadline)
        except CasegraphError as error:
            failure = error.with_traceback(None)
        failure.__cause__ = failure.__context__ = None
        raise failure

    def _reply(self, ask: Ask, deadline: Deadline) -> Reply:
        start = time.perf_counter()
        graphs = self.graphs.within(deadline, self._bounds.size * _ROOM)
        dataset = Dataset(ask.default_graphs, ask.named_graphs)
        label = labelled if ask.labels else None
        try:
            body, rows = evaluate(graphs, ask.query, ask.form, dataset, self._bounds, label)
        except (ValueError, RuntimeError) as error:
            raise QueryError(f"The query could not be answered: {error}") from error
        body, zipped = packed(body, wanted=ask.compress)
        return Reply(body, zipped, rows, time.perf_counter() - start)


def _busy(why: str) -> BusyError:
    return BusyError(f"{why} Ask again in a moment.", retry_after=2)
