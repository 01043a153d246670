"""A worker: one query at a time, within bounds that the kernel holds whatever the query does.

The deadline is an alarm that ends the process, in whichever library it may be; memory has a hard
limit. The nursery has given up sockets for it (`sealing`), and where the store is in memory it has
no file descriptor to spare either. A store on disk opens its files when a query needs them.
"""

import json
import os
import resource
import signal
import socket
import time
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Any

from casegraph.errors import QueryError, ResultTooLargeError
from casegraph.sparql.engine import packed

if TYPE_CHECKING:
    from casegraph.sparql.nursery import Plan

__all__ = ["ANSWER", "COMPLAINT", "HEAD", "LENGTH", "REFUSAL", "Worker"]

LENGTH = Struct("!I")
HEAD = Struct("!cBBqdQ")
"""What comes before an answer: its sort, whether it is gzipped, whether the worker ends after it,
rows, seconds, length."""
ANSWER, COMPLAINT, REFUSAL = b"a", b"c", b"l"
_SMALL = 1 << 16
_MEGABYTE = 1 << 20
_QUICK = 0.005
_DOZEN = 12
_STATM = "/proc/self/statm"


class Worker:
    """An open snapshot; in the nursery it is only opened, in a fork it answers."""

    def __init__(self, plan: "Plan") -> None:
        from casegraph.store import evaluate
        from casegraph.store.labels import labelled
        from casegraph.store.reader import open_store, store_in_memory

        self.plan, self.folder = plan, Path(plan.store)
        self.evaluate, self.label = evaluate, labelled
        self.open = open_store
        self.store = store_in_memory(self.folder) if plan.in_memory else None
        self.bounds = evaluate.Bounds(plan.rows, plan.size)
        self.unseen = 0

    def serve(self, asked: socket.socket) -> None:
        """Answer until the other side closes."""
        self._settle(asked)
        spent = False
        while not spent and (length := _read(asked, LENGTH.size)) is not None:
            job = _read(asked, LENGTH.unpack(length)[0])
            if job is None:
                return
            spent = self._answer(asked, json.loads(job))

    def _settle(self, asked: socket.socket) -> None:
        """Let go of what is the nursery's, and accept the bounds."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
            for standard in range(3):  # where a library that gives up would write its last words
                os.dup2(nothing.fileno(), standard)
        os.closerange(3, asked.fileno())
        os.closerange(asked.fileno() + 1, 4096)
        if self.store is None:
            self.store = self.open(self.folder)
        self.memory = _Memory()
        most = self.memory.at_first + self.plan.memory * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if self.plan.in_memory and not self.plan.may_connect:
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))

    def _answer(self, asked: socket.socket, job: dict[str, Any]) -> bool:
        """Answer one query; whether it left so much memory behind that a fresh worker is due."""
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, job["seconds"])
        sort, body, rows = self._outcome(job)
        body, zipped = packed(body, wanted=job["compress"])
        signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = time.perf_counter() - start
        spent = self._has_grown(seconds)
        head = HEAD.pack(sort, zipped, spent, rows, seconds, len(body))
        for part in (head + body,) if len(body) < _SMALL else (head, body):
            asked.sendall(part)
        return spent

    def _has_grown(self, seconds: float) -> bool:
        """Whether much memory is left behind; quick queries are looked at by the dozen."""
        self.unseen += 1
        if seconds < _QUICK and self.unseen < _DOZEN:
            return False
        self.unseen = 0
        return self.memory.grown() > self.plan.memory * _MEGABYTE // 2

    def _outcome(self, job: dict[str, Any]) -> tuple[bytes, bytes, int]:
        """The sort of the answer, its body and its rows."""
        try:
            return ANSWER, *self._evaluate(job)
        except MemoryError:
            os.abort()  # as the library itself does where it runs out
        except ResultTooLargeError as error:
            return REFUSAL, str(error).encode(), 0
        except QueryError as error:
            return COMPLAINT, str(error).encode(errors="replace"), 0
        except (OSError, ValueError, RuntimeError) as error:
            message = f"The query could not be answered: {error}"
            return COMPLAINT, message.encode(errors="replace"), 0

    def _evaluate(self, job: dict[str, Any]) -> tuple[bytes, int]:
        from casegraph.formats import FORMATS

        assert self.store is not None, "it was opened when the worker settled"
        dataset = self.evaluate.Dataset(job["default"], job["named"])
        form = FORMATS[job["form"]]
        label = self.label if job["labels"] else None
        return self.evaluate.evaluate(self.store, job["query"], form, dataset, self.bounds, label)


def _read(asked: socket.socket, size: int) -> bytes | None:
    """So many bytes, or None where the other side has closed."""
    data = asked.recv(size, socket.MSG_WAITALL)
    return data if len(data) == size else None


class _Memory:
    """The memory that the process may write to, as RLIMIT_DATA counts it, in bytes."""

    def __init__(self) -> None:
        # Opened now: later there is no file descriptor for it.
        self.file = os.open(_STATM, os.O_RDONLY) if Path(_STATM).exists() else None
        self.at_first = self._now()

    def grown(self) -> int:
        """How much more it is than at first."""
        return self._now() - self.at_first

    def _now(self) -> int:
        if self.file is None:
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return int(os.pread(self.file, 200, 0).split()[5]) * resource.getpagesize()
