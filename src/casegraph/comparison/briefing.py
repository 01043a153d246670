"""Briefing: of each case compared what fits on one printed page, chosen by how much it tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from casegraph.comparison.differences import UNKNOWN_ENDING
from casegraph.comparison.page import Headed, height, room
from casegraph.comparison.side_by_side import Cited, Compared, SideBySide
from casegraph.comparison.tables import cited
from casegraph.model import natural_order

__all__ = ["Brief", "briefs", "telling"]

_SUMMARY, _TEXT = 560, 165
# At most so much, in the order in which it is read; what does not fit is left out from the end.
_MOST = {"problem": 2, "approach": 6, "barriers": 4, "outcomes": 7, "lessons": 2}
_LEAST = {"problem": 1, "approach": 2, "barriers": 1, "outcomes": 2, "lessons": 0}
_LEFT, _RIGHT = ("problem", "approach", "barriers"), ("lessons", "outcomes")
_LEADING = {"lead-organisation", "convener"}
_JUDGED = {"target-met", "target-missed", "target-partly-met"}


Kept = Mapping[str, list[Headed]]


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
    told["barriers"].sort(key=_unanswered)
    told["outcomes"].sort(key=telling)
    kept = {name: list(_short(told[name][:most])) for name, most in _MOST.items()}
    summary = shorten(case.summary, _SUMMARY, placeholder=" …")
    facts = tuple(_facts(found, case))
    while True:
        sources = _cited(found, case, kept)
        space = room(case.title, summary, facts, sources)
        full = [side for side in (_LEFT, _RIGHT) if _height(kept, side) > space]
        spare = next(filter(None, (_longest(kept, side) for side in full)), None)
        if spare is None:
            break
        kept[spare].pop()
    more = {name: len(told[name]) - len(kept[name]) for name in _MOST}
    parts = {name: tuple(part) for name, part in kept.items()}
    return Brief(case, summary, facts, **parts, sources=sources, more=more)


def _unanswered(headed: Headed) -> tuple[bool, bool]:
    """A sort key: barriers whose end and whose response are known come first."""
    reply = headed.said.reply
    return (reply is None or reply.ending.slug == UNKNOWN_ENDING, not (reply and reply.text))


def _cited(found: SideBySide, case: Compared, kept: Kept) -> tuple[Cited, ...]:
    keys = {source.key for part in kept.values() for one in part for source in one.said.sources}
    listed = (source for source in cited(found, case.id) if source.key in keys)
    return tuple(sorted(listed, key=lambda source: natural_order(source.key)))


def _height(kept: Kept, side: Sequence[str]) -> float:
    return sum(height(kept[name]) for name in side)


def _longest(kept: Kept, side: Sequence[str]) -> str | None:
    """The part of a column that can best do with one claim less, if any can."""
    spare = [name for name in side if len(kept[name]) > _LEAST[name]]
    return max(spare, key=lambda name: len(kept[name]) / _MOST[name], default=None)


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
    for name in ("level", "types"):
        group = found.group(name)
        if group and case.id not in group.unknown:
            yield group.label, _listed(row.label for row in group.rows if case.id in row.having)
    leading = [one for one in _claims(found, "actors", case.id) if _slug(one) in _LEADING]
    if leading:
        yield "Led by", _listed(dict.fromkeys(one.said.about for one in leading))


def _slug(headed: Headed) -> str:
    return headed.term.slug if headed.term else ""


def _listed(labels: Iterable[str]) -> str:
    return shorten("; ".join(labels), _TEXT, placeholder=" …")
