"""A client that costs little: raw sockets kept open, one loop for one or for many at once.

It reads just enough of an answer to know its status and its end. What that costs is measured in
each run against a server that answers from memory.
"""

import selectors
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

__all__ = ["OK", "Answer", "Load", "ask", "drive"]

OK = 200
_CHUNK = 1 << 18
_PATIENCE = 600.0
_UNKNOWN, _IN_CHUNKS = -1, -2
_LOST = b"HTTP/1.1 000 Connection lost\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Answer:
    """One answer, whole, and the seconds it took; its body is cut out when it is asked for."""

    request: bytes
    raw: bytearray
    seconds: float

    @property
    def status(self) -> int:
        """The status; 0 if the connection was lost before the answer was whole."""
        return int(self.raw[9:12])

    @property
    def closes(self) -> bool:
        """Whether the server ends the connection."""
        return "connection: close" in self.head.lower()

    @property
    def head(self) -> str:
        """Status line and headers."""
        return self.raw[: self.raw.find(b"\r\n\r\n")].decode("latin-1")

    @property
    def body(self) -> bytes:
        """The body, put together from its chunks."""
        body = bytes(self.raw[self.raw.find(b"\r\n\r\n") + 4 :])
        chunked = "transfer-encoding: chunked" in self.head.lower()
        return b"".join(_chunks(body)) if chunked else body


def _chunks(body: bytes) -> Iterator[bytes]:
    at = 0
    while (line := body.find(b"\r\n", at)) >= 0:
        size = int(body[at:line].partition(b";")[0], 16)
        yield body[line + 2 : line + 2 + size]
        at = line + 4 + size


class _Connection:
    """A connection with one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request: bytes) -> None:
        self._request, self._raw, self._end = request, bytearray(), _UNKNOWN
        self._began = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> Answer | None:
        """Read what has come; the answer once it is whole."""
        some = self._some()
        self._raw += some
        if self._end == _UNKNOWN:
            self._end = _end(self._raw)
        if some and not _whole(self._raw, self._end):
            return None
        raw = self._raw if some else bytearray(_LOST)
        return Answer(self._request, raw, time.perf_counter() - self._began)

    def _some(self) -> bytes:
        try:
            return self.socket.recv(_CHUNK)
        except (ConnectionError, TimeoutError):
            return b""


def _end(raw: bytearray) -> int:
    """Where the answer ends, as far as its head says."""
    stop = raw.find(b"\r\n\r\n")
    head = bytes(raw[: max(stop, 0)]).lower()
    if b"\r\ntransfer-encoding: chunked" in head:
        return _IN_CHUNKS
    _, found, rest = head.partition(b"\r\ncontent-length:")
    return stop + 4 + int(rest.partition(b"\r\n")[0]) if found else _UNKNOWN


def _whole(raw: bytearray, end: int) -> bool:
    # JSON and N-Triples escape a carriage return, so the last chunk cannot stand inside a body
    return raw.endswith(b"\r\n0\r\n\r\n") if end == _IN_CHUNKS else 0 <= end <= len(raw)


def ask(port: int, request: bytes) -> Answer:
    """The answer to one request, on a connection of its own."""
    connection = _Connection(port)
    with connection.socket:
        connection.send(request)
        while (answer := connection.receive()) is None:
            pass
        return answer


@dataclass
class Load:
    """What clients met: the seconds of each right answer, how many were not right, the time."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    elapsed: float = 0.0
    size: int = 0

    def take(self, answer: Answer) -> None:
        """Count one answer."""
        if answer.status == OK:
            self.seconds.append(answer.seconds)
            self.size = max(self.size, len(answer.raw))
        else:
            self.failed += 1

    def add(self, other: "Load") -> None:
        """Count another turn as part of this one."""
        self.seconds += other.seconds
        self.failed += other.failed
        self.elapsed += other.elapsed
        self.size = max(self.size, other.size)


def drive(
    port: int,
    requests: Sequence[bytes],
    clients: int,
    seconds: float,
    take: Callable[[Answer], None],
) -> float:
    """Ask over and over for some seconds, each client one request after another.

    Every answer is handed to *take*, those on their way at the end too. Gives the seconds in all.
    """
    turns, began = cycle(requests), time.perf_counter()
    with selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            _begin(waiting, port, next(turns))
        while waiting.get_map():
            for key, _ in waiting.select():
                answer = key.data.receive()
                if answer is None:
                    continue
                take(answer)
                more = time.perf_counter() - began < seconds
                if more and not answer.closes:
                    key.data.send(next(turns))
                    continue
                waiting.unregister(key.fileobj)
                key.data.socket.close()
                if more:
                    _begin(waiting, port, next(turns))
    return time.perf_counter() - began


def _begin(waiting: selectors.BaseSelector, port: int, request: bytes) -> None:
    connection = _Connection(port)
    waiting.register(connection.socket, selectors.EVENT_READ, connection)
    connection.send(request)
