"""The account of an import: what came in, what went out, and what was left aside and why."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from casegraph.cells import safe_cell
from casegraph.errors import InputError
from casegraph.importing.likely import Likely

__all__ = ["ANY_VALUE", "Report", "write_report"]

ANY_VALUE = "(any value)"
K = TypeVar("K", bound=tuple[str, ...])

_COLUMNS = ("about", "column", "value", "rows", "note")


@dataclass
class Report:
    """What an import found; it is filled while the rows are read.

    `unmapped` counts rows by column, value and what the value could not become; `not_taken` those
    of columns for which records have no field.
    """

    rows: int = 0
    cases: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    mended: int = 0
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    unmapped: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    not_taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    likely: Sequence[Likely] = ()

    def table(self) -> Iterator[tuple[str, str, str, int, str]]:
        """Everything that did not go into a record, and the likely duplicates, as rows."""
        for line, name, reason in self.left_out:
            yield "left out", "", name, 1, f"line {line}: {reason}"
        for (column, value, note), rows in _most_first(self.unmapped):
            yield "unmapped", column, value, rows, note
        for (column, value), rows in _most_first(self.not_taken):
            yield "no field", column, value, rows, ""
        for one in self.likely:
            yield "likely duplicate", one.imported, one.curated, 1, "; ".join(one.reasons)


def _most_first(counted: Counter[K]) -> list[tuple[K, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def write_report(report: Report, file: Path) -> None:
    """Write the table of a report as CSV; InputError if the file cannot be written."""
    try:
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(_COLUMNS)
            writer.writerows([safe_cell(cell) for cell in row] for row in report.table())
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}. Check the path.") from error
