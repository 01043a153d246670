"""Showing: what a notebook displays of a case."""

from collections.abc import Iterator

from casegraph.html import html_table
from casegraph.model.case import Case
from casegraph.model.claims import KINDS
from casegraph.model.wording import span

__all__ = ["case_html"]


def case_html(case: Case) -> str:
    """The main facts of a case, and how many claims of each kind it has."""
    return html_table(case.title, ("case", case.id), _facts(case), (case.summary,))


def _facts(case: Case) -> Iterator[tuple[str, object]]:
    period = case.period
    yield "place", ", ".join(f"{place.name} ({place.country})" for place in case.place)
    yield "years", span(period.start, period.end, period.status)
    yield "status", period.status
    yield "level", ", ".join(case.level)
    yield "policy areas", ", ".join(case.policy_areas)
    counted = ((kind.section, len(getattr(case, kind.section))) for kind in KINDS)
    yield "claims", ", ".join(f"{section} {number}" for section, number in counted if number)
    yield "sources", len(case.sources)
