"""Schemas of comparable cases, as /openapi.json describes them."""

from pydantic import BaseModel

from casegraph_api.schemas import CaseSummary

__all__ = ["SimilarCases"]


class ConceptOut(BaseModel):
    """A concept; a country or a size of place stands in no scheme of ours and has no IRI."""

    scheme: str
    slug: str
    iri: str | None
    label: str


class UnderstoodOut(ConceptOut):
    """A concept that the text seems to mean: by which phrase, if any, and how surely (0 to 1)."""

    phrase: str
    strength: float


class SharedOut(ConceptOut):
    """A concept with its share of what is said beside it."""

    share: float


class CitedSource(BaseModel):
    """A source of a claim."""

    key: str
    iri: str
    url: str


class CitedClaim(BaseModel):
    """A claim that something rests on."""

    iri: str
    kind: str
    key: str
    text: str
    sources: list[CitedSource]


class ReasonOut(BaseModel):
    """Likeness in one dimension, its weight, its share of the score, and what it rests on."""

    dimension: str
    label: str
    score: float
    weight: float
    share: float
    shared: list[SharedOut]
    words: list[str]
    claims: list[CitedClaim]


class DifferenceOut(BaseModel):
    """The main concepts that only the case found has, or only what was asked."""

    dimension: str
    label: str
    only_there: list[SharedOut]
    only_here: list[SharedOut]


class CoverageOut(BaseModel):
    """Of which dimensions the case says something; an unknown one counts as the mean."""

    share: float
    known: list[str]
    unknown: list[str]


class ContrastOut(BaseModel):
    """How two cases that are alike ended differently, and the claims of both behind it."""

    sentence: str
    here: list[CitedClaim]
    there: list[CitedClaim]


class SimilarHit(CaseSummary):
    """A comparable case; `contrast` only where contrasts were asked for."""

    score: float
    reasons: list[ReasonOut]
    differences: list[DifferenceOut]
    coverage: CoverageOut
    contrast: ContrastOut | None


class SimilarCases(BaseModel):
    """Comparable cases, the most alike first, what was understood, and the weights used."""

    understood: list[UnderstoodOut]
    hits: list[SimilarHit]
    weights: dict[str, float]
