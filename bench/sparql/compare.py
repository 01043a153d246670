"""Asking all servers in turn, so that a machine that slows down slows down all of them."""

import math
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import p95
from bench.memory import megabytes
from bench.sparql.answers import Rows, read_rows
from bench.sparql.client import OK, Load, ask, drive
from bench.sparql.grow import Grown
from bench.sparql.queries import Query, request
from bench.sparql.servers import Endpoint, Server

__all__ = ["CLIENTS", "SLOW", "Plan", "Results", "Seen", "compare", "requests", "serving"]

CLIENTS = (1, 16)
SLOW = 4.0
"""Seconds of an answer beyond which only one client asks for it."""
_WARMING = 2


@dataclass(frozen=True)
class Plan:
    """How long each server is asked each question by each number of clients, in how many turns."""

    seconds: float
    turns: int


@dataclass(frozen=True)
class Seen:
    """What a server answered when it was first asked: its rows, and how many of them are its own.

    `fault` is the status, if it did not answer.
    """

    rows: int = 0
    own: int = 0
    fault: str = ""

    def __str__(self) -> str:
        if self.fault:
            return self.fault
        return f"{self.rows:,} rows, {self.own:,} differ" if self.own else f"{self.rows:,} rows"


@dataclass
class Results:
    """All that was measured, by query and server; loads by number of clients too."""

    seen: dict[tuple[str, str], Seen] = field(default_factory=dict)
    loads: dict[tuple[str, str, int], Load] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def median(self, query: str, server: str, clients: int = 1) -> float:
        """Milliseconds; NaN if it never answered."""
        return statistics.median(self._seconds(query, server, clients)) * 1000

    def p95(self, query: str, server: str, clients: int = 1) -> float:
        """Milliseconds; NaN if it never answered."""
        return p95(self._seconds(query, server, clients)) * 1000

    def rate(self, query: str, server: str, clients: int) -> float:
        """Right answers a second."""
        load = self.loads.get((query, server, clients), Load())
        return len(load.seconds) / load.elapsed if load.elapsed else math.nan

    def _seconds(self, query: str, server: str, clients: int) -> Sequence[float]:
        load = self.loads.get((query, server, clients), Load())
        return [*load.seconds, *load.seconds[:1]] or [math.nan, math.nan]


@contextmanager
def serving(
    servers: Sequence[Server], grown: Grown, folder: Path
) -> Iterator[Mapping[str, Endpoint]]:
    """All servers at once, each with the data."""
    with ExitStack() as stack:
        endpoints = {}
        for server in servers:
            print(f"{server.name}: loading", file=sys.stderr)
            own = folder / server.name
            own.mkdir()
            endpoints[server.name] = stack.enter_context(server.start(grown, own))
        yield endpoints


def compare(endpoints: Mapping[str, Endpoint], queries: Sequence[Query], plan: Plan) -> Results:
    """Ask every server every question: once to compare their answers, then in turns."""
    results = Results()
    for query in queries:
        print(f"{query.name}: {query.label}", file=sys.stderr)
        results.seen |= _seen(endpoints, query)
        names = [name for name in endpoints if not results.seen[query.name, name].fault]
        for name in names:
            _turn(endpoints[name], query, _WARMING, 0, Load())
        for turn in range(plan.turns):
            at = turn % len(names)
            for name in (*names[at:], *names[:at]):
                _turns(endpoints[name], query, plan, _loads(results, query, name))
    for name, endpoint in endpoints.items():
        results.memory[name] = megabytes(endpoint.process.pid)
    return results


def _loads(results: Results, query: Query, name: str) -> Mapping[int, Load]:
    return {
        clients: results.loads.setdefault((query.name, name, clients), Load())
        for clients in CLIENTS
    }


def _turns(endpoint: Endpoint, query: Query, plan: Plan, loads: Mapping[int, Load]) -> None:
    """One turn by each number of clients, unless slow answers have used up the time already."""
    for clients, load in loads.items():
        if load.elapsed < plan.seconds and min(loads[1].seconds, default=0) < SLOW:
            _turn(endpoint, query, clients, plan.seconds / plan.turns, load)


def _turn(endpoint: Endpoint, query: Query, clients: int, seconds: float, load: Load) -> None:
    port, asked = endpoint.process.port, requests(endpoint, query)
    load.elapsed += drive(port, asked, clients, seconds, load.take)


def requests(endpoint: Endpoint, query: Query) -> tuple[bytes, ...]:
    """The requests of a question, to one server."""
    return tuple(
        request(endpoint.path, text, query.media_type, endpoint.more) for text in query.texts
    )


def _seen(endpoints: Mapping[str, Endpoint], query: Query) -> dict[tuple[str, str], Seen]:
    """The answer of each server beside that of the first one."""
    first: Rows | None = None
    seen = {}
    for name, endpoint in endpoints.items():
        rows = _rows(endpoint, query)
        if isinstance(rows, Counter):
            first = rows if first is None else first
            own = 0 if query.cut else (rows - first).total()
            seen[query.name, name] = Seen(rows.total(), own)
        else:
            seen[query.name, name] = Seen(fault=rows)
    return seen


def _rows(endpoint: Endpoint, query: Query) -> Rows | str:
    """All rows of all texts of a question, or how the server failed."""
    rows: Rows = Counter()
    for asked in requests(endpoint, query):
        answer = ask(endpoint.process.port, asked)
        if answer.status != OK:
            return f"failed: {answer.status}"
        rows += read_rows(answer.body, query.media_type)
    return rows
