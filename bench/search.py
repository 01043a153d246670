"""Search at size with both engines: how long an answer takes, an index takes, and its size on disk.

`python -m bench.search 73 2364 10000` fills up the curated cases with rows of Public Sector Tech
Watch, again and again under other ids; CASEGRAPH_TEST_DATA names the folder of outside data.
Times are processor time: a search waits for nothing, and what else a machine does is not its own.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, count, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import casegraph
from bench.measure import p95
from bench.pstw import pstw_cases
from bench.relevance.judged import read_tasks
from bench.service import QUERIES
from casegraph.model import Case
from casegraph.repository import Repository
from casegraph.search import ENGINES, Index, IndexInput, SearchQuery, engine

__all__ = ["CURATED_AND_PSTW", "TARGETS", "Times", "collection", "search_times"]

CURATED_AND_PSTW = 2364
TARGETS = {"whoosh": 50, "tantivy": 5}
_AGAIN = 4
_HEAD = """\
| cases | engine | index, s | disk, MB | open, ms | first: p50 / p95, ms | again: p50 / p95, ms | \
facets: p50 / p95, ms | |
|---|---|---|---|---|---|---|---|---|"""


@dataclass(frozen=True)
class Times:
    """What an engine takes for an index and for whole answers: hits, facets and passages.

    `first` are answers to what was not asked before, `again` the quickest of four to the same;
    `facets` are counts of all facets under each value of one, with a single hit and no words.
    """

    cases: int
    engine: str
    wrote: float
    size: int
    opened: float
    first: Sequence[float]
    again: Sequence[float]
    facets: Sequence[float]

    def __str__(self) -> str:
        most = TARGETS[self.engine]
        met = "met" if p95(self.again) * 1000 < most else "MISSED"
        cells = (
            f"{self.cases:,}", self.engine, f"{self.wrote:.2g}", f"{self.size / 1e6:.3g}",
            f"{self.opened * 1000:.2g}", _two(self.first), _two(self.again), _two(self.facets),
            f"under {most} ms: {met}" if self.cases == CURATED_AND_PSTW else "",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


def _two(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1000:.3g} / {p95(seconds) * 1000:.3g}"


def collection(repository: Repository, number: int) -> IndexInput:
    """So many cases: the curated ones, then rows of PSTW as often as needed."""
    cases: list[Case] = [*repository.cases()][:number]
    outside = os.environ.get("CASEGRAPH_TEST_DATA")
    if outside and number > len(cases):
        cases += islice(_rows(Path(outside)), number - len(cases))
    return IndexInput(cases, repository.actors, repository.vocabulary)


def _rows(folder: Path) -> Iterator[Case]:
    rows = pstw_cases(folder)
    copies = (
        (row.model_copy(update={"id": f"{row.id}-{turn}"}) for row in rows) for turn in count(2)
    )
    return chain(rows, chain.from_iterable(copies))


def search_times(given: IndexInput, name: str) -> Times:
    """Write an index, open it and ask what people ask, five times."""
    texts = (*QUERIES, *(task.text for task in read_tasks() if task.kind == "queries"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "index"
        wrote = _timed(lambda: engine(name).write(folder, given))
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        opened = _timed(lambda: engine(name).open(folder).close())
        index = engine(name).open(folder)
        # What the index was made from is still here; nobody who searches has to look through it.
        gc.freeze()
        index.search(SearchQuery("warm"))
        first = [_asked(index, text or "") for text in texts]
        rounds = [[_asked(index, text or "") for text in texts] for _ in range(_AGAIN)]
        again = [min(times) for times in zip(*rounds, strict=True)]
        facets = [_timed(partial(index.search, query)) for query in _by_facet(index)]
        index.close()
        gc.unfreeze()
    return Times(len(given.cases), name, wrote, size, opened, first, again, facets)


def _by_facet(index: Index) -> list[SearchQuery]:
    counted = index.search(SearchQuery(limit=1)).facets
    return [
        SearchQuery(where={name: (value.value,)}, limit=1)
        for name, values in counted.items()
        for value in values
    ]


def _asked(index: Index, text: str) -> float:
    return _timed(lambda: index.search(SearchQuery(text)))


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _row(number: int, name: str) -> str:
    return str(search_times(collection(casegraph.open(), number), name))


def main() -> int:
    """Print the table; exit 1 if a target is missed."""
    numbers = [int(number) for number in sys.argv[1:]] or [73, CURATED_AND_PSTW, 10_000]
    if max(numbers) > 73 and not os.environ.get("CASEGRAPH_TEST_DATA"):
        sys.exit("Name the folder of outside data: CASEGRAPH_TEST_DATA=...")
    casegraph.open()
    print(_HEAD)
    rows = []
    # A process for each row: one engine must not find warm what the other has warmed.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as apart:
        for number in numbers:
            for name in ENGINES:
                rows.append(apart.submit(_row, number, name).result())
                print(rows[-1], flush=True)
    return int(any("MISSED" in row for row in rows))


if __name__ == "__main__":
    sys.exit(main())
