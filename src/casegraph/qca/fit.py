"""Parameters of fit: how far a set is necessary or sufficient for an outcome.

Of a set with memberships x and an outcome with memberships y, over all cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from casegraph.qca.matrix import negated

__all__ = [
    "Necessity",
    "Sufficiency",
    "at_least",
    "intersection",
    "necessity",
    "sufficiency",
    "union",
]

Scores = Sequence[float]
_TOLERANCE = 1e-9  # sums of decimal fractions: 0.8 is reached by 0.7999999999999999


@dataclass(frozen=True)
class Necessity:
    """How far an outcome is a subset of a set; None where a denominator is 0.

    inclusion (consistency): sum(min(x, y)) / sum(y), Ragin (2006, 2008 ch. 3).
    coverage: sum(min(x, y)) / sum(x), Ragin (2006, 2008 ch. 3).
    ron, relevance of necessity: sum(1 - x) / sum(1 - min(x, y)), Schneider and Wagemann (2012,
    section 9.2): low where the set is so large that it is trivially necessary.
    """

    inclusion: float | None
    ron: float | None
    coverage: float | None


@dataclass(frozen=True)
class Sufficiency:
    """How far a set is a subset of an outcome; None where a denominator is 0.

    inclusion (consistency): sum(min(x, y)) / sum(x), Ragin (2006, 2008 ch. 3).
    pri, proportional reduction in inconsistency: (sum(min(x, y)) - sum(min(x, y, 1 - y))) /
    (sum(x) - sum(min(x, y, 1 - y))), Schneider and Wagemann (2012, section 9.2): low where the set
    is as much a subset of the outcome's negation.
    coverage (raw): sum(min(x, y)) / sum(y), Ragin (2006, 2008 ch. 3).
    """

    inclusion: float | None
    pri: float | None
    coverage: float | None


def necessity(x: Scores, y: Scores) -> Necessity:
    """The parameters of fit of x as necessary for y, memberships 0 to 1 in the same order."""
    both = intersection(x, y)
    relevance = _ratio(sum(negated(x)), sum(negated(both)))
    return Necessity(_ratio(sum(both), sum(y)), relevance, _ratio(sum(both), sum(x)))


def sufficiency(x: Scores, y: Scores) -> Sufficiency:
    """The parameters of fit of x as sufficient for y, memberships 0 to 1 in the same order."""
    both = intersection(x, y)
    torn = sum(intersection(both, negated(y)))
    pri = _ratio(sum(both) - torn, sum(x) - torn)
    return Sufficiency(_ratio(sum(both), sum(x)), pri, _ratio(sum(both), sum(y)))


def intersection(x: Scores, y: Scores) -> tuple[float, ...]:
    """The memberships in both of two sets."""
    return tuple(map(min, x, y))


def union(sets: Sequence[Scores], cases: int) -> tuple[float, ...]:
    """The memberships of so many cases in at least one of some sets."""
    return tuple(max((scores[at] for scores in sets), default=0.0) for at in range(cases))


def at_least(score: float | None, cut: float) -> bool:
    """Whether a score reaches a cut-off, errors of floating point aside."""
    return score is not None and score >= cut - _TOLERANCE


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > _TOLERANCE else None
