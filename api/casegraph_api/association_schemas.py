"""Schemas: concepts found in the same cases, as they go over the wire."""

from pydantic import BaseModel, Field

from casegraph.variables.association import COLUMNS
from casegraph_api.schemas import Page

__all__ = ["AssociationPage"]


class TermOut(BaseModel):
    """A concept, or a country, and the number of its cases."""

    word: str
    label: str
    iri: str | None
    cases: int


class PairOut(BaseModel):
    """Two concepts and how they are found together."""

    row: TermOut
    column: TermOut
    both: int = Field(description=COLUMNS["both"])
    row_only: int = Field(description=COLUMNS["row_only"])
    column_only: int = Field(description=COLUMNS["column_only"])
    neither: int = Field(description=COLUMNS["neither"])
    expected: float | None = Field(description=COLUMNS["expected"])
    lift: float | None = Field(description=COLUMNS["lift"])
    phi: float | None = Field(description=COLUMNS["phi"])
    odds_ratio: float | None = Field(description=COLUMNS["odds_ratio"])
    p: float | None = Field(description=COLUMNS["p"])
    shared: list[str] = Field(description="Ids of the cases with both.")


class AssociationPage(Page):
    """A page of pairs, those furthest from independence first, and the note on all of them."""

    rows: str
    columns: str
    least: int
    cases: int = Field(description="Number of cases counted.")
    left_out: list[str] = Field(
        description="Ids of cases whose record tells nothing of one of the two dimensions."
    )
    note: list[str] = Field(description="What these counts can show, and what they cannot.")
    pairs: list[PairOut]
