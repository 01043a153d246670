"""Sheets: a table declared in a small YAML file."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from casegraph.errors import DataError, NotFoundError
from casegraph.files.shape import check_shape
from casegraph.files.yaml import read_document
from casegraph.model import Value
from casegraph.model.base import Id, Line, OneOrMany
from casegraph.variables.content import Absent

__all__ = ["TableSheet", "read_sheet"]

_Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=60)]


class TableSheet(Value):
    """Which variables, of which cases, and what absence means."""

    variables: dict[_Name, Line] = Field(
        min_length=1, description="Expressions by the names of their columns."
    )
    where: dict[Line, OneOrMany[Line]] = Field(
        default_factory=dict, description="Facets that select the cases."
    )
    cases: OneOrMany[Id] = Field((), description="Ids of the cases; without them all.")
    absent: Absent = Field("zero", description="How it is read that a concept is not there.")
    imported: bool = Field(default=False, description="Whether imported cases belong to it.")

    @model_validator(mode="after")
    def _selects_in_one_way(self) -> Self:
        if self.where and self.cases:
            raise ValueError("Give either where or cases.")
        return self

    @property
    def expressions(self) -> tuple[str, ...]:
        """The variables as they are written on the command line."""
        return tuple(f"{name}={told}" for name, told in self.variables.items())


def read_sheet(file: Path) -> TableSheet:
    """Read a sheet; DataError tells everything wrong in it, with line and column."""
    if not file.is_file():
        raise NotFoundError("file", str(file))
    document = read_document(file, file)
    sheet = check_shape(document, TableSheet) if not document.problems else None
    if sheet is None or document.problems:
        raise DataError(document.problems)
    return sheet
