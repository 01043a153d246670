"""Spans: from which year to which a case, a participation or a tie lasts."""

from typing import NamedTuple

from casegraph.model import Case, Participation

__all__ = ["ENDED", "Span", "span_of_case", "span_of_part"]

ENDED = frozenset({"ended", "completed", "discontinued", "failed", "suspended", "replaced"})
"""The statuses of cases that are over; the year of the status is then their last if no other is."""


class Span(NamedTuple):
    """From a year to a year, both included; without an end it goes on."""

    start: int
    end: int | None = None

    def joined(self, other: "Span") -> "Span":
        """From the earlier start to the later end; a gap between the two is not kept."""
        if self == other:
            return self
        end = None if self.end is None or other.end is None else max(self.end, other.end)
        return Span(min(self.start, other.start), end)

    def common(self, other: "Span") -> "Span | None":
        """The years of both; None where they have none in common."""
        ends = [end for end in (self.end, other.end) if end is not None]
        found = Span(max(self.start, other.start), min(ends, default=None))
        return None if found.end is not None and found.end < found.start else found

    def meets(self, first: int, last: int) -> bool:
        """Whether any of its years lies between two years, both included."""
        return self.start <= last and (self.end is None or self.end >= first)

    @property
    def years(self) -> dict[str, int]:
        """The attributes `start` and `end`."""
        end = {} if self.end is None else {"end": self.end}
        return {"start": self.start, **end}


def span_of_case(case: Case) -> Span:
    """The period of a case; one that is over ends with the year of its status if no end is told."""
    period = case.period
    end = period.end
    if end is None and period.status in ENDED and period.status_year is not None:
        end = max(period.start, period.status_year)
    return Span(period.start, end)


def span_of_part(whole: Span, part: Participation) -> Span:
    """The years of a participation; where it tells none, those of its case, given as `whole`.

    A participation may lie outside of the period of its case, as of those who evaluated it.
    """
    if part.from_year is None and part.to_year is None:
        return whole
    if part.from_year is None:
        return Span(min(whole.start, part.to_year or whole.start), part.to_year)
    if part.to_year is None and whole.end is not None:
        return Span(part.from_year, max(part.from_year, whole.end))
    return Span(part.from_year, part.to_year)
