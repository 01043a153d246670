"""Schemas: cases by variables, as they go over the wire."""

from pydantic import BaseModel, Field

from casegraph.variables import Absent, Reason, Scale
from casegraph_api.schemas import Page

__all__ = ["CaseTablePage"]

Value = int | float | str


class CodeOut(BaseModel):
    """What one value of a variable means."""

    value: Value
    label: str
    iri: str | None = Field(description="IRI of the concept that it stands for, if it does.")


class VariableOut(BaseModel):
    """A variable: the name of its column, what was asked for, and what its values mean."""

    column: str
    label: str
    expression: str
    scale: Scale
    description: str
    codes: list[CodeOut]


class CellOut(BaseModel):
    """A value, or the reason why there is none, and the claims behind it."""

    value: Value | None
    missing: Reason | None
    claims: list[str] = Field(description="IRIs of claims, or of the case or place that tells it.")
    sources: list[str] = Field(description="Keys of their sources in the record.")
    year: int | None = Field(description="The year that these claims agree on, if they tell one.")


class CaseRow(BaseModel):
    """A case with its cells by the names of the columns."""

    case: str
    iri: str
    title: str
    cells: dict[str, CellOut]


class CaseTablePage(Page):
    """A page of cases by variables."""

    absent: Absent
    variables: list[VariableOut]
    missing: dict[str, str] = Field(description="What the reasons for a missing value mean.")
    rows: list[CaseRow]
