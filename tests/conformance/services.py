"""SPARQL services as the tests ask them: over a socket, each request exactly as written."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import urlencode

import pytest

__all__ = ["Response", "Service", "running"]

_QUERY = "application/sparql-query"


@dataclass(frozen=True)
class Response:
    """What a service answered."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body, without parameters."""
        return self.headers.get_content_type()


@dataclass(frozen=True)
class Service:
    """A service on a port of this machine."""

    port: int
    path: str

    def send(
        self,
        method: str,
        path: str,
        headers: Sequence[tuple[str, str]] = (),
        body: bytes | None = None,
    ) -> Response:
        """Send one request; nothing is added to it but Host and Content-Length."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        hosts = any(name.lower() == "host" for name, _ in headers)
        connection.putrequest(method, path, skip_host=hosts, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        response = Response(answer.status, answer.headers, answer.read())
        connection.close()
        return response

    def ask(self, query: str, accept: str, dataset: Sequence[tuple[str, str]] = ()) -> Response:
        """Ask a query by direct POST, over the graphs that a dataset names."""
        headers = [("Content-Type", _QUERY), ("Accept", accept)]
        path = f"{self.path}?{urlencode(dataset)}" if dataset else self.path
        return self.send("POST", path, headers, query.encode())


@contextmanager
def running(command: Sequence[str], path: str, **environment: str) -> Iterator[Service]:
    """A service of one of the installed commands; `PORT` in it stands for a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program, *words = (word.replace("PORT", str(port)) for word in command)
    command = [str(Path(sys.executable).with_name(program)), *words]
    with TemporaryFile() as complaints:
        process = subprocess.Popen(
            command, env=_without_settings() | environment, stderr=complaints
        )
        try:
            yield _answering(Service(port, path))
        finally:
            process.terminate()
            process.wait(timeout=10)
        complaints.seek(0)
        said = complaints.read().decode(errors="replace")
        assert "Traceback" not in said, said[-3000:]


def _without_settings() -> dict[str, str]:
    named = os.environ.items()
    return {name: value for name, value in named if not name.startswith("CASEGRAPH_")}


def _answering(service: Service) -> Service:
    """The service, once it answers."""
    for _ in range(200):
        try:
            service.ask("ASK {}", "application/sparql-results+json")
        except OSError:
            time.sleep(0.05)
        else:
            return service
    pytest.fail(f"port {service.port} did not answer within ten seconds")
