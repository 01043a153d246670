"""Sharing: which things have concepts in common, how much these say, and who is nearest to whom.

A concept that n of N things have weighs its information content, -ln(n / (N + 1)): the rarer it is
among them, the more it says, and what all have says next to nothing. Content from use in a
corpus: Resnik 1995, "Using information content to evaluate semantic similarity in a taxonomy",
IJCAI, arXiv:cmp-lg/9511007. The one added to N keeps a tie between two things that share all.

Every pair is compared, yet none one by one: the things are rows of a sparse matrix, so that a block
of rows times its transpose walks the list of holders of each concept (an inverted index) and adds
up all that is shared at once. Only one block is in memory at a time, and of each row only the
nearest are kept: time grows with the square of the things, memory with their number.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from casegraph.errors import QueryError
from casegraph.network.coded import Feature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["BY_SHARED", "MOST_WITHOUT_BOUND", "Shared", "shared_by"]

BY_SHARED = ("information", "count", "jaccard")
"""How what is shared is weighed: by its information, by number, or as a share of what either has.

`jaccard` is the information of what both have over that of what either has, 0 to 1 (the weighted
Jaccard index); the other two grow with how much is told of a thing.
"""
MOST_WITHOUT_BOUND = 1000
"""So many things at most may have all their ties; of more, only the nearest are kept."""

_CELLS = 1 << 22


class Shared(NamedTuple):
    """Two things by their numbers, how much they share, and what, the weightiest first."""

    one: int
    other: int
    score: float
    features: tuple[Feature, ...]


def shared_by(
    holdings: Sequence[Collection[Feature]], measure: str, neighbours: int
) -> Iterator[Shared]:
    """The pairs of things of which one is among the nearest of the other, each pair once.

    *holdings* gives the concepts of each thing, *measure* is one of `BY_SHARED`. With 0
    neighbours every pair that shares anything; QueryError if there are too many things for that.
    """
    if not neighbours and len(holdings) > MOST_WITHOUT_BOUND:
        raise QueryError(
            f"neighbours is 0, all of them, for {len(holdings):,}; that is for at most "
            f"{MOST_WITHOUT_BOUND:,}. Give a number of neighbours, such as 5, or select fewer."
        )
    content = _content(holdings)
    weighs = dict.fromkeys(content, 1.0) if measure == "count" else content
    pairs: dict[tuple[int, int], float] = {}
    for row, column, score in _nearest(holdings, weighs, neighbours, share=measure == "jaccard"):
        pairs[min(row, column), max(row, column)] = score
    for (one, other), score in sorted(pairs.items()):
        both = [feature for feature in holdings[one] if feature in holdings[other]]
        yield Shared(one, other, score, tuple(sorted(both, key=lambda it: (-content[it], it))))


def _content(holdings: Sequence[Collection[Feature]]) -> dict[Feature, float]:
    from math import log

    having = Counter(chain.from_iterable(holdings))
    return {feature: -log(n / (len(holdings) + 1)) for feature, n in having.items()}


def _nearest(
    holdings: Sequence[Collection[Feature]],
    weighs: dict[Feature, float],
    neighbours: int,
    *,
    share: bool,
) -> Iterator[tuple[int, int, float]]:
    """For each thing its nearest: its number, theirs and the score, block by block of rows."""
    import numpy as np

    if not weighs:
        return
    ones, content = _matrix(holdings, weighs)
    weighed, across = ones.multiply(content).tocsr(), ones.T.tocsr()
    wholes = np.asarray(weighed.sum(axis=1), dtype=np.float32).ravel()
    size = len(holdings)
    step = max(1, _CELLS // size)
    for start in range(0, size, step):
        scores = (weighed[start : start + step] @ across).toarray()
        if share:
            either = wholes[start : start + step, None] + wholes[None, :] - scores
            scores = np.divide(scores, either, out=np.zeros_like(scores), where=either > 0)
        for place, row in enumerate(scores, start):
            row[place] = 0
            yield from (
                (place, int(best), round(float(row[best]), 4)) for best in _best(row, neighbours)
            )


def _matrix(
    holdings: Sequence[Collection[Feature]], weighs: dict[Feature, float]
) -> tuple[Any, Any]:
    import numpy as np
    from scipy import sparse

    column = {feature: place for place, feature in enumerate(weighs)}
    places = np.fromiter((column[one] for one in chain.from_iterable(holdings)), dtype=np.int32)
    ends = np.cumsum([0, *map(len, holdings)])
    data = np.ones(len(places), dtype=np.float32)
    ones = sparse.csr_matrix((data, places, ends), shape=(len(holdings), len(column)))
    return ones, np.fromiter(weighs.values(), dtype=np.float32)


def _best(row: "Floats", number: int) -> "NDArray[np.intp]":
    """The places of the highest scores above zero; among equals the first."""
    import numpy as np

    rounded = np.round(row, 5)  # the order of additions must not decide
    if number and np.count_nonzero(rounded) > number:
        least = np.partition(rounded, -number)[-number]
        among = np.flatnonzero(rounded >= max(least, 1e-5))
        return among[np.argsort(-rounded[among], kind="stable")][:number]
    return np.flatnonzero(rounded > 0)
