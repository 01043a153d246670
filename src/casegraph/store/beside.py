"""Work beside a build: a process of its own does one piece of it while the build goes on.

It is begun before its work is known, and loads meanwhile what the work takes. It is a plain
subprocess and no multiprocessing worker, since that would run the caller's script once more where
it has no main guard. What goes in and out is pickled: both ends are ours, and nobody else's.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from tempfile import TemporaryFile
from threading import Thread
from typing import Any

from casegraph.errors import CasegraphError, SnapshotError

__all__ = ["SELDOM", "Beside"]

SELDOM = 50_000
"""How many new objects a build makes between looks for garbage: nearly all stay until its end."""


class Beside:
    """A process that does one thing; leaving the block ends it, and so does the end of ours."""

    def __init__(self, what: str, *modules: str) -> None:
        """Begin: *what* names the work in errors, *modules* are loaded before it is there."""
        self.what = what
        self._complaint = TemporaryFile()  # noqa: SIM115  # closed at the end of the block
        # -P: a module that lies in the user's folder must not stand in for one of ours
        command = [sys.executable, "-P", "-m", "casegraph.store.beside", *modules]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            command, stdin=pipe, stdout=pipe, stderr=self._complaint
        )
        self._pool = ThreadPoolExecutor(1)
        self._answer: Future[bytes] | None = None

    def begin(self, work: Callable[..., object], *given: object) -> None:
        """Hand over the work, a function that a module has under its name."""
        self._answer = self._pool.submit(self._exchange, pickle.dumps((work, given)))

    def result(self) -> Any:
        """What the work gave; waits for it. SnapshotError if it did not end well."""
        assert self._answer is not None, "it was handed over before"
        answer = self._answer.result()
        code = self._process.wait()
        if code or not answer:
            self._complaint.seek(0)
            complaint = self._complaint.read().decode(errors="replace").strip()
            why = complaint.rpartition("\n")[2] or f"its process ended with {code}"
            raise SnapshotError(f"{self.what} did not end well: {why}")
        return pickle.loads(answer)  # noqa: S301  # of our own process

    def _exchange(self, job: bytes) -> bytes:
        assert self._process.stdin, "a pipe was asked for"
        assert self._process.stdout, "a pipe was asked for"
        try:
            self._process.stdin.write(job)
            self._process.stdin.flush()
        except BrokenPipeError:
            return b""  # it has died; why, it has told
        return self._process.stdout.read()

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._pool.shutdown()
        for file in (self._process.stdin, self._process.stdout, self._complaint):
            if file is not None:
                with suppress(BrokenPipeError):  # by work that nobody took any more
                    file.close()


def _main(modules: Sequence[str]) -> None:
    gc.set_threshold(SELDOM)
    for module in modules:
        import_module(module)
    try:
        work, given = pickle.load(sys.stdin.buffer)  # noqa: S301  # of the process that began this one
    except EOFError:
        return
    Thread(target=_end_with_the_other, daemon=True).start()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        answer = work(*given)
    except CasegraphError as error:
        sys.exit(str(error))
    answers.write(pickle.dumps(answer))
    answers.flush()


def _end_with_the_other() -> None:
    """End at once when the process that began this one is gone: nobody waits any more."""
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    _main(sys.argv[1:])
