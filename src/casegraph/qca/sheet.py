"""Sheets: a study declared in a small YAML file."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from casegraph.errors import DataError, InputError, NotFoundError
from casegraph.files.shape import check_shape
from casegraph.files.yaml import read_document
from casegraph.model import Value
from casegraph.model.base import Id, Line, Number, OneOrMany
from casegraph.qca.notation import calibration
from casegraph.qca.study import Asked
from casegraph.qca.truth_table import Cuts
from casegraph.variables import Absent

__all__ = ["StudySheet", "read_study"]


def _readable(text: str) -> str:
    try:
        calibration(text)
    except InputError as error:
        raise ValueError(str(error)) from error
    return text


_Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=60)]
_Calibration = Annotated[Line, AfterValidator(_readable)]


class CutSheet(Value):
    """The cut-offs of the truth table."""

    incl: Number = Field(
        Decimal(1), ge=0, le=1, description="Inclusion from which a row is coded 1."
    )
    incl_0: Number | None = Field(
        None, ge=0, le=1, description="Inclusion from which a row is a contradiction (C)."
    )
    n: int = Field(1, ge=1, description="Fewest cases of a row that is no remainder.")
    pri: Number = Field(Decimal(0), ge=0, le=1, description="PRI that a row coded 1 has at least.")

    @model_validator(mode="after")
    def _fit(self) -> Self:
        try:
            self.made()
        except InputError as error:
            raise ValueError(str(error)) from error
        return self

    def made(self) -> Cuts:
        """The cut-offs as they are used."""
        low = None if self.incl_0 is None else float(self.incl_0)
        return Cuts(float(self.incl), self.n, float(self.pri), low)


class StudySheet(Value):
    """Which conditions and which outcome, of which cases, calibrated how, with which cut-offs."""

    title: Line = Field(description="What the study is called.")
    conditions: dict[_Name, Line] = Field(
        min_length=1, description="Expressions by the names of their columns."
    )
    outcome: dict[_Name, Line] = Field(
        min_length=1, max_length=1, description="One expression by the name of its column."
    )
    negated: bool = Field(default=False, description="Whether the outcome's absence is explained.")
    where: dict[Line, OneOrMany[Line]] = Field(
        default_factory=dict, description="Facets that select the cases."
    )
    cases: OneOrMany[Id] = Field((), description="Ids of the cases; without them all.")
    absent: Absent = Field("zero", description="How it is read that a concept is not there.")
    imported: bool = Field(default=False, description="Whether imported cases belong to it.")
    calibrate: dict[_Name, _Calibration] = Field(
        default_factory=dict, description="By column, such as `fuzzy 2 5 10`."
    )
    cuts: CutSheet = Field(default_factory=CutSheet)
    expect: dict[_Name, OneOrMany[int]] = Field(
        default_factory=dict, description="By condition the values expected to help."
    )

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.where and self.cases:
            raise ValueError("Give either where or cases.")
        names = {name.upper() for name in (*self.conditions, *self.outcome)}
        if len(names) < len(self.conditions) + 1:
            raise ValueError("Two of conditions and outcome have the same name in capitals.")
        for name in (*self.calibrate, *self.expect):
            if name.upper() not in names:
                raise ValueError(f"{name} is neither condition nor outcome.")
        return self

    @property
    def variables(self) -> tuple[tuple[str, ...], str]:
        """Conditions and outcome as they are written on the command line."""
        (name, told), *_ = self.outcome.items()
        conditions = tuple(f"{column}={text}" for column, text in self.conditions.items())
        return conditions, f"{'~' if self.negated else ''}{name}={told}"

    @property
    def asked(self) -> Asked:
        """What is said beside them."""
        cuts = self.cuts.made()
        return Asked(
            title=self.title,
            calibrate=self.calibrate,
            expect={column: list(values) for column, values in self.expect.items()},
            incl=cuts.incl,
            incl_0=cuts.incl_0,
            n=cuts.n,
            pri=cuts.pri,
        )


def read_study(file: Path) -> StudySheet:
    """Read a study; DataError tells everything wrong in it, with line and column."""
    if not file.is_file():
        raise NotFoundError("file", str(file))
    document = read_document(file, file)
    sheet = check_shape(document, StudySheet) if not document.problems else None
    if sheet is None or document.problems:
        raise DataError(document.problems)
    return sheet
