"""A server as a process of its own: on a free port, awaited, and gone with its children."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Process", "end_cleanly", "free_port", "running"]

_PATIENCE = 3600.0
_GRACE = 20.0


@dataclass(frozen=True)
class Process:
    """A server that runs: its port, its process id, the seconds until it was ready."""

    port: int
    pid: int
    ready: float


def end_cleanly() -> None:
    """Let a request to end this program end what it started as well."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def running(
    command: Callable[[int], Sequence[str | Path]],
    path: str,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Process]:
    """A server started by a command on a free port, ready when it answers a path with 200.

    RuntimeError with its last words if it ends before that.
    """
    port, start = free_port(), time.perf_counter()
    words = [str(word) for word in command(port)]
    variables = os.environ | (environment or {})
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            words, cwd=folder, env=variables, stdout=said, stderr=said, start_new_session=True
        )
        try:
            while not _ready(port, path):
                if process.poll() is not None or time.perf_counter() - start > _PATIENCE:
                    said.seek(0)
                    last = said.read()[-500:].decode(errors="replace")
                    raise RuntimeError(f"{words[0]} does not run: {last}")
                time.sleep(0.01)
            yield Process(port, process.pid, time.perf_counter() - start)
        finally:
            _stop(process)


def _ready(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to end, and end what is left of its group after a while."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
