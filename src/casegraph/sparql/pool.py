"""The pool: worker processes behind one queue. It answers in time or says why not."""

import asyncio
import json
import logging
import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen

from casegraph.errors import BusyError, LimitError, QueryError, ResultTooLargeError, SnapshotError
from casegraph.settings import Limits
from casegraph.sparql.engine import Ask, Reply, State
from casegraph.sparql.line import Answer, Line
from casegraph.sparql.nursery import ASKED, BORN, DIED, KILL, READY, RECORD, Plan
from casegraph.sparql.turns import Turns
from casegraph.sparql.worker import ANSWER, REFUSAL

__all__ = ["Pool"]

_MEGABYTE = 1 << 20
_GRACE = 0.25
"""Seconds that the kernel gets to end a worker at its deadline before the nursery is asked to."""
_log = logging.getLogger(__name__)


@dataclass
class _Worker:
    number: int
    line: Line
    death: "asyncio.Future[int]"


class Pool:
    """Workers over the store of one snapshot. Belongs to the event loop that started it."""

    def __init__(
        self, store: Path, statements: int, limits: Limits, *, may_connect: bool = False
    ) -> None:
        self.limits = limits
        self.plan = Plan(
            store=str(store),
            in_memory=statements <= limits.in_memory,
            memory=limits.memory,
            rows=limits.rows,
            size=limits.size * _MEGABYTE,
            may_connect=may_connect,
        )
        self._workers: dict[int, _Worker] = {}
        self._idle: list[_Worker] = []
        self._joining: set[asyncio.Task[None]] = set()
        self._waiting: Turns[_Worker] = Turns()
        self._replaced = self._expected = 0
        self._ready = self._failed = self._closed = False

    async def start(self) -> None:
        """Begin; queries wait in the queue until the nursery has opened the snapshot."""
        self._loop = asyncio.get_running_loop()
        self._begin()

    def _begin(self) -> None:
        self._ready = False
        self._control, theirs = socket.socketpair()
        with theirs:
            self._nursery = Popen(self.plan.command(), stdin=theirs.fileno(), stdout=DEVNULL)  # noqa: S603  # our own module
        self._control.setblocking(False)  # noqa: FBT003
        self._loop.add_reader(self._control, self._hear)
        self._expected = 0

    def state(self) -> State:
        """How the pool is at this moment."""
        workers, idle = len(self._workers), len(self._idle)
        return State(
            workers, workers - idle, len(self._waiting), self._replaced, self.plan.in_memory
        )

    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes that answer."""
        return tuple(self._workers)

    async def answer(self, ask: Ask) -> Reply:
        """Answer one query; the deadline counts from now, waiting included."""
        if self._failed:
            raise SnapshotError("The processes that answer queries did not start; see the log.")
        until = self._loop.time() + ask.seconds
        worker = await self._worker(ask, until)
        try:
            answer = await self._exchange(worker, ask, until)
        except BaseException:
            self._kill(worker)
            raise
        if not answer.spent:
            self._free(worker)
        if answer.sort == ANSWER:
            return Reply(bytes(answer.body), answer.compressed, answer.rows, answer.seconds)
        kind = ResultTooLargeError if answer.sort == REFUSAL else QueryError
        raise kind(answer.body.decode(errors="replace"))

    async def close(self) -> None:
        """End the nursery, and with it every worker."""
        self._closed = True
        self._let_go()
        self._lose_workers()
        for place in list(self._waiting):
            place.cancel()
        for task in self._joining:
            task.cancel()
        await asyncio.to_thread(self._nursery.wait)

    # Waiting

    async def _worker(self, ask: Ask, until: float) -> _Worker:
        if self._idle:
            return self._idle.pop()  # whose memory is the warmest
        self._refuse_too_many(ask.client)
        place: asyncio.Future[_Worker] = self._loop.create_future()
        self._waiting.join(ask.client, place)
        try:
            async with asyncio.timeout_at(until):
                return await place
        except BaseException as error:
            if place.done() and not place.cancelled():
                self._free(place.result())  # it came in the moment in which we gave up
            else:
                self._waiting.leave(ask.client, place)
            if isinstance(error, TimeoutError):
                raise _busy(f"No process was free within {ask.seconds:g} seconds.") from None
            raise

    def _free(self, worker: _Worker) -> None:
        place = self._waiting.take()
        if place is not None:
            place.set_result(worker)
        else:
            self._idle.append(worker)

    def _refuse_too_many(self, client: str) -> None:
        """One client gets half of the places to wait, lest there be none for another."""
        if len(self._waiting) >= self.limits.waiting:
            raise _busy(f"{len(self._waiting)} queries are waiting already.")
        own = self._waiting.of(client)
        if client and own >= max(1, self.limits.waiting // 2):
            raise _busy(f"{own} queries of yours are waiting already.")

    # Asking

    async def _exchange(self, worker: _Worker, ask: Ask, until: float) -> Answer:
        """Put a query to a worker, and wait for the whole of its answer."""
        seconds = max(until - self._loop.time(), 0.001)
        try:
            async with asyncio.timeout(seconds + _GRACE):
                return await worker.line.ask(_job(ask, seconds))
        except TimeoutError:
            raise _too_slow(ask.seconds) from None
        except ConnectionError:
            raise await self._cause(worker, ask) from None

    async def _cause(self, worker: _Worker, ask: Ask) -> Exception:
        """Why a worker died in the middle of its work."""
        try:
            status = await asyncio.wait_for(asyncio.shield(worker.death), _GRACE * 4)
        except TimeoutError:
            status = 0
        if -status == signal.SIGALRM:
            return _too_slow(ask.seconds)
        if -status == signal.SIGABRT:
            return LimitError(
                f"The query needs more than the {self.limits.memory:,} megabytes that one may use. "
                "Narrow the patterns, or leave out ORDER BY and GROUP BY over everything."
            )
        if -status == signal.SIGSEGV:
            return QueryError("The query is nested or chained too deeply to be read. Flatten it.")
        _log.error("a worker died of %d", status)
        return LimitError("The process that answered this query died. Ask again.", retry_after=1)

    # Workers come and go

    def _kill(self, worker: _Worker) -> None:
        """Have a worker ended that is in the middle of something; a new one is on its way."""
        if self._workers.get(worker.number) is worker:
            self._tell(KILL, worker.number)

    def _tell(self, what: bytes, number: int = 0) -> None:
        try:
            self._control.send(RECORD.pack(what, number, 0))
        except OSError:
            _log.exception("the nursery cannot be reached")

    def _hear(self) -> None:
        """Read one record of the nursery, with the socket of a newborn worker."""
        try:
            data, lines, *_ = socket.recv_fds(self._control, RECORD.size, 1)
        except BlockingIOError:
            return
        except OSError:
            data, lines = b"", []
        if len(data) < RECORD.size:
            self._lost()
            return
        what, number, status = RECORD.unpack(data)
        if what == READY:
            self._grow()
        elif what == BORN:
            self._welcome(number, lines[0])
        elif what == DIED:
            self._mourn(number, status)

    def _grow(self) -> None:
        self._ready = True
        while self._expected < self.limits.processes:
            self._expected += 1
            self._tell(ASKED)

    def _welcome(self, number: int, descriptor: int) -> None:
        worker = _Worker(number, Line(), self._loop.create_future())
        self._workers[number] = worker
        task = asyncio.ensure_future(self._join(worker, socket.socket(fileno=descriptor)))
        self._joining.add(task)
        task.add_done_callback(self._joining.discard)

    async def _join(self, worker: _Worker, line: socket.socket) -> None:
        await self._loop.create_connection(lambda: worker.line, sock=line)
        if self._workers.get(worker.number) is worker:
            self._free(worker)
        else:
            worker.line.close()

    def _mourn(self, number: int, status: int) -> None:
        worker = self._workers.pop(number, None)
        if worker is None:
            return
        self._replaced += 1
        self._expected -= 1
        self._bury(worker, status)
        self._grow()

    def _bury(self, worker: _Worker, status: int) -> None:
        if worker in self._idle:
            self._idle.remove(worker)
        worker.line.close()
        if not worker.death.done():
            worker.death.set_result(status)

    def _lost(self) -> None:
        """The nursery itself is gone: begin anew, unless it never came up."""
        self._let_go()
        self._lose_workers()
        if not self._ready:
            self._failed = True
            return
        _log.error("the nursery died of %s and is begun anew", self._nursery.wait(1))
        self._begin()

    def _lose_workers(self) -> None:
        while self._workers:
            self._bury(self._workers.popitem()[1], 0)

    def _let_go(self) -> None:
        self._loop.remove_reader(self._control)
        self._control.close()


def _job(ask: Ask, seconds: float) -> bytes:
    job = {
        "query": ask.query,
        "form": ask.form.name,
        "seconds": seconds,
        "default": ask.default_graphs,
        "named": ask.named_graphs,
        "compress": ask.compress,
        "labels": ask.labels,
    }
    return json.dumps(job).encode()


def _busy(why: str) -> BusyError:
    return BusyError(f"{why} Ask again in a moment.", retry_after=2)


def _too_slow(seconds: float) -> LimitError:
    return LimitError(
        f"The query was ended after {seconds:g} seconds, and nothing of its answer is given. "
        "Narrow it down, or take a dump from /dumps/ and query that."
    )
