"""Nearest: of many cases at once, which are most alike among them, and why in a few words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from casegraph.comparison.likeness import Asked, likeness
from casegraph.comparison.vectors import Floats, Vectors
from casegraph.errors import QueryError

__all__ = ["MOST_AT_ONCE", "Near", "check_number", "nearest"]

MOST_AT_ONCE = 2000
"""So many cases at most are compared with each other: time and memory grow with their square."""

_MOST_CONCEPTS, _MOST_WORDS = 5, 3


class Near(NamedTuple):
    """Two cases by their ids, their mean likeness (0 to 1), and what they share, in words."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def nearest(
    vectors: Vectors,
    asked: Mapping[str, Asked],
    weights: Mapping[str, float],
    number: int,
) -> Iterator[Near]:
    """The pairs of which one is among so many nearest of the other, each pair once.

    *asked* gives by id what each case asks; likeness depends on who asks, so the score of a pair
    is the mean of both ways. Among cases as much alike the first in order is taken.
    """
    names, scores = list(asked), _scores(vectors, list(asked.values()), weights)
    pairs = {
        (min(row, int(column)), max(row, int(column)))
        for row in range(len(names))
        for column in np.argsort(-scores[row], kind="stable")[:number]
        if scores[row, column] > 0
    }
    reasons = _reasons(vectors, list(asked.values()))
    for one, other in sorted(pairs):
        yield Near(
            names[one], names[other], round(float(scores[one, other]), 4), reasons(one, other)
        )


def check_number(cases: int) -> None:
    """QueryError for more cases than can be compared with each other."""
    if cases > MOST_AT_ONCE:
        raise QueryError(
            f"{cases:,} cases are to be compared with each other; at most {MOST_AT_ONCE:,} can "
            "be. Select fewer, or compare by concepts."
        )


def _scores(vectors: Vectors, asked: Sequence[Asked], weights: Mapping[str, float]) -> Floats:
    """The mean likeness of each two, rounded so that the order of additions does not decide."""
    places = np.array([one.case for one in asked], dtype=np.int64)
    scores = np.zeros((len(asked), len(asked)), dtype=np.float32)
    for row, one in enumerate(asked):
        found = likeness(vectors, _with_broader(vectors, one), weights)
        if found.scores:
            scores[row] = found.total[places]
    np.fill_diagonal(scores, 0)
    return np.asarray(np.round((scores + scores.T) / 2, 4))


def _with_broader(vectors: Vectors, asked: Asked) -> Asked:
    concepts = vectors.with_broader(asked.concepts)
    return Asked(asked.stems, asked.place, concepts, asked.case)


def _reasons(vectors: Vectors, asked: Sequence[Asked]) -> Callable[[int, int], tuple[str, ...]]:
    """What tells for two of them the concepts and, in quotes, the words they share."""
    having = [frozenset(vectors.with_broader(one.concepts)) for one in asked]
    words = [frozenset(one.stems).intersection(vectors.stem_at) for one in asked]

    def told(one: int, other: int) -> tuple[str, ...]:
        both = having[one] & having[other]
        broader = {above for place in both for above in vectors.above[place]}
        # What every case has says nothing.
        narrow = [place for place in both - broader if vectors.content[place] > 0]
        narrow.sort(key=lambda place: (-vectors.content[place], place))
        labels = [vectors.labels[place] for place in narrow[:_MOST_CONCEPTS]]
        columns = [vectors.stem_at[word] for word in words[one] & words[other]]
        columns.sort(key=lambda column: (-vectors.rarity[column], column))
        said = [f"“{vectors.forms[column]}”" for column in columns[:_MOST_WORDS]]
        return tuple(dict.fromkeys((*labels, *said)))

    return told
