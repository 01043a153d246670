"""The server: the app on an address, quietly, and patient within limits."""

import asyncio
import gc
from http import HTTPStatus
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph_api.app import create_app
from casegraph_api.errors import PROBLEM
from casegraph_api.schemas import Problem

__all__ = ["Connection", "configuration", "serve"]

_LARGEST_HEAD = 1 << 16
_TOO_LARGE = f"The head has more than {_LARGEST_HEAD:,} bytes."
_SLOWEST_HEAD = 10.0
_LOOK_AFTER = 20.0
_LEAST_READ = 1 << 16
_LAST_GOODBYES = 5


class Connection(HttpToolsProtocol):
    """A connection that does not wait for ever.

    The parser bounds neither the size of a request's head nor the time it takes, and nothing
    bounds how long a client may leave an answer unread in our memory.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self.url, self.headers = b"", []  # Asked for before a request has begun, too.
        self._head: int | None = 0
        self._unread = 0
        self._waiting = self.loop.call_later(_SLOWEST_HEAD, transport.abort)
        self._looking = self._waiting

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._waiting.cancel()
        self._looking.cancel()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """A request begins: its head must come in time."""
        super().on_message_begin()
        if self._head is None:
            self._head = 0
            self._waiting = self.loop.call_later(_SLOWEST_HEAD, self.transport.abort)

    def on_headers_complete(self) -> None:
        """The head is whole: it may have come at once, and be too large all the same."""
        self._waiting.cancel()
        if self._head_size() > _LARGEST_HEAD:
            raise ValueError(_TOO_LARGE)  # The parser turns it into its own error: 400.
        self._head = None
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Count what belongs to a head that is not whole yet."""
        super().data_received(data)
        if self._head is not None and not self.transport.is_closing():
            self._head += len(data)
            if self._head > _LARGEST_HEAD:
                self.send_400_response(_TOO_LARGE)

    def _head_size(self) -> int:
        return len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP in the shape of every error, and hang up."""
        body = _problem(_TOO_LARGE if self._head_size() > _LARGEST_HEAD else msg)
        headers = [
            *self.server_state.default_headers,
            (b"content-type", PROBLEM.encode()),
            (b"content-length", b"%d" % len(body)),
            (b"connection", b"close"),
        ]
        lines = b"".join(b"%s: %s\r\n" % header for header in headers)
        self.transport.write(STATUS_LINE[HTTPStatus.BAD_REQUEST] + lines + b"\r\n" + body)
        self.transport.close()

    def pause_writing(self) -> None:
        """The client reads more slowly than we write: look after it now and then."""
        self.flow.pause_writing()
        self._unread = self.transport.get_write_buffer_size()
        self._looking = self.loop.call_later(_LOOK_AFTER, self._look)

    def resume_writing(self) -> None:
        """The client has caught up."""
        self._looking.cancel()
        self.flow.resume_writing()

    def _look(self) -> None:
        """Hang up on a client that has read next to nothing since the last look."""
        unread = self.transport.get_write_buffer_size()
        if self._unread - unread < _LEAST_READ:
            self.transport.abort()
            return
        self._unread = unread
        self._looking = self.loop.call_later(_LOOK_AFTER, self._look)


def _problem(detail: str) -> bytes:
    status = HTTPStatus.BAD_REQUEST
    problem = Problem(title=status.phrase, status=status, detail=detail, instance="/")
    return problem.model_dump_json(exclude_none=True).encode()


def configuration(repository: Repository, settings: Settings, **more: Any) -> uvicorn.Config:
    """How uvicorn is to run the service."""
    return uvicorn.Config(
        create_app(repository, settings),
        host=settings.host,
        port=settings.port,
        http=Connection,
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_LAST_GOODBYES,
        **more,
    )


def serve(repository: Repository, settings: Settings) -> None:
    """Serve an open repository until interrupted."""
    server = uvicorn.Server(configuration(repository, settings))
    # What is loaded by now stays: looking through it for garbage would hold up a request.
    gc.freeze()
    gc.enable()
    server.run()
