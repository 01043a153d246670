"""What answers queries: our own worker processes, or an endpoint elsewhere."""

import gzip
from dataclasses import dataclass
from typing import Protocol

from casegraph.formats import ResultFormat

__all__ = ["Ask", "Engine", "Reply", "State", "packed"]

_SMALLEST_PACKED = 2000
_LEVEL = 3


@dataclass(frozen=True)
class Ask:
    """A checked query on its way to an engine.

    `default_graphs` and `named_graphs` are the dataset of the protocol, which replaces that of the
    query; None for both leaves it to the query. `seconds` is the deadline, and `client` who asks,
    where that is known.
    """

    query: str
    form: ResultFormat
    seconds: float
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    compress: bool = False
    labels: bool = False
    client: str = ""


@dataclass(frozen=True)
class Reply:
    """A whole answer: its bytes, whether they are gzipped, its rows, and the seconds it took."""

    body: bytes
    compressed: bool
    rows: int
    seconds: float


@dataclass(frozen=True)
class State:
    """How an engine is: processes, those at work, queries that wait, processes replaced."""

    workers: int = 0
    busy: int = 0
    waiting: int = 0
    replaced: int = 0
    memory: bool = False


class Engine(Protocol):
    """Something that answers queries, each wholly or with an error."""

    async def answer(self, ask: Ask) -> Reply:
        """Answer one query.

        QueryError if it cannot be read, ResultTooLargeError if its result is too large, LimitError
        past the deadline or the memory, BusyError if too many are waiting.
        """
        ...

    def state(self) -> "State":
        """How it is at this moment."""
        ...

    async def close(self) -> None:
        """Let go of everything."""
        ...


def packed(body: bytes, *, wanted: bool) -> tuple[bytes, bool]:
    """The body, gzipped where that is wanted and worth it, and whether it is."""
    if not wanted or len(body) <= _SMALLEST_PACKED:
        return body, False
    return gzip.compress(body, _LEVEL, mtime=0), True
