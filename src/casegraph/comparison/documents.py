"""Documents: a comparison in Markdown, and a briefing with a part for each case before it."""

from collections.abc import Iterator, Sequence

from casegraph.cells import markdown_text as plain
from casegraph.comparison.briefing import Brief, briefs
from casegraph.comparison.page import Headed
from casegraph.comparison.side_by_side import Cell, Cited, Group, Row, SideBySide, Statement
from casegraph.comparison.tables import cited, head

__all__ = ["SHARED", "briefing_document", "document"]

SHARED = {"all": "shared by all", "some": "shared by some", "one": "only here"}
_NOTHING = "*nothing recorded*"
_PARTS = {
    "problem": "The problem",
    "approach": "What was done",
    "barriers": "Barriers and responses",
    "outcomes": "Outcomes and their evidence",
    "lessons": "Lessons",
}


def document(found: SideBySide) -> str:
    """Differences, what all share, a table for each dimension, sources."""
    lines = [f"# {_titles(found)}", "", *_compared(found), *_sources(found)]
    return "\n".join(lines) + "\n"


def briefing_document(found: SideBySide) -> str:
    """A part for each case, then the comparison; sources stand in each part and at the end."""
    lines = [f"# Briefing: {_titles(found)}", ""]
    for brief in briefs(found):
        lines += [*_brief(brief), "", "---", ""]
    lines += ["## Side by side", "", *_compared(found), *_sources(found)]
    return "\n".join(lines) + "\n"


def _titles(found: SideBySide) -> str:
    *first, last = (plain(case.title) for case in found.cases)
    return f"{', '.join(first)} and {last}"


def _compared(found: SideBySide) -> Iterator[str]:
    yield from ("## Main differences", "")
    yield from [f"- {plain(one.sentence)}" for one in found.apart] or [
        "- None in what is recorded."
    ]
    if found.shared:
        yield from ("", "## Shared by all", "")
    for group, terms in found.shared:
        yield f"- {group.label}: {', '.join(plain(term.label) for term in terms)}"
    for group in found.groups:
        yield from _table(found, group)


def _table(found: SideBySide, group: Group) -> Iterator[str]:
    yield from ("", f"## {group.label}", "")
    yield f"| | {' | '.join(plain(case.title) for case in found.cases)} |"
    yield f"|---|{'---|' * len(found.cases)}"
    for row in group.rows:
        yield f"| {_label(row, group)} | {' | '.join(map(_cell, row.cells))} |"


def _label(row: Row, group: Group) -> str:
    if row.sharing:
        return f"**{plain(row.label)}** ({SHARED[row.sharing]})"
    return "" if row.label == group.label else f"**{plain(row.label)}**"


def _cell(cell: Cell) -> str:
    if not cell.recorded:
        return _NOTHING
    return "<br>".join(map(_said, cell.statements)) or plain(cell.value) or "recorded"


def _said(said: Statement) -> str:
    lead = "; ".join(map(plain, head(said)))
    reply = f" Response: {plain(said.reply.text)}" if said.reply and said.reply.text else ""
    keys = ", ".join(source.key for source in said.sources)
    return f"{f'*{lead}*: ' if lead else ''}{plain(said.text)}{reply} \\[{keys}\\]"


def _sources(found: SideBySide) -> Iterator[str]:
    yield from ("", "## Sources")
    for case in found.cases:
        yield from ("", f"### {plain(case.title)}", "", *_listed(cited(found, case.id)))


def _listed(sources: Sequence[Cited]) -> Iterator[str]:
    for source in sources:
        year = f", {source.year}" if source.year else ""
        about = f"{plain(source.title)}. {plain(source.publisher)}{year}"
        yield f"- {source.key}: {about}. <{source.url}>"


def _brief(brief: Brief) -> Iterator[str]:
    yield from (f"## {plain(brief.case.title)}", "", plain(brief.summary), "")
    yield from (f"- {label}: {plain(value)}" for label, value in brief.facts)
    for name, heading in _PARTS.items():
        told: Sequence[Headed] = getattr(brief, name)
        if told:
            yield from ("", f"### {heading}", "")
            yield from (f"- {_headed(one)}" for one in told)
        if brief.more[name]:
            yield f"- {brief.more[name]} more in the whole record."
    yield from ("", "### Sources cited here", "", *_listed(brief.sources))


def _headed(one: Headed) -> str:
    return f"**{plain(one.term.label)}**. {_said(one.said)}" if one.term else _said(one.said)
