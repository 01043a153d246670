"""Marks: counts of encounters as rows of shapes, one for each encounter, all on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casegraph.comparison import RESOLUTIONS, Tally

__all__ = ["Marks", "marks_of"]

# Longer rows are hard to take in; beyond that a mark stands for several encounters.
_MOST = 40
_COUNTED = ("resolved", "partly", "unresolved", "unknown")


@dataclass(frozen=True)
class Marks:
    """For each tally the ends of its encounters, and for how many of them a mark stands."""

    rows: Mapping[str, Sequence[str]]
    step: int


def marks_of(tallies: Sequence[Tally]) -> Marks:
    """The marks of some tallies by their slugs."""
    most = max((row.encounters for row in tallies), default=0)
    step = max(1, -(-most // _MOST))
    return Marks({row.slug: tuple(_ends(row, step)) for row in tallies}, step)


def _ends(row: Tally, step: int) -> Iterator[str]:
    """Ends in their order, rounded up: what happened at all is seen."""
    for end, name in zip(RESOLUTIONS, _COUNTED, strict=True):
        yield from [end] * -(-getattr(row, name) // step)
