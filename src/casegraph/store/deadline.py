"""A deadline for everything that goes over one connection, however slowly the other side drips."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from casegraph.errors import LimitError

__all__ = ["Deadline"]


class Deadline:
    """A moment by which exchanges must be over. `end()` brings it about at once."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._at = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._line: socket.socket | None = None

    @property
    def over(self) -> bool:
        """Whether the moment has passed."""
        return time.monotonic() >= self._at

    def left(self) -> float:
        """The seconds that are left; LimitError if there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise self.error()
        return left

    def error(self) -> LimitError:
        """What to raise when the moment has passed."""
        return LimitError(
            f"The query was ended after {self.seconds:g} seconds, and nothing of its answer is "
            "given. Narrow it down, or take a dump from /dumps/ and query that."
        )

    def end(self) -> None:
        """Let the moment be now: what is being read breaks off."""
        with self._lock:
            self._at = min(self._at, time.monotonic())
            line = self._line
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the other side was quicker

    @contextmanager
    def watching(self, line: socket.socket) -> Iterator[None]:
        """Break a connection off when the moment comes: a timeout for each read is not enough."""
        timer = threading.Timer(self.left(), self.end)
        timer.daemon = True
        with self._lock:
            self._line = line
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._line = None
