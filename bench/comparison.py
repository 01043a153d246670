"""Comparable cases at size: how long vectors take to make, and how long an answer takes.

`python -m bench.comparison 10000` mixes that many cases from the claims of the curated ones.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import casegraph
from bench.measure import Measured, p95, timed
from bench.relevance.judged import read_tasks
from casegraph.comparison import SimilarQuery
from casegraph.comparison.comparison import Comparison
from casegraph.comparison.making import write
from casegraph.comparison.profile import ComparisonInput
from casegraph.model import Case
from casegraph.repository import Repository
from casegraph.store.labels import labels_of_concepts
from casegraph.store.reader import open_store

_TARGET = 50
_ASKED = 100


def mixed(cases: Sequence[Case], number: int) -> list[Case]:
    """So many cases, each with parts of three."""
    chance = random.Random(1)
    return [_mixed(f"mixed-{place}", *chance.sample(cases, 3)) for place in range(number)]


def _mixed(name: str, one: Case, two: Case, three: Case) -> Case:
    parts = {"problem": two.problem, "approach": two.approach, "barriers": three.barriers}
    return one.model_copy(update={"id": name, **parts})


def figures(repository: Repository, number: int) -> Iterator[Measured]:
    """Times for so many cases."""
    cases = mixed(repository.cases(), number)
    labels = labels_of_concepts(open_store(repository.snapshot / "store"))
    content = ComparisonInput(cases, repository.actors, repository.vocabulary, labels)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "comparison"
        yield Measured(f"vectors of {number:,} cases", timed(lambda: write(folder, content)), "s")
        size = sum(file.stat().st_size for file in folder.iterdir())
        yield Measured("their size", size / 1e6, "MB")
        opened = Comparison(folder)
        opened.similar(SimilarQuery(text="warm"))
        for what, queries in _queries(opened, number):
            seconds = [timed(query) for query in queries]
            remark = f"median {median(seconds) * 1000:.0f} ms"
            yield Measured(f"{what}, p95", p95(seconds) * 1000, "ms", _TARGET, remark)


def _queries(opened: Comparison, number: int) -> Iterator[tuple[str, list[Callable[[], object]]]]:
    names = [f"mixed-{place}" for place in range(min(number, _ASKED))]
    texts = [task.text for task in read_tasks() if task.text and task.kind == "situations"]
    asked = {
        "cases like a case": [SimilarQuery(name) for name in names],
        "cases like a situation": [SimilarQuery(text=text) for text in texts],
        "contrasts": [SimilarQuery(name, contrast=True) for name in names],
    }
    for what, queries in asked.items():
        yield what, [lambda query=query: opened.similar(query) for query in queries]  # type: ignore[misc]  # bound now


def main() -> int:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for figure in figures(casegraph.open(), number):
        print(figure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
