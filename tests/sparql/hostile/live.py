"""A live service and raw lines to it: what a client could send that no library would."""

import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from queue import Queue
from typing import Any
from urllib.parse import urlencode

import uvicorn

from casegraph.repository import Repository
from casegraph.settings import Limits, Settings
from casegraph.sparql.engine import State
from casegraph_api.server import configuration

__all__ = ["DIRECT", "FORM", "Answer", "Live", "Trap", "heard", "running"]

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_OURSELVES = b"it is only us"
_PATIENCE = 10.0
_SLOWEST_START = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers by small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        """The problem details, after a look at whether they are some."""
        assert self.headers["content-type"] == "application/problem+json", self.body[:200]
        problem: dict[str, Any] = json.loads(self.body)
        assert {"type", "title", "status", "detail", "instance"} <= set(problem)
        assert problem["status"] == self.status
        return problem

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of an answer in SPARQL JSON, as plain values."""
        bindings = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


@dataclass(frozen=True)
class Live:
    """A service on a port of its own, and its query processes."""

    port: int
    app: Any

    @contextmanager
    def line(self, seconds: float = _PATIENCE) -> Iterator[socket.socket]:
        """A connection to the service."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as line:
            yield line

    def raw(self, sent: bytes, method: str = "GET") -> Answer:
        """The answer to bytes as they are; ConnectionError if the line is closed without one."""
        with self.line() as line:
            line.sendall(sent)
            return heard(line, method)

    def call(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to a well-formed request; header names with _ for -."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        lines = {"Host": f"127.0.0.1:{self.port}", "Connection": "close"} | given
        if body is not None:
            lines.setdefault("Content-Length", str(len(body)))
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        sent = f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + (body or b"")
        return self.raw(sent, method)

    def ask(self, query: str, **parameters: str) -> Answer:
        """The answer to a query in a form."""
        body = urlencode({"query": query, **parameters}).encode()
        return self.call("POST", "/sparql", body, Content_Type=FORM)

    def assert_healthy(self) -> None:
        """A simple query is answered at once, and no worker is lost for good."""
        answer = self.ask("ASK {}")
        assert (answer.status, json.loads(answer.body)) == (200, {"head": {}, "boolean": True})
        self.settle()

    def settle(self, seconds: float = _PATIENCE) -> None:
        """Wait until all workers are there and idle."""
        engine, until = self.app.state.desk.engine, time.monotonic() + seconds
        while _load(engine.state()) != (engine.limits.processes, 0, 0):
            assert time.monotonic() < until, f"still {engine.state()}"
            time.sleep(0.01)


def _load(state: State) -> tuple[int, int, int]:
    return state.workers, state.busy, state.waiting


class Trap:
    """A server that nobody ought to call, and the number of calls it got."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1000)
        self._heard: Queue[bytes] = Queue()
        self._calls = 0
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                self._heard.put(line.recv(len(_OURSELVES)))

    @property
    def calls(self) -> int:
        """The number of calls so far; we call ourselves to know that all are counted."""
        with socket.create_connection(self._listener.getsockname()) as line:
            line.sendall(_OURSELVES)
        while self._heard.get() != _OURSELVES:
            self._calls += 1
        return self._calls

    def close(self) -> None:
        """Stop listening."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def heard(line: socket.socket, method: str = "GET") -> Answer:
    """The next answer on a line."""
    response = HTTPResponse(line, method=method)
    response.begin()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, response.read())


@contextmanager
def running(repository: Repository, settings: Settings, limits: Limits) -> Iterator[Live]:
    """A service with those limits, as long as the block lasts."""
    chosen = Settings(settings.ontology, settings.data, settings.snapshots, limits=limits, port=0)
    configured = configuration(repository, chosen)
    server = uvicorn.Server(configured)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    live = Live(port, configured.app)
    try:
        live.settle(_SLOWEST_START)
        yield live
    finally:
        server.should_exit = True
        thread.join()
