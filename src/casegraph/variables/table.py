"""The table: cases by variables, where every cell knows what stands behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegraph.errors import InputError, NotFoundError
from casegraph.files.written import written
from casegraph.variables.cell import Cell, Reason, Value, Variable
from casegraph.variables.columns import CASE
from casegraph.variables.content import Absent

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CaseTable"]


@dataclass(frozen=True)
class CaseTable:
    """Cases by variables.

    `cases` are ids; `variables` the columns; `rows` holds for each case a cell for each variable,
    in that order. `titles` names the cases.
    """

    cases: tuple[str, ...]
    variables: tuple[Variable, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)
    absent: Absent = "zero"

    def __len__(self) -> int:
        return len(self.cases)

    def __iter__(self) -> Iterator[tuple[str, Variable, Cell]]:
        """Every cell with its case and its variable, case by case."""
        for case, row in zip(self.cases, self.rows, strict=True):
            for variable, cell in zip(self.variables, row, strict=True):
                yield case, variable, cell

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the variables."""
        return tuple(variable.column for variable in self.variables)

    def variable(self, column: str) -> Variable:
        """The variable of that name; NotFoundError with near names if there is none."""
        return self.variables[self._place(column)]

    def column(self, column: str) -> tuple[Cell, ...]:
        """The cells of a variable, a case each; NotFoundError if there is none of that name."""
        place = self._place(column)
        return tuple(row[place] for row in self.rows)

    def values(self, column: str) -> tuple[Value | None, ...]:
        """The values of a variable, a case each; None where one is missing."""
        return tuple(cell.value for cell in self.column(column))

    def cell(self, case: str, column: str) -> Cell:
        """One cell; NotFoundError if there is no such case or variable."""
        if case not in self._cases:
            raise NotFoundError("case of the table", case, self.cases)
        return self.rows[self._cases[case]][self._place(column)]

    def dropped(self) -> Mapping[str, Mapping[str, Reason]]:
        """The cases with a missing value: for each the columns, with the reasons."""
        found: dict[str, dict[str, Reason]] = {}
        for case, variable, cell in self:
            if cell.missing:
                found.setdefault(case, {})[variable.column] = cell.missing
        return found

    def complete(self) -> "CaseTable":
        """The table without the cases that miss a value."""
        dropped = self.dropped()
        kept = [place for place, case in enumerate(self.cases) if case not in dropped]
        cases = tuple(self.cases[place] for place in kept)
        rows = tuple(self.rows[place] for place in kept)
        return CaseTable(cases, self.variables, rows, self.titles, self.absent)

    def to_csv(self, *, long: bool = False) -> str:
        """CSV: a row a case, or a row a value with the claims and sources behind it."""
        from casegraph.variables.files import long_csv, wide_csv

        return (long_csv if long else wide_csv)(self).decode()

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON has it, with IRIs."""
        from casegraph.variables.records import record

        return record(self)

    def write(self, folder: str | Path) -> list[Path]:
        """Write table.csv, long.csv, codebook.csv, codes.csv and their metadata into a folder.

        Gives the files written; InputError if the place cannot be written.
        """
        from casegraph.variables.files import csv_files

        place = Path(folder)
        try:
            place.mkdir(parents=True, exist_ok=True)
            return [written(place / name, content) for name, content in csv_files(self)]
        except OSError as error:
            raise InputError(f"{place} cannot be written: {error.strerror or error}.") from error

    def to_frame(self, *, long: bool = False) -> "pd.DataFrame":
        """A row a case, with the id in the column CASE; what is missing is NA.

        With *long*, a row a value, by the columns of `casegraph.variables.files.LONG`; VALUE then
        holds values of several kinds. MissingExtraError if pandas is not installed.
        """
        from casegraph.store.frames import frame
        from casegraph.variables.files import LONG, long_rows

        if long:
            return frame(tuple(LONG), list(long_rows(self)))
        rows = zip(self.cases, self.rows, strict=True)
        return frame(
            (CASE, *self.columns), [(case, *(cell.value for cell in row)) for case, row in rows]
        )

    def _repr_html_(self) -> str:
        """The table for a notebook, cut to a readable size."""
        from casegraph.variables.html import table_html

        return table_html(self)

    def _place(self, column: str) -> int:
        if column not in self.columns:
            raise NotFoundError("variable of the table", column, self.columns)
        return self.columns.index(column)

    @cached_property
    def _cases(self) -> Mapping[str, int]:
        return {case: place for place, case in enumerate(self.cases)}
