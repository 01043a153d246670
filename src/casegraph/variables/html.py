"""HTML: a table of cases by variables for notebooks."""

from casegraph.html import html_table
from casegraph.variables.table import CaseTable

__all__ = ["table_html"]

_MOST_COLUMNS = 20


def table_html(table: CaseTable) -> str:
    """Cases by variables; a missing value shows its reason."""
    shown = table.columns[:_MOST_COLUMNS]
    rows = (
        [case, *(cell.missing if cell.value is None else cell.value for cell in row[: len(shown)])]
        for case, row in zip(table.cases, table.rows, strict=True)
    )
    caption = f"{_number(len(table), 'case')}, {_number(len(table.columns), 'variable')}"
    cut = len(shown) < len(table.columns)
    notes = [f"{len(shown)} of {len(table.columns)} variables are shown."] if cut else []
    return html_table(caption, ("case", *shown), rows, notes)


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
