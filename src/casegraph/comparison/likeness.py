"""Likeness: how alike every case is to what is asked, dimension by dimension.

Concepts: the ratio model of Tversky 1977, "Features of similarity", Psychological Review 84(4),
doi:10.1037/0033-295X.84.4.327. For asked concepts A and those of a case C, broader ones included
and each weighed by its information content::

    f(A and C) / (f(A and C) + f(A without C) + b * f(C without A))

With b = 1, for a case, this is the Jaccard index weighed by content over ancestors (Ruzicka's).
A situation names a few concepts and a record many, so for texts and features b = 0.1.

Text: the mean of BM25 as a share of its highest score and of the cosine in the space of topics.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from casegraph.comparison.dimensions import TEXT
from casegraph.comparison.vectors import CODED, Floats, Vectors

__all__ = ["Asked", "Likeness", "likeness"]

_SURPLUS_OF_CASE, _SURPLUS_ELSE = 1.0, 0.1
_TINY = 1e-9


@dataclass(frozen=True)
class Asked:
    """What is asked: stems with weights, a place among topics, columns of concepts with strengths.

    `case` is the number of the case that asks; None where only a text or concepts do.
    """

    stems: Mapping[str, float]
    place: Floats
    concepts: Mapping[int, float]
    case: int | None = None

    @property
    def surely(self) -> Mapping[int, float]:
        """The concepts, each as if it had been picked."""
        return dict.fromkeys(self.concepts, 1.0)

    @property
    def is_sure(self) -> bool:
        """Whether every concept counts in full, as those of a case do."""
        return all(strength == 1 for strength in self.concepts.values())


@dataclass(frozen=True)
class Likeness:
    """For each dimension that counts: the likeness of every case, and where it is known."""

    scores: Mapping[str, Floats]
    known: Mapping[str, Any]
    weights: Mapping[str, float]

    @property
    def total(self) -> Floats:
        """The weighted mean over the dimensions."""
        weight = sum(self.weights.values())
        parts = [self.scores[name] * by for name, by in self.weights.items()]
        return np.asarray(sum(parts) / weight, dtype=np.float32)


def likeness(vectors: Vectors, asked: Asked, weights: Mapping[str, float]) -> Likeness:
    """How alike every case is, in the dimensions that are asked about and weigh something."""
    scores: dict[str, Floats] = {}
    known: dict[str, Any] = {}
    if asked.stems and weights[TEXT]:
        scores[TEXT] = _of_text(vectors, asked)
        known[TEXT] = np.ones(len(scores[TEXT]), dtype=bool)
    if asked.concepts:
        _of_concepts(vectors, asked, weights, scores, known)
    return Likeness(scores, known, {name: weights[name] for name in scores})


def _of_text(vectors: Vectors, asked: Asked) -> Floats:
    matched = vectors.bm25(asked.stems)
    near = np.maximum(vectors.topics @ asked.place, 0)
    return np.asarray((matched / max(float(matched.max(initial=0)), _TINY) + near) / 2)


def _of_concepts(
    vectors: Vectors,
    asked: Asked,
    weights: Mapping[str, float],
    scores: dict[str, Floats],
    known: dict[str, Any],
) -> None:
    common, wanted = vectors.having(asked.concepts), vectors.asked(asked.concepts)
    surplus = vectors.known - (common if asked.is_sure else vectors.having(asked.surely))
    counts = _SURPLUS_ELSE if asked.case is None else _SURPLUS_OF_CASE
    for column, name in enumerate(CODED):
        if wanted[column] > 0 and weights[name]:
            whole = wanted[column] + counts * np.maximum(surplus[:, column], 0)
            score = common[:, column] / whole
            has = vectors.known[:, column] > 0
            # What is not known of a case is neither likeness nor its absence.
            score[~has] = score[has].mean() if has.any() else 0
            scores[name], known[name] = score, has
