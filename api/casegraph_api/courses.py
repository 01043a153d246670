"""Courses: outcomes as lines from where they began to where they got, with the target marked.

Every line has nought in it and its own scale: a figure is read against its own beginning and
target, never against another outcome. What a line shows stands in words beside it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from casegraph.model import OutcomeObservation

__all__ = ["LENGTH", "Course", "course"]

LENGTH = 120
_MARGIN = 6
# A shorter way than this has no room for an arrow, and is drawn as a dot.
_LEAST_WAY = 7
_AS_THEY_ARE = ("level", "cumulative-total", "ratio")
_SHARES = ("relative-change",)
_WHOLE = Decimal(100)


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


def course(claim: OutcomeObservation) -> Course | None:
    """The course of an outcome; None if no figure, or nothing to read the figure against."""
    points = list(_points(claim))
    if not points or (points[0] is None and points[2] is None):
        return None
    known = [Decimal(0), *(point for point in points if point is not None)]
    low, high = min(known), max(known)
    if low == high:
        return None
    begin, end, target = (_place(point, low, high) for point in points)
    nought = _place(Decimal(0), low, high)
    assert nought is not None
    assert end is not None
    start = nought if begin is None else begin
    heading = 0 if abs(end - start) < _LEAST_WAY else (1 if end > start else -1)
    return Course(nought, start, begin is not None, end, target, heading)


def _points(claim: OutcomeObservation) -> Iterator[Decimal | None]:
    """Baseline, value and target as numbers of one kind; a relative change begins at 100."""
    if claim.value is None:
        return
    if claim.value_kind in _AS_THEY_ARE:
        yield from (claim.baseline, claim.value, claim.target_value)
    elif claim.value_kind in _SHARES and claim.unit == "percent" and claim.value >= -_WHOLE:
        target = None if claim.target_value is None else claim.target_value + _WHOLE
        yield from (_WHOLE, claim.value + _WHOLE, target)


def _place(point: Decimal | None, low: Decimal, high: Decimal) -> int | None:
    if point is None:
        return None
    return _MARGIN + round((point - low) / (high - low) * (LENGTH - 2 * _MARGIN))
