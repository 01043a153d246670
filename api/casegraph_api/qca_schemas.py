"""Schemas: qualitative comparative analysis, as it goes over the wire."""

from typing import Literal

from pydantic import BaseModel, Field

from casegraph.qca import Kind
from casegraph.variables import Reason, Scale

__all__ = ["QcaReport"]

Fit = float | None


class CutsOut(BaseModel):
    """The cut-offs of the truth table."""

    incl: float
    incl_0: float | None
    n: int
    pri: float


class SetOut(BaseModel):
    """A set: where it comes from and how it was calibrated."""

    column: str
    role: Literal["condition", "outcome"]
    label: str
    expression: str
    scale: Scale
    description: str
    calibration: str
    anchors: list[float] = Field(description="As they were used, quantiles worked out.")
    told: str


class NecessaryOut(BaseModel):
    """How far a set is necessary; null where it cannot be said."""

    set: str
    inclusion: Fit
    ron: Fit
    coverage: Fit


class SufficientOut(BaseModel):
    """How far a set is sufficient; null where it cannot be said."""

    set: str
    inclusion: Fit
    pri: Fit
    coverage: Fit


class RowOut(BaseModel):
    """A configuration that cases show, numbered as in R package QCA."""

    row: int
    values: dict[str, int]
    out: Literal["1", "0", "C", "?"]
    n: int
    inclusion: Fit
    pri: Fit
    cases: list[str]
    deviant: list[str] = Field(description="More in the row than out, more out of the outcome.")


class TermOut(BaseModel):
    """A conjunction of a model."""

    term: str
    inclusion: Fit
    pri: Fit
    coverage: Fit
    unique: Fit
    cases: list[str]


class ModelOut(BaseModel):
    """A model: terms of which each suffices."""

    model: str
    from_: list[str] = Field(alias="from", description="Of intermediate models: such as C1P1.")
    terms: list[TermOut]
    inclusion: Fit
    pri: Fit
    coverage: Fit
    assumed: list[int] = Field(description="Numbers of the remainders taken for sufficient.")


class SolutionOut(BaseModel):
    """All models of one kind that fit equally, or why there is none."""

    kind: Kind
    none: str | None
    models: list[ModelOut]
    common: list[str] = Field(description="Terms that stand in every model.")
    primes: list[str]


class QcaReport(BaseModel):
    """A study with all its results: numbers of cases and remainders first."""

    title: str
    cases: int
    complete: int = Field(description="Cases that have all values.")
    configurations: int
    remainders: int
    cautions: list[str] = Field(description="What makes the results weaker than they look.")
    conditions: list[str]
    outcome: str
    cuts: CutsOut
    codebook: list[SetOut]
    dropped: dict[str, dict[str, Reason]] = Field(description="Cases left out, and why.")
    calibrated: dict[str, dict[str, float]]
    necessity: list[NecessaryOut]
    sufficiency: list[SufficientOut]
    truth_table: list[RowOut]
    unassigned: list[str] = Field(description="Cases in no row, for a membership of exactly 0.5.")
    solutions: list[SolutionOut]
