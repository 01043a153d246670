"""Tallies: how often encounters ended well or not, by response, barrier or setting."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from casegraph.comparison.encounters import Encounter

__all__ = ["Summary", "Tally", "Together", "summary_of", "tallied", "tally_of"]

_SHORT = {"resolved": "resolved", "partly-resolved": "partly", "unresolved": "unresolved"}


@dataclass(frozen=True)
class Tally:
    """How many encounters of one kind there were, how they ended, and in how many cases.

    `unknown` counts those of which no source tells the end. The four ends add up to the encounters.
    """

    slug: str
    encounters: int
    resolved: int
    partly: int
    unresolved: int
    unknown: int
    cases: int

    @property
    def share_resolved(self) -> float | None:
        """The share resolved, at least in part, of those whose end is told; None if none is."""
        told = self.encounters - self.unknown
        return round((self.resolved + self.partly) / told, 3) if told else None


@dataclass(frozen=True)
class Together:
    """Another barrier, and in how many of the same cases it was met."""

    slug: str
    cases: int


@dataclass(frozen=True)
class Summary:
    """Encounters counted in several ways; rows with most resolved first, then most encounters.

    An encounter answered with two mechanisms counts for both, `unanswered` for neither: of those
    no response is coded, though one may be told in words.
    """

    total: Tally
    mechanisms: tuple[Tally, ...]
    unanswered: Tally
    barriers: tuple[Tally, ...]
    countries: tuple[Tally, ...]
    levels: tuple[Tally, ...]
    together: tuple[Together, ...]

    @property
    def sentence(self) -> str:
        """How many there were, and how they ended."""
        total = self.total
        ends = f"{total.resolved} resolved, {total.partly} partly, {total.unresolved} not"
        return (
            f"{total.encounters} encounters in {total.cases} cases: {ends}; of {total.unknown} no "
            "source tells the end."
        )


Names = Callable[[Encounter], Iterable[str]]


def summary_of(
    found: Collection[Encounter], others: Iterable[Encounter], *, own: Collection[str]
) -> Summary:
    """Encounters in figures; *others* are those of the same cases, *own* the barriers asked for."""
    return Summary(
        total=tally_of("all", found),
        mechanisms=tallied(found, lambda met: met.mechanisms),
        unanswered=tally_of("none", [met for met in found if not met.mechanisms]),
        barriers=tallied(found, lambda met: (met.barrier,)),
        countries=tallied(found, lambda met: met.setting.countries),
        levels=tallied(found, lambda met: met.setting.levels),
        together=_together(found, others, own) if own else (),
    )


def tallied(encounters: Iterable[Encounter], names: Names) -> tuple[Tally, ...]:
    """A tally for each of the names under which encounters fall."""
    groups: dict[str, list[Encounter]] = defaultdict(list)
    for met in encounters:
        for name in dict.fromkeys(names(met)):
            groups[name].append(met)
    rows = (tally_of(name, group) for name, group in groups.items())
    return tuple(sorted(rows, key=lambda row: (-row.resolved, -row.encounters, row.slug)))


def tally_of(slug: str, encounters: Collection[Encounter]) -> Tally:
    """The tally of some encounters."""
    ends = {"resolved": 0, "partly": 0, "unresolved": 0, "unknown": 0}
    for met in encounters:
        ends[_SHORT.get(met.resolution, "unknown")] += 1
    return Tally(slug, len(encounters), **ends, cases=len({met.case for met in encounters}))


def _together(
    found: Iterable[Encounter], others: Iterable[Encounter], own: Collection[str]
) -> tuple[Together, ...]:
    cases = {met.case for met in found}
    beside: dict[str, set[str]] = defaultdict(set)
    for met in others:
        if met.case in cases and met.barrier not in own:
            beside[met.barrier].add(met.case)
    rows = (Together(slug, len(where)) for slug, where in beside.items())
    return tuple(sorted(rows, key=lambda row: (-row.cases, row.slug)))
