"""Printed: which claims of a case find room on a briefing of two pages, and which stay on screen.

Room is counted in characters of a column of A4 in the type of `static/print.css`; what a claim
has around it (a heading, a badge, a figure) counts as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casegraph.model import BarrierEncounter, Case, Claim, OutcomeObservation

__all__ = ["Printed", "printed"]

# In the order of the page: characters that a section may fill, and what stands around a claim.
_ROOM = {
    "problem": (500, 10),
    "approach": (1100, 15),
    "barriers": (1600, 110),
    "enablers": (250, 60),
    "mechanisms": (500, 60),
    "outcomes": (2300, 260),
    "costs": (200, 70),
    "context": (250, 60),
    "lessons": (400, 20),
}
# What a summary and the names of those who took part may fill before sections must give way.
_SPARE, _ALL, _LEAST = 900, 7000, 0.5
_BESIDE_A_NAME = 12
_JUDGED = ("target-met", "target-missed", "target-partly-met")


@dataclass(frozen=True)
class Printed:
    """What goes on paper: anchors of claims, and keys of the sources that they name.

    `more` counts by section the claims that do not. Who took part is printed as a list of names.
    """

    kept: frozenset[str]
    more: Mapping[str, int]
    sources: frozenset[str]


def printed(case: Case, names: Sequence[str], ranks: Mapping[str, int]) -> Printed:
    """What of a case is printed.

    *names* are those of all who took part; *ranks* is the strength of evidence of outcomes by key.
    """
    order, share = _telling(ranks), _share(case, names)
    kept = {
        name: list(_fitting(case.section(name), int(room * share), around, order))
        for name, (room, around) in _ROOM.items()
    }
    more = {name: len(getattr(case, name)) - len(some) for name, some in kept.items()}
    every = [claim for some in kept.values() for claim in some]
    return Printed(
        frozenset(f"{claim.kind}-{claim.key}" for claim in every),
        {name: count for name, count in more.items() if count},
        frozenset(key for claim in every for key in claim.source),
    )


def _share(case: Case, names: Sequence[str]) -> float:
    """How much of its room a section may fill, where head and names take more than usual."""
    fixed = len(case.summary) + sum(len(name) + _BESIDE_A_NAME for name in names)
    return max(_LEAST, 1 - max(0, fixed - _SPARE) / _ALL)


def _fitting(
    claims: Sequence[Claim], room: int, around: int, order: Callable[[Claim], Any]
) -> Iterator[Claim]:
    """The most telling claims that fit; at least the first, so that no section stands empty."""
    taken = 0
    for claim in sorted(claims, key=order):
        length = around + len(claim.text) + len(getattr(claim, "response", None) or "")
        if taken and taken + length > room:
            continue
        taken += length
        yield claim


def _telling(ranks: Mapping[str, int]) -> Callable[[Claim], Any]:
    """A sort key: judged targets, strong evidence, figures; barriers whose end is known."""

    def key(claim: Claim) -> Any:
        if isinstance(claim, OutcomeObservation):
            judged = claim.target in _JUDGED
            return (not judged, -ranks.get(claim.key, 0), not claim.has_figure)
        if isinstance(claim, BarrierEncounter):
            return (claim.resolution == "resolution-unknown", claim.response is None)
        return ()

    return key
