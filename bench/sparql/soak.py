"""A long hard day for the service: queries past their deadline, then many clients at once.

`python -m bench.sparql.soak` prints the figures; exit 1 if a healthy request failed, a slow one was
not ended in time, or memory grew. Loopback only.
"""

import argparse
import statistics
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import p95
from bench.memory import megabytes, tree
from bench.process import end_cleanly, running
from bench.sparql.client import OK, Answer, ask, drive
from bench.sparql.queries import read_queries, request

__all__ = ["main"]

_COMMAND = Path(sys.executable).with_name("casegraph")
_ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_IN_A_ROW, _IN_A_CROWD, _GRACE = 0.15, 3.0, 0.5
_ONE_BUDGET_FOR_ALL = {"CASEGRAPH_CLIENT_SECONDS": "1000000"}
_ENDED = 503
_SLOW_SHARE = 40
_MAY_GROW = 1.1
_SAMPLES = 20


def _slow(seconds: float) -> bytes:
    return request("/sparql", _ENDLESS, "*/*", {"timeout": str(seconds)})


def _healthy() -> list[bytes]:
    return [
        request("/sparql", text, query.media_type, {})
        for query in read_queries()
        for text in query.texts
    ]


@dataclass
class Soak:
    """What one part met: answers by what was to be expected, and the service over time."""

    pid: int
    healthy: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def take(self, answer: Answer) -> None:
        """Judge an answer by what was asked."""
        slow = b"timeout=" in answer.request
        times, right = (self.ended, _ENDED) if slow else (self.healthy, OK)
        if answer.status == right:
            times.append(answer.seconds)
        else:
            self.wrong.append(f"{answer.status} instead of {right}: {answer.body[:200]!r}")

    def look(self) -> None:
        """Remember the memory now, and the processes."""
        self.memory.append(megabytes(self.pid))
        self.count()

    def count(self) -> None:
        """Remember the processes there are now."""
        self.seen |= set(tree(self.pid))

    @property
    def growth(self) -> float:
        """Memory in the last quarter as part of that in the second one, the first being warm-up."""
        quarter = max(len(self.memory) // 4, 1)
        second, last = self.memory[quarter : 2 * quarter], self.memory[-quarter:]
        return statistics.mean(last) / statistics.mean(second or last)


def _row_of_slow(port: int, pid: int, times: int) -> Soak:
    """Queries past their deadline, one after another, with a healthy request after each."""
    soak, healthy, slow = Soak(pid), _healthy(), _slow(_IN_A_ROW)
    soak.look()
    for number in range(times):
        soak.take(ask(port, slow))
        soak.take(ask(port, healthy[number % len(healthy)]))
        soak.count()
        if number % max(times // _SAMPLES, 1) == 0:
            soak.look()
    return soak


def _crowd(port: int, pid: int, clients: int, seconds: float) -> Soak:
    """Many clients at once with all questions, and an endless one now and then."""
    soak, over = Soak(pid), threading.Event()
    watch = threading.Thread(target=_watch, args=(soak, over, seconds / _SAMPLES))
    watch.start()
    try:
        drive(port, _mixed(), clients, seconds, soak.take)
    finally:
        over.set()
        watch.join()
    return soak


def _watch(soak: Soak, over: threading.Event, pause: float) -> None:
    while not over.wait(pause):
        soak.look()


def _mixed() -> Sequence[bytes]:
    healthy = _healthy()
    groups = [healthy[at : at + _SLOW_SHARE - 1] for at in range(0, len(healthy), _SLOW_SHARE - 1)]
    return [asked for group in groups for asked in (*group, _slow(_IN_A_CROWD))]


def _faults(soak: Soak, deadline: float) -> Iterator[str]:
    """What is not as it should be."""
    yield from soak.wrong[:5]
    if soak.ended and max(soak.ended) > deadline + _GRACE:
        yield f"a query with {deadline:g} s was ended after {max(soak.ended):.2f} s"
    if soak.growth > _MAY_GROW:
        yield f"memory grew to {soak.growth:.2f} times"


def _line(what: str, soak: Soak) -> str:
    healthy = f"{statistics.median(soak.healthy) * 1000:.1f} / {p95(soak.healthy) * 1000:.0f}"
    ended = f"{statistics.median(soak.ended):.2f} / {max(soak.ended):.2f}"
    memory = f"{soak.memory[0]:.0f} / {max(soak.memory):.0f} / {soak.memory[-1]:.0f}"
    return (
        f"| {what} | {len(soak.healthy):,} | {healthy} | {len(soak.ended):,} | {ended} "
        f"| {len(soak.wrong)} | {memory} | {soak.growth:.2f} | {len(soak.seen):,} |"
    )


def main() -> int:
    """Run both parts on a service of their own and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.sparql.soak", description=__doc__)
    parser.add_argument("--slow", type=int, default=1000, help="queries past their deadline")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    end_cleanly()
    with running(
        lambda port: (_COMMAND, "serve", "--port", str(port)),
        "/sparql?query=ASK%7B%7D",
        environment=_ONE_BUDGET_FOR_ALL,
    ) as service:
        row = _row_of_slow(service.port, service.pid, given.slow)
        crowd = _crowd(service.port, service.pid, given.clients, given.seconds)
    print(_HEAD)
    print(_line(f"{given.slow:,} past the deadline in a row", row))
    print(_line(f"{given.clients} clients for {given.seconds:g} s", crowd))
    faults = [*_faults(row, _IN_A_ROW), *_faults(crowd, _IN_A_CROWD)]
    print("\n".join(faults) or "\nNo healthy request failed; memory is flat.")
    return int(bool(faults))


_HEAD = (
    "| part | right answers | median / p95, ms | ended queries | median / longest, s | wrong "
    "| memory first / most / last, MB | growth | processes seen |"
    "\n|---|---|---|---|---|---|---|---|---|"
)


if __name__ == "__main__":
    sys.exit(main())
