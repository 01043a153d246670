"""Courses: outcomes as lines from where they began to where they got, with the target marked.

Every line has nought in it and its own scale: a figure is read against its own beginning and
target, never against another outcome, unless the two contradict each other. What a line shows
stands in words beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from casegraph.model import OutcomeObservation

__all__ = ["LENGTH", "Course", "courses"]

LENGTH = 120
_MARGIN = 6
# A shorter way than this has no room for an arrow, and is drawn as a dot.
_LEAST_WAY = 7
_AS_THEY_ARE = ("level", "cumulative-total", "ratio")
_SHARES = ("relative-change",)
_WHOLE = Decimal(100)
_Points = tuple[Decimal | None, Decimal, Decimal | None]


class Course(NamedTuple):
    """A line in units of the drawing, 0 to `LENGTH`: where it begins, ends, and should end.

    `begin` is where nought lies if no baseline is told. `heading` is 1 to the right, -1 to the
    left, and 0 where beginning and end lie too close together to tell.
    """

    nought: int
    begin: int
    has_baseline: bool
    end: int
    target: int | None
    heading: int


def courses(groups: Iterable[Sequence[OutcomeObservation]]) -> dict[str, Course]:
    """The courses of outcomes by key, those of a group in the same unit on one scale.

    A group are outcomes that contradict each other, or one outcome. Left out is what has no figure,
    or nothing to read it against: no beginning, no target, no other account.
    """
    return {key: way for group in groups for key, way in _of_group(group)}


def _of_group(group: Sequence[OutcomeObservation]) -> Iterator[tuple[str, Course]]:
    alike: dict[tuple[str | None, str | None], dict[str, _Points]] = defaultdict(dict)
    for claim in group:
        if (points := _points(claim)) is not None:
            alike[claim.value_kind, claim.unit][claim.key] = points
    for several in alike.values():
        every = chain.from_iterable(several.values())
        known = [Decimal(0), *(point for point in every if point is not None)]
        low, high = min(known), max(known)
        if low < high and (len(several) > 1 or any(map(_against, several.values()))):
            for key, points in several.items():
                yield key, _course(points, low, high)


def _against(points: _Points) -> bool:
    begin, _, target = points
    return begin is not None or target is not None


def _course(points: _Points, low: Decimal, high: Decimal) -> Course:
    def place(point: Decimal) -> int:
        return _MARGIN + round((point - low) / (high - low) * (LENGTH - 2 * _MARGIN))

    begin, value, target = points
    nought, end = place(Decimal(0)), place(value)
    start = nought if begin is None else place(begin)
    heading = 0 if abs(end - start) < _LEAST_WAY else (1 if end > start else -1)
    aim = None if target is None else place(target)
    return Course(nought, start, begin is not None, end, aim, heading)


def _points(claim: OutcomeObservation) -> _Points | None:
    """Baseline, value and target as numbers of one kind; a relative change begins at 100."""
    if claim.value is None:
        return None
    if claim.value_kind in _AS_THEY_ARE:
        return claim.baseline, claim.value, claim.target_value
    if claim.value_kind in _SHARES and claim.unit == "percent" and claim.value >= -_WHOLE:
        target = None if claim.target_value is None else claim.target_value + _WHOLE
        return _WHOLE, claim.value + _WHOLE, target
    return None
