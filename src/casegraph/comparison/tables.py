"""Tables: a comparison as rows of text, a column a case, for spreadsheets and data frames."""

import csv
from collections.abc import Iterator
from io import StringIO

from casegraph.cells import safe_cell
from casegraph.comparison.differences import tally
from casegraph.comparison.side_by_side import Cell, Cited, Finding, SideBySide, Statement
from casegraph.model.wording import small, years

__all__ = [
    "cells",
    "cited",
    "columns",
    "csv_text",
    "evidence",
    "head",
    "in_short",
    "measured",
    "short_cells",
]

_RECORDED = "recorded"


def columns(found: SideBySide) -> tuple[str, ...]:
    """The names of the columns."""
    return ("dimension", "concept", "shared", *(case.id for case in found.cases))


def cells(found: SideBySide) -> Iterator[tuple[str, ...]]:
    """The rows; a cell is empty where nothing is recorded."""
    for group, row in found:
        texts = (_text(cell) for cell in row.cells)
        yield (group.label, row.label, row.sharing or "", *texts)


def short_cells(found: SideBySide) -> Iterator[tuple[str, ...]]:
    """The same rows, with each claim cut down to what heads it, or to their number."""
    for group, row in found:
        texts = (in_short(cell) for cell in row.cells)
        yield (group.label, row.label, row.sharing or "", *texts)


def in_short(cell: Cell) -> str:
    """A cell in a few words: of outcomes the ways they went, of barriers how they ended."""
    said = cell.statements
    if any(one.finding for one in said):
        return tally(said)
    if any(one.reply for one in said):
        return ", ".join(dict.fromkeys(small(one.reply.ending.label) for one in said if one.reply))
    if said and said[0].kind == "participation":
        return ", ".join(dict.fromkeys(one.about for one in said))
    if not said:
        return cell.value or (_RECORDED if cell.recorded else "")
    return _RECORDED if len(said) == 1 else f"{len(said)} claims"


def csv_text(found: SideBySide) -> str:
    """CSV with a header and a last row of sources; no cell is taken for a formula."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns(found))
    listed = ("\n".join(map(_source, cited(found, case.id))) for case in found.cases)
    for row in (*cells(found), ("Sources", "Sources", "", *listed)):
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue()


def cited(found: SideBySide, case: str) -> list[Cited]:
    """The sources that claims of one case cite, in the order of their first use."""
    of_case = (cell for _, row in found for cell in row.cells if cell.case == case)
    sources = (one for cell in of_case for said in cell.statements for one in said.sources)
    return list({source.key: source for source in sources}.values())


def _source(source: Cited) -> str:
    year = f", {source.year}" if source.year else ""
    return f"[{source.key}] {source.title}. {source.publisher}{year}. {source.url}"


def _text(cell: Cell) -> str:
    if not cell.recorded:
        return ""
    said = "\n".join(_sentence(one) for one in cell.statements)
    return said or cell.value or _RECORDED


def _sentence(said: Statement) -> str:
    keys = ", ".join(source.key for source in said.sources)
    lead = "; ".join(head(said))
    reply = f" Response: {said.reply.text}" if said.reply and said.reply.text else ""
    return f"{f'{lead}: ' if lead else ''}{said.text}{reply} [{keys}]"


def head(said: Statement) -> list[str]:
    """What stands before the text of a claim: whom it is of, how it ended, figure and evidence."""
    found = [said.about] if said.about else []
    if said.reply:
        found.append(said.reply.ending.label)
    if said.finding:
        finding = said.finding
        found += [finding.direction.label, finding.target.label, *measured(finding)]
        found.append(evidence(finding))
    return found


def measured(finding: Finding) -> list[str]:
    """Figure, baseline, years and indicator of an outcome, as far as they are known."""
    when = years(finding.baseline_year, finding.year)
    figure = f"{finding.figure} ({small(finding.measures.label)})" if finding.measures else ""
    before = f"from {finding.before}" if finding.before else ""
    about = ", ".join(filter(None, (finding.indicator, finding.population)))
    return [part for part in (about, figure, before, when) if part]


def evidence(finding: Finding) -> str:
    """What stands behind an outcome: strength, design, data, independence."""
    data = f" with {', '.join(small(one.label) for one in finding.data)}" if finding.data else ""
    strength = finding.strength.label if finding.strength else "Not scored"
    return f"{strength}: {small(finding.design.label)}{data}, {small(finding.independence.label)}"
