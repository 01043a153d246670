"""Times: the years in which a case began and ended, and how long it ran."""

from collections.abc import Callable, Mapping

from casegraph.model import Case
from casegraph.model.wording import STILL_GOING
from casegraph.variables.cell import Cell
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression, complaint
from casegraph.variables.kinds.base import Kind, Prepared
from casegraph.variables.mentions import cell_of, heading

__all__ = ["DURATION", "YEARS"]


def _start(case: Case) -> Cell:
    return cell_of([heading(case, ())], case.period.start)


def _end(case: Case) -> Cell:
    if case.period.end is not None:
        return cell_of([heading(case, ())], case.period.end)
    going = case.period.status in STILL_GOING
    return cell_of([heading(case, ())], missing="not-applicable" if going else "not-recorded")


def _duration(case: Case) -> Cell:
    end = _end(case)
    if not isinstance(end.value, int):
        return end
    return cell_of([heading(case, ())], end.value - case.period.start)


_READ: Mapping[str, tuple[str, str, Callable[[Case], Cell]]] = {
    "start": ("First year", "The year in which the case began.", _start),
    "end": ("Last year", "The year in which the case ended.", _end),
    "duration": ("Duration", "Last year less first year, in years.", _duration),
}


def _prepare(expression: Expression, _: Content) -> Prepared:
    if expression.conditions:
        raise complaint(expression.text, "has conditions, which only claims can fulfil.")
    label, about, read = _READ[expression.kind]
    return Prepared(label, about, read)


YEARS = Kind(
    id="year",
    label="Year",
    syntax="start or end",
    example="start",
    scale="year",
    meaning="The year in which the case began, or ended.",
    missing="end: not-applicable where the case goes on, not-recorded where it ended in a year "
    "that is not told.",
    heads=("start", "end"),
    words=(),
    prepare=_prepare,
)
DURATION = Kind(
    id="duration",
    label="Duration",
    syntax="duration",
    example="duration",
    scale="number",
    meaning="Last year less first year.",
    missing="As for end.",
    heads=("duration",),
    words=(),
    prepare=_prepare,
)
