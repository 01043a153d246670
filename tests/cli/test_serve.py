"""`casegraph serve` as a real process: it answers, and ends when asked to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from casegraph.repository import Repository


@pytest.fixture
def address(repository: Repository) -> Iterator[str]:
    """The address of a running service."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"CASEGRAPH_SNAPSHOTS": str(repository.snapshot.parent)}
    command = [str(Path(sys.executable).with_name("casegraph")), "serve", "--port", str(port)]
    service = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    _wait(f"http://127.0.0.1:{port}/readyz")
    yield f"http://127.0.0.1:{port}"
    service.send_signal(signal.SIGINT)
    _, complaint = service.communicate(timeout=10)
    assert b"Traceback" not in complaint


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{url} did not answer within ten seconds")


@pytest.mark.parametrize("path", ["/", "/search?q=homeless", "/case/gov-uk", "/api/v1/cases"])
def test_the_service_answers(address: str, path: str) -> None:
    with urllib.request.urlopen(address + path) as answer:
        assert answer.status == 200
