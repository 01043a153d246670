"""Suggestions at size: how long the first answer takes, and how long each further one.

`python -m bench.suggest 73 2364 10000` measures with so many cases: the curated ones, then rows of
Public Sector Tech Watch, again and again under other ids. Typed are the beginnings, one letter to
twelve, of words of a thousand names.
"""

import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import casegraph
from bench.measure import Measured, p95, timed
from bench.pstw import pstw_cases
from casegraph.model import Case
from casegraph.repository import Repository
from casegraph.search import ConceptNotes, IndexInput, Suggestions, named
from casegraph.store.labels import labels_of_concepts
from casegraph.store.reader import open_store

_TARGET = 1.0
_NAMES, _LETTERS = 1000, 12


def cases_of(repository: Repository, rows: Sequence[Case], number: int) -> list[Case]:
    """So many cases; a row that comes again has an id of its own."""
    again = ((row, turn) for turn, row in enumerate(cycle(rows or repository.cases())))
    more = (row.model_copy(update={"id": f"{row.id}-{turn}"}) for row, turn in again)
    curated = repository.cases()
    return [*curated, *islice(more, max(number - len(curated), 0))]


def figures(repository: Repository, cases: Sequence[Case]) -> Iterator[Measured]:
    """Size and times for some cases."""
    store = open_store(repository.snapshot / "store")
    notes = ConceptNotes(repository.concept_uses, labels_of_concepts(store))
    content = IndexInput(cases, repository.actors, repository.vocabulary)
    size = f"{len(cases):,} cases"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = timed(lambda: Suggestions.make(named(content, notes)).save(folder))
        yield Measured(f"names of {size}, made", made, "s")
        read = [timed(lambda: Suggestions.load(folder)) for _ in range(5)]
        stored = (folder / "suggestions.json").stat().st_size / 1e6
        yield Measured(
            f"names of {size}, read", median(read) * 1000, "ms", None, f"{stored:.1f} MB"
        )
        opened = Suggestions.load(folder)
        typed = _typed(opened)
        found = sum(bool(opened.beginning(text)) for text in typed)
        times = [timed(lambda text=text: opened.beginning(text)) * 1000 for text in typed]  # type: ignore[misc]  # bound now
        remark = f"{found:,} of {len(typed):,} begin something; slowest {max(times):.2g} ms"
        yield Measured(f"suggestions, {size}, p50", median(times), "ms", None, remark)
        yield Measured(f"suggestions, {size}, p95", p95(times), "ms", _TARGET)


def _typed(opened: Suggestions) -> list[str]:
    """What is typed on the way to a word of a name, with the words after it."""
    chance = random.Random(1)
    texts = []
    for name in chance.choices(opened.names, k=_NAMES):
        words = name.written.split(" ")
        rest = " ".join(words[chance.randrange(len(words)) :])
        texts += [rest[:letters] for letters in range(1, min(_LETTERS, len(rest)) + 1)]
    return texts


def main() -> int:
    """Print the figures."""
    numbers = [int(number) for number in sys.argv[1:]] or [73, 2364, 10_000]
    outside = os.environ.get("CASEGRAPH_TEST_DATA")
    rows = pstw_cases(Path(outside)) if outside else []
    repository = casegraph.open()
    for number in numbers:
        for figure in figures(repository, cases_of(repository, rows, number)):
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
