"""HTML: tables for notebooks, with everything in them escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from casegraph.variables.table import CaseTable

__all__ = ["html_table", "table_html"]

_MOST_ROWS, _MOST_COLUMNS = 60, 20


def html_table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[object]], notes: Iterable[str] = ()
) -> str:
    """A table with a caption; the first cell of a row heads it; notes stand below."""
    top = "".join(f"<th scope='col'>{_text(name)}</th>" for name in head)
    body = "".join(_row(row) for row in rows)
    below = "".join(f"<p>{_text(note)}</p>" for note in notes)
    caption = f"<caption>{_text(caption)}</caption>"
    return f"<table>{caption}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>{below}"


def table_html(table: CaseTable) -> str:
    """Cases by variables; a missing value shows its reason."""
    shown = table.columns[:_MOST_COLUMNS]
    rows = [
        [case, *(cell.missing if cell.value is None else cell.value for cell in row[: len(shown)])]
        for case, row in zip(table.cases[:_MOST_ROWS], table.rows, strict=False)
    ]
    caption = f"{_number(len(table), 'case')}, {_number(len(table.columns), 'variable')}"
    cut = len(rows) < len(table) or len(shown) < len(table.columns)
    notes = [f"{len(rows)} cases and {len(shown)} variables are shown."] if cut else []
    return html_table(caption, ("case", *shown), rows, notes)


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _row(row: Sequence[object]) -> str:
    first, *others = row
    cells = "".join(f"<td>{_text(cell)}</td>" for cell in others)
    return f"<tr><th scope='row'>{_text(first)}</th>{cells}</tr>"


def _text(value: object) -> str:
    return escape("" if value is None else str(value))
