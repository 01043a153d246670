"""Briefing: of each case compared what fits on one printed page, chosen by how much it tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from casegraph.comparison.side_by_side import Cited, Compared, SideBySide, Statement, Term
from casegraph.comparison.tables import cited

__all__ = ["Brief", "Headed", "briefs", "telling"]

# An A4 page holds this much in the type of the briefing; tests/api/test_compare.py prints some.
_SUMMARY, _TEXT = 650, 170
_MOST = {"problem": 1, "approach": 5, "barriers": 3, "outcomes": 6, "lessons": 1}
_MOST_SOURCES = 14
_JUDGED = {"target-met", "target-missed", "target-partly-met"}


@dataclass(frozen=True)
class Headed:
    """A claim under the concept that it is about, if it is about one."""

    term: Term | None
    said: Statement


@dataclass(frozen=True)
class Brief:
    """One case on one page. `more` counts by dimension the claims that were left out."""

    case: Compared
    summary: str
    facts: tuple[tuple[str, str], ...]
    problem: tuple[Headed, ...]
    approach: tuple[Headed, ...]
    barriers: tuple[Headed, ...]
    outcomes: tuple[Headed, ...]
    lessons: tuple[Headed, ...]
    sources: tuple[Cited, ...]
    more: dict[str, int]


def briefs(found: SideBySide) -> tuple[Brief, ...]:
    """A page for each case."""
    return tuple(_brief(found, case) for case in found.cases)


def telling(headed: Headed) -> tuple[int, ...]:
    """A sort key: a target judged, strong evidence and a figure come first."""
    finding = headed.said.finding
    if finding is None:
        return ()
    judged = finding.target.slug in _JUDGED
    return (-int(judged), -(finding.rank or 0), -int(bool(finding.figure)))


def _brief(found: SideBySide, case: Compared) -> Brief:
    told = {name: _claims(found, name, case.id) for name in _MOST}
    told["outcomes"].sort(key=telling)
    kept = {name: tuple(_short(told[name][:most])) for name, most in _MOST.items()}
    keys = {source.key for part in kept.values() for one in part for source in one.said.sources}
    sources = [source for source in cited(found, case.id) if source.key in keys]
    return Brief(
        case=case,
        summary=shorten(case.summary, _SUMMARY, placeholder=" …"),
        facts=tuple(_facts(found, case)),
        **kept,
        sources=tuple(sources[:_MOST_SOURCES]),
        more={name: len(told[name]) - len(kept[name]) for name in _MOST},
    )


def _claims(found: SideBySide, name: str, case: str) -> list[Headed]:
    group = found.group(name)
    cells = ((row, cell) for row in (group.rows if group else ()) for cell in row.cells)
    return [
        Headed(row.term, said)
        for row, cell in cells
        if cell.case == case
        for said in cell.statements
    ]


def _short(told: Sequence[Headed]) -> Iterator[Headed]:
    for one in told:
        reply = one.said.reply
        if reply:
            reply = replace(reply, text=shorten(reply.text, _TEXT, placeholder=" …"))
        text = shorten(one.said.text, _TEXT, placeholder=" …")
        yield replace(one, said=replace(one.said, text=text, reply=reply))


def _facts(found: SideBySide, case: Compared) -> Iterator[tuple[str, str]]:
    yield "Where", case.place
    yield "When", f"{case.years}, {case.status.label.lower()}"
    for name in ("level", "types", "policy_areas"):
        group = found.group(name)
        if group and case.id not in group.unknown:
            yield group.label, _listed(row.label for row in group.rows if case.id in row.having)


def _listed(labels: Iterable[str]) -> str:
    return shorten("; ".join(labels), _TEXT, placeholder=" …")
