"""Held in memory or read from disk: what each costs at each size. `python -m bench.sparql.held`.

Each figure comes from a process of its own that opens the store as a query process does. Times are
processor time, in which neighbours on the machine do not count.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store

import casegraph
from bench.measure import timed
from bench.memory import megabytes
from bench.process import end_cleanly
from bench.sparql.grow import Grown, grow
from bench.sparql.queries import read_queries
from bench.sparql.snapshot import write_content
from casegraph.store.reader import open_store, store_in_memory

__all__ = ["main"]

_HOW: Mapping[str, Callable[[Path], Store]] = {"disk": open_store, "memory": store_in_memory}
_KINDS = ("look-up", "aggregate", "other")
_HEAD = (
    "| times | statements | held in | ready, s | memory, MB | at most, MB | "
    + " | ".join(f"{kind}, ms" for kind in _KINDS)
    + " |\n|---|---|---|---|---|---|---|---|---|"
)


def figures(store: Path, how: str, seconds: float) -> dict[str, Any]:
    """What one way of holding a store costs, measured in this process."""
    start = time.process_time()
    held = _HOW[how](store)
    ready, memory = time.process_time() - start, megabytes(os.getpid())
    most = _most()
    queries = {query.name: _median(held, query.texts, seconds) for query in read_queries()}
    return {"ready": ready, "memory": memory, "most": most, "queries": queries}


def _most() -> float:
    """The most that this process ever held, in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000


def _median(store: Store, texts: Sequence[str], seconds: float) -> float:
    """Milliseconds of the processor for a query and its answer as text, after one not counted."""
    spent: list[float] = []
    until = time.perf_counter() + seconds
    while len(spent) < 2 or time.perf_counter() < until:
        start = time.thread_time()
        _answer(store, texts[len(spent) % len(texts)])
        spent.append(time.thread_time() - start)
    return statistics.median(spent[1:]) * 1000


def _answer(store: Store, text: str) -> None:
    result = store.query(text)
    if isinstance(result, QueryTriples):
        result.serialize(format=RdfFormat.N_TRIPLES)
    else:
        result.serialize(format=QueryResultsFormat.JSON)


def _rows(quads: Path, times: int, seconds: float) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grown: list[Grown] = []
        growing = timed(lambda: grown.append(grow(quads, folder, times)))
        written: list[int] = []
        writing = timed(lambda: written.append(write_content(grown[0], folder)))
        told = f"{times} times: grown in {growing:.0f} s, written in {writing:.0f} s"
        print(told, file=sys.stderr)
        for how in _HOW:
            yield _row(times, written[0], how, _apart(folder / "store", how, seconds))


def _apart(store: Path, how: str, seconds: float) -> Mapping[str, Any]:
    """The figures of one way, from a process of its own."""
    words = (sys.executable, "-m", "bench.sparql.held", "--one", how, str(store))
    timed_for = ("--seconds", str(seconds))
    done = subprocess.run([*words, *timed_for], check=True, stdout=subprocess.PIPE)
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def _row(times: int, statements: int, how: str, found: Mapping[str, Any]) -> str:
    means = " | ".join(f"{_mean(found['queries'], kind):.3g}" for kind in _KINDS)
    memory = f"{found['ready']:.2f} | {found['memory']:.0f} | {found['most']:.0f}"
    return f"| {times} | {statements:,} | {how} | {memory} | {means} |"


def _mean(medians: Mapping[str, float], kind: str) -> float:
    """The geometric mean over the queries of a kind."""
    own = [medians[query.name] for query in read_queries() if query.kind == kind]
    return math.prod(own) ** (1 / len(own))


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.sparql.held", description=__doc__)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 30, 100])
    parser.add_argument("--seconds", type=float, default=2.0, help="for each query")
    parser.add_argument("--one", nargs=2, metavar=("HOW", "STORE"), help="one process of these")
    given = parser.parse_args()
    if given.one:
        how, store = given.one
        print(json.dumps(figures(Path(store), how, given.seconds)))
        return 0
    end_cleanly()
    print(_HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        quads = Path(folder) / "corpus.nq"
        casegraph.open().export("nq", quads)
        for times in given.times:
            for row in _rows(quads, times, given.seconds):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
