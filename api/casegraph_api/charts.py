"""Charts: which column of an answer can be drawn as bars, beside which names."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from casegraph.store.query import Answer
from casegraph_api.links import is_our_iri

__all__ = ["MOST_BARS", "Chart", "chart"]

MOST_BARS = 25
_MOST_NAMES = 2
_ENDS = {
    "resolved": "resolved",
    "partly": "partly-resolved",
    "unresolved": "unresolved",
    "unknown": "resolution-unknown",
}


class Chart(NamedTuple):
    """Bars: how many columns name a row, the place of the column drawn, its values, the most.

    Where the columns behind it tell how what was counted ended, a bar is made of *parts*: a
    resolution, its place on the bar and its length.
    """

    names: int
    column: int
    values: Sequence[int]
    most: int
    parts: Sequence[Sequence[tuple[str, int, int]]] = ()


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
            return Chart(named, place, values, max(values), _parts(answer, place))
    return None


def _parts(answer: Answer, place: int) -> Sequence[Sequence[tuple[str, int, int]]]:
    """The pieces of each bar, if the next columns say how all that a bar counts ended."""
    first, last = place + 1, place + 1 + len(_ENDS)
    if tuple(answer.columns[first:last]) != tuple(_ENDS):
        return ()
    rows = answer.rows[:MOST_BARS]
    return [tuple(_pieces(row[first:last])) for row in rows]


def _pieces(lengths: Sequence[Any]) -> Iterator[tuple[str, int, int]]:
    place = 0
    for resolution, length in zip(_ENDS.values(), lengths, strict=True):
        if length:
            yield resolution, place, length
        place += length


def _all_ours(answer: Answer, place: int) -> bool:
    return bool(answer.rows) and all(is_our_iri(str(row[place])) for row in answer.rows)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_year(column: str) -> bool:
    return column.lower().endswith("year")
