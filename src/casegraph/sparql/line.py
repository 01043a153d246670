"""The line to a worker: one question out, one answer back."""

import asyncio
from typing import NamedTuple, cast

from casegraph.sparql.worker import HEAD, LENGTH

__all__ = ["Answer", "Line"]


class Answer(NamedTuple):
    """What came back: its sort, whether it is gzipped, whether the worker ends, and the rest."""

    sort: bytes
    compressed: bool
    spent: bool
    rows: int
    seconds: float
    body: bytearray


class Line(asyncio.Protocol):
    """A connection that holds one exchange at a time, without a task or a reader of its own."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._data = bytearray()
        self._head: tuple[bytes, int, int, int, float, int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The worker is there."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own is no subclass

    def connection_lost(self, _: Exception | None) -> None:
        """The worker is gone; whoever waits for it is told."""
        self._transport = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionResetError())

    def ask(self, job: bytes) -> "asyncio.Future[Answer]":
        """Send a job; the future fails with ConnectionResetError where the worker is gone."""
        self._answer = asyncio.get_running_loop().create_future()
        if self._transport is None:
            self._answer.set_exception(ConnectionResetError())
        else:
            self._transport.write(LENGTH.pack(len(job)) + job)
        return self._answer

    def data_received(self, data: bytes) -> None:
        """Collect the head, then the body."""
        self._data += data
        if self._head is None and len(self._data) >= HEAD.size:
            self._head = HEAD.unpack_from(self._data)
            del self._data[: HEAD.size]
        if self._head is None or len(self._data) < self._head[-1]:
            return
        sort, compressed, spent, rows, seconds, _ = self._head
        answer = Answer(sort, bool(compressed), bool(spent), rows, seconds, self._data)
        self._head, self._data = None, bytearray()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()
