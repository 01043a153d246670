"""HTML: tables and lists for notebooks, with everything in them escaped and cut to a small size."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import TypeVar

__all__ = ["MOST_ROWS", "html_list", "html_table"]

MOST_ROWS = 60
"""Rows of a table, and items of a list, that are shown."""

_LONGEST = 400
_DIGITS = 4
T = TypeVar("T")


def html_table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    notes: Iterable[str] = (),
    most: int = MOST_ROWS,
) -> str:
    """A table with a caption; the first cell of a row heads it; notes stand below.

    Of more than *most* rows the first are shown, and the first note says so. A cell of more than
    400 characters ends in an ellipsis; floating-point numbers have four digits that count.
    """
    top = "".join(f"<th scope='col'>{_text(name)}</th>" for name in head)
    shown, cut = _first(rows, most, "rows")
    body = "".join(map(_row, shown))
    table = f"<caption>{_text(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody>"
    return f"<table>{table}</table>{_paragraphs([*cut, *notes])}"


def html_list(items: Iterable[str], most: int = MOST_ROWS) -> str:
    """A numbered list; of more than *most* items the first are shown, which is said below it."""
    shown, cut = _first(items, most, "items")
    listed = "".join(f"<li>{escape(item)}</li>" for item in shown)
    return f"<ol>{listed}</ol>{_paragraphs(cut)}"


def _first(things: Iterable[T], most: int, what: str) -> tuple[list[T], list[str]]:
    waiting = iter(things)
    shown = list(islice(waiting, most))
    left = sum(1 for _ in waiting)
    return shown, [f"{most:,} of {most + left:,} {what} are shown."] if left else []


def _paragraphs(notes: Iterable[str]) -> str:
    return "".join(f"<p>{escape(note)}</p>" for note in notes)


def _row(row: Sequence[object]) -> str:
    first, *others = row
    cells = "".join(f"<td>{_text(cell)}</td>" for cell in others)
    return f"<tr><th scope='row'>{_text(first)}</th>{cells}</tr>"


def _text(value: object) -> str:
    text = _number(value) if isinstance(value, float) else "" if value is None else str(value)
    return escape(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def _number(value: float) -> str:
    return f"{value:.{_DIGITS}g}" if abs(value) < 10**_DIGITS else f"{value:,.0f}"
