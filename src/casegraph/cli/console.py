"""What commands share: consoles, options, progress, and the three forms of a listing."""

import csv
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from casegraph.cells import safe_cell
from casegraph.progress import Progress, silent

if TYPE_CHECKING:
    from casegraph.repository import Repository
    from casegraph.settings import Settings

__all__ = [
    "Data",
    "Form",
    "FormOption",
    "Imported",
    "Limit",
    "counted",
    "errors",
    "listing",
    "opened",
    "output",
    "progress",
    "settings",
]

output = Console()
errors = Console(stderr=True)


class Form(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder with cases/ and actors.yaml."),
]
FormOption = Annotated[Form, typer.Option("--format", help="How to print the answer.")]
Imported = Annotated[
    bool, typer.Option("--imported", help="Cases imported from other collections as well.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=200, help="Most rows to print.")]


def settings(data: Path | None) -> "Settings":
    """The settings of this call: its options, then the environment."""
    from casegraph.settings import Settings

    return Settings.make(os.environ, data)


def opened(data: Path | None) -> "Repository":
    """The repository of cases, its snapshot brought up to date."""
    from casegraph.building import build_snapshot
    from casegraph.repository import Repository

    chosen = settings(data)
    with progress() as report:
        return Repository(build_snapshot(chosen, report).folder, chosen)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on a terminal's standard error, nothing in a pipe."""
    if not errors.is_terminal:
        yield silent
        return
    from rich.progress import Progress as Bar

    with Bar(console=errors, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step.capitalize(), total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield report


def counted(number: int, word: str) -> str:
    """A number with its word, in the plural where it has to be."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def listing(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: Form) -> None:
    """Print rows as a table, as JSON objects or as CSV."""
    if form is Form.JSON:
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        sys.stdout.write(json.dumps(objects, ensure_ascii=False, indent=2, default=str) + "\n")
    elif form is Form.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows([safe_cell(value) for value in row] for row in rows)
    else:
        _table(columns, rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    output.print(table)
