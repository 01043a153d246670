"""Charts: which column of an answer can be drawn as bars, beside which names."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from casegraph.store.query import Answer
from casegraph_api.links import is_our_iri

__all__ = ["MOST_BARS", "Chart", "chart"]

MOST_BARS = 25
_MOST_NAMES = 2


class Chart(NamedTuple):
    """Bars: how many columns name a row, the place of the column drawn, its values, the most."""

    names: int
    column: int
    values: Sequence[int]
    most: int


def chart(answer: Answer) -> Chart | None:
    """The bars of an answer, if it is one of names and counts; None where bars would mislead.

    A row is named by its first column or first two, all of them things of ours. Drawn is the first
    of the whole numbers that follow at once, unless they only say yes or no; measured values, of
    which each may have a unit of its own, and years are not counts.
    """
    named = 0
    while named < len(answer.columns) and _all_ours(answer, named):
        named += 1
    if not 1 <= named <= _MOST_NAMES:
        return None
    for place in range(named, len(answer.columns)):
        values = [row[place] for row in answer.rows[:MOST_BARS]]
        if not all(map(_is_count, values)) or _is_year(answer.columns[place]):
            return None
        if max(values, default=0) > 1:
            return Chart(named, place, values, max(values))
    return None


def _all_ours(answer: Answer, place: int) -> bool:
    return bool(answer.rows) and all(is_our_iri(str(row[place])) for row in answer.rows)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_year(column: str) -> bool:
    return column.lower().endswith("year")
