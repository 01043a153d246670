"""Quality of records: what each case tells, how well, and what is still missing.

A report for editors and for readers who want to know how far a case can be trusted. Every column
is described once, in `COLUMNS`; command line, CSV and pages show that list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casegraph.model import KINDS, Case, OutcomeObservation, Value, members

__all__ = ["COLUMNS", "Column", "Derived", "quality_row"]


@dataclass(frozen=True)
class Derived:
    """What rules derived about a case: strength of each outcome, dimensions, fragile claims."""

    ranks: Mapping[str, int]
    dimensions: frozenset[str]
    fragile_claims: int


Getter = Callable[[Case, Derived], Any]


@dataclass(frozen=True)
class Column:
    """One figure on a case: its name in files and, shorter, in tables; its label and meaning."""

    name: str
    short: str
    label: str
    meaning: str
    of: Getter


def _has_figure(outcome: OutcomeObservation, _: Derived) -> bool:
    return outcome.has_figure


def _is_independent(outcome: OutcomeObservation, _: Derived) -> bool:
    return outcome.evidence.independence == "independent"


def _is_strong(outcome: OutcomeObservation, derived: Derived) -> bool:
    return derived.ranks.get(outcome.key, 0) >= _STRONG


def _share(test: Callable[[OutcomeObservation, Derived], bool]) -> Getter:
    """The share of outcomes for which the test holds, two decimals; None where there are none."""

    def share(case: Case, derived: Derived) -> float | None:
        held = [test(outcome, derived) for outcome in case.outcomes]
        return round(sum(held) / len(held), 2) if held else None

    return share


def _count(section: str) -> Column:
    name = section.capitalize()
    return Column(
        section,
        section[:5],
        name,
        f"Claims: {section}.",
        lambda case, _: len(getattr(case, section)),
    )


def _covers(dimension: str) -> Getter:
    return lambda _, derived: dimension in derived.dimensions


def _empty(case: Case, _: Derived) -> tuple[str, ...]:
    """Fields of the case, its period and its places that could be filled in and are not."""
    parts: Iterable[tuple[str, Value]] = [
        ("", case),
        ("period.", case.period),
        *(("place.", place) for place in case.place),
    ]
    found = {
        prefix + member.alias: None
        for prefix, part in parts
        for member in members(type(part))
        if getattr(part, member.name) in (None, (), {}) and member.alias not in _NOT_EXPECTED
    }
    return tuple(found)


_STRONG = 3
_NOT_EXPECTED = {"end", "population", "population_year", "population_source"}

COLUMNS: tuple[Column, ...] = (
    Column("case", "case", "Case", "Id of the case.", lambda case, _: case.id),
    Column(
        "status", "record", "Record", "Status of the record.", lambda case, _: case.record.status
    ),
    Column(
        "claims", "claims", "Claims", "All claims.", lambda case, _: sum(1 for _ in case.claims())
    ),
    *(_count(kind.section) for kind in KINDS),
    Column(
        "quantified", "quant", "Quantified", "Share of outcomes with a figure.", _share(_has_figure)
    ),
    Column(
        "independent",
        "indep",
        "Independent",
        "Share of outcomes that an independent body stands behind.",
        _share(_is_independent),
    ),
    Column(
        "strength_3",
        "str3+",
        "Strength 3+",
        "Share of outcomes with evidence of strength 3 or above, out of 5.",
        _share(_is_strong),
    ),
    Column("emmie_effect", "Ef", "Effect", "An outcome has a figure.", _covers("effect")),
    Column(
        "emmie_mechanism",
        "Me",
        "Mechanism",
        "A source puts an outcome down to a mechanism.",
        _covers("mechanism-evidence"),
    ),
    Column(
        "emmie_moderator",
        "Mo",
        "Moderator",
        "An outcome says for whom it holds, or a context condition helped or hindered.",
        _covers("moderator"),
    ),
    Column(
        "emmie_implementation",
        "Im",
        "Implementation",
        "A barrier has a response, or an enabler is told.",
        _covers("implementation-evidence"),
    ),
    Column(
        "emmie_economics",
        "Ec",
        "Economics",
        "A cost, a saving or an economic evaluation is told.",
        _covers("economic-evidence"),
    ),
    Column("sources", "srcs", "Sources", "Sources cited.", lambda case, _: len(case.sources)),
    Column(
        "fragile_sources",
        "frag",
        "Fragile sources",
        "Sources that are archived copies or weak.",
        lambda case, _: sum(source.standing is not None for source in case.sources.values()),
    ),
    Column(
        "fragile_claims",
        "fragcl",
        "Fragile claims",
        "Claims that rest on fragile sources alone.",
        lambda _, derived: derived.fragile_claims,
    ),
    Column("empty", "empty", "Empty fields", "Fields of the case that hold nothing.", _empty),
)


def quality_row(case: Case, derived: Derived) -> dict[str, Any]:
    """The figures of one case, by the names of the columns."""
    return {column.name: column.of(case, derived) for column in COLUMNS}
