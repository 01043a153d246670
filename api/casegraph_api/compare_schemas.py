"""Schemas of cases side by side, as /openapi.json describes them."""

from typing import Literal

from pydantic import BaseModel, Field

__all__ = ["CasesSideBySide"]


class TermOut(BaseModel):
    """A concept with its name."""

    scheme: str
    slug: str
    label: str
    iri: str


class ComparedCase(BaseModel):
    """A case that is compared; of the dimensions in `unknown` it says nothing, which is not no."""

    id: str
    iri: str
    title: str
    summary: str
    place: str
    years: str
    status: TermOut
    unknown: list[str]


class ApartOut(BaseModel):
    """A main difference in a sentence, with the IRIs of the claims behind it."""

    dimension: str
    sentence: str
    concept: TermOut | None
    claims: list[str]


class SourceOfClaim(BaseModel):
    """A source that a claim cites; `standing` says why it is fragile, if it is."""

    key: str
    iri: str
    title: str
    publisher: str
    year: int | None
    url: str
    standing: str | None


class ResponseOut(BaseModel):
    """What was done against a barrier, by which mechanisms, and how it ended."""

    text: str | None
    mechanisms: list[TermOut]
    resolution: TermOut


class OutcomeOut(BaseModel):
    """What an outcome observes, and what stands behind it; `figure` is the value in words."""

    direction: TermOut
    target: TermOut
    indicator: str | None
    population: str | None
    figure: str | None
    value: int | float | None
    value_low: int | float | None
    value_high: int | float | None
    unit: TermOut | None
    value_kind: TermOut | None
    baseline: int | float | None
    baseline_year: int | None
    year: int | None
    design: TermOut
    data: list[TermOut]
    independence: TermOut
    strength: TermOut | None = Field(description="Maryland scale; null if not rated.")


class ClaimOut(BaseModel):
    """A claim; `about` is what heads it: an actor, a year, a sum, an effect."""

    iri: str
    kind: str
    key: str
    text: str
    about: str | None
    conflicts_with: list[str]
    response: ResponseOut | None
    outcome: OutcomeOut | None
    sources: list[SourceOfClaim]


class CellOut(BaseModel):
    """What one case has in a row; if `recorded` is false nothing is known, which is not no."""

    case: str
    recorded: bool
    value: str | None
    claims: list[ClaimOut]


class RowOut(BaseModel):
    """One thing compared: `shared` says of how many cases the concept is recorded."""

    label: str
    concept: TermOut | None
    shared: Literal["all", "some", "one"] | None
    cells: list[CellOut]


class DimensionOut(BaseModel):
    """The rows of a dimension, what all share first."""

    name: str
    label: str
    unknown: list[str]
    rows: list[RowOut]


class CasesSideBySide(BaseModel):
    """Two to six cases in parallel; cells stand in the order of the cases."""

    cases: list[ComparedCase]
    differences: list[ApartOut]
    dimensions: list[DimensionOut]
