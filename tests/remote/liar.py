"""A server that says what a test tells it to, byte for byte, and in its own time."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Script = Callable[[socket.socket, str], None]
"""What to do with a connection, given the request that came over it."""

TABLE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
JSON = "application/sparql-results+json"


@dataclass
class Liar:
    """A listening socket, the address of the endpoint that it plays, and what it was asked."""

    script: Script
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self._open.append(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with line:
            try:
                self.requests.append(_request(line))
                self.script(line, self.requests[-1])
                line.shutdown(socket.SHUT_WR)
                line.recv(1)
            except OSError:
                return  # the other side has had enough

    def close(self) -> None:
        """Stop listening, and whatever is still going on."""
        for each in (self._socket, *self._open):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self._socket.close()


@contextmanager
def lying(script: Script) -> Iterator[Liar]:
    """A liar for the time of a test."""
    liar = Liar(script)
    try:
        yield liar
    finally:
        liar.close()


def _request(line: socket.socket) -> str:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(line)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    while lengths and len(body) < int(lengths[0].partition(b":")[2]):
        body += _some(line)
    return (head + b"\r\n\r\n" + body).decode()


def _some(line: socket.socket) -> bytes:
    part = line.recv(1 << 16)
    if not part:
        raise OSError("the request was not finished")
    return part


def response(
    body: bytes = TABLE, status: str = "200 OK", type_: str = JSON, **headers: str | None
) -> Script:
    """An answer with its length, unless the headers say otherwise; None leaves a header out."""
    told: dict[str, str | None] = {"Content-Type": type_, "Content-Length": str(len(body))}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in told.items() if value is not None]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode()
    return lambda line, _: line.sendall(head + body)


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> Script:
    """An answer in chunks."""
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + end
    return response(body, Content_Length=None, Transfer_Encoding="chunked")
