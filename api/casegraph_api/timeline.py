"""Timelines: the parts that an actor took, over the years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casegraph.model import Case, Participation
from casegraph.model.wording import span, years
from casegraph_api.mentions import Mention

__all__ = ["Part", "Timeline", "timeline"]

_MARKS = 4
WIDTH = 300


@dataclass(frozen=True)
class Part:
    """One part in one case, from `start` to `end`, in years.

    `told` says whether the sources tell when it was; else the years are those of the case. Without
    an end in either, `end` is the last year of the timeline if it goes on, else its start.
    """

    case: Case
    claim: Participation
    start: int
    end: int
    told: bool
    goes_on: bool
    years: str


@dataclass(frozen=True)
class Timeline:
    """Parts in the order of years, the first and last year, and years to mark on the way."""

    parts: tuple[Part, ...]
    first: int
    last: int
    marks: tuple[int, ...]

    def at(self, year: int) -> float:
        """Where a year begins on a drawing of the whole that is `WIDTH` units wide."""
        return round((year - self.first) * WIDTH / (self.last - self.first + 1), 1)


def timeline(actor: str, told: Iterable[Mention]) -> Timeline | None:
    """The parts of an actor among what cases say of it; None if it took none."""
    took = [
        (mention.case, claim)
        for mention in told
        for claim in mention.claims
        if isinstance(claim, Participation) and claim.actor == actor
    ]
    if not took:
        return None
    known = [year for case, claim in took for year in _known_years(case, claim)]
    first, last = min(known), max(known)
    parts = sorted((_part(*one, last) for one in took), key=_by_years)
    return Timeline(tuple(parts), first, last, tuple(_marks(first, last)))


def _known_years(case: Case, claim: Participation) -> Iterator[int]:
    period = case.period
    given = (claim.from_year, claim.to_year, period.start, period.end, period.status_year)
    return (year for year in given if year is not None)


def _part(case: Case, claim: Participation, last: int) -> Part:
    period = case.period
    told = claim.from_year is not None or claim.to_year is not None
    start = claim.from_year or min(period.start, claim.to_year or period.start)
    end = claim.to_year or period.end
    goes_on = end is None and span(start, None, period.status).startswith("since")
    words = years(claim.from_year, claim.to_year) if told else span(start, end, period.status)
    until = max(end or (last if goes_on else start), start)
    return Part(case, claim, start, until, told, goes_on, words)


def _by_years(part: Part) -> tuple[int, int, str]:
    return part.start, part.end, part.case.title.casefold()


def _marks(first: int, last: int) -> Iterator[int]:
    """A few round years between the ends."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= _MARKS)
    yield from range(-(-first // step) * step, last + 1, step)
