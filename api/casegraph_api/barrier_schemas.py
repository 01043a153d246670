"""Schemas of encounters with barriers, as /openapi.json describes them."""

from typing import Literal

from pydantic import BaseModel, Field

from casegraph_api.schemas import Page

__all__ = ["BarrierEncounters"]


class NamedConcept(BaseModel):
    """A concept of a scheme."""

    slug: str
    iri: str
    label: str


class NamedCountry(BaseModel):
    """A country by its ISO 3166-1 code."""

    code: str
    label: str


class NamedActor(BaseModel):
    """An actor."""

    id: str
    iri: str
    name: str


class NamedCase(BaseModel):
    """A case."""

    id: str
    iri: str
    title: str


Basis = Literal["examined", "reported", "own-account", "weak"]


class EncounterSource(BaseModel):
    """A source of an encounter; `basis` is what its kind and standing are worth."""

    key: str
    iri: str
    url: str
    title: str
    publisher: str
    year: int | None
    kind: NamedConcept
    standing: NamedConcept | None
    basis: Basis


class EncounterSetting(BaseModel):
    """Where the barrier was met; `population` is that of the largest place, if known."""

    places: list[str]
    countries: list[NamedCountry]
    population: int | None
    start: int
    end: int | None
    status: NamedConcept
    levels: list[NamedConcept]
    types: list[NamedConcept]
    policy_areas: list[NamedConcept]


class EncounterOut(BaseModel):
    """A barrier met in a case: what happened, what was done, how it ended, and who says so."""

    iri: str
    case: NamedCase
    barrier: NamedConcept
    text: str
    experienced_by: list[NamedActor]
    phases: list[NamedConcept]
    response: str | None
    mechanisms: list[NamedConcept]
    resolution: NamedConcept
    basis: Basis = Field(description="The best basis among the sources.")
    sources: list[EncounterSource]
    setting: EncounterSetting


class EndsOut(BaseModel):
    """How many encounters, how they ended, in how many cases; `unknown`: no source tells the end.

    `share_resolved` is the share resolved at least in part of those whose end is told.
    """

    encounters: int
    resolved: int
    partly: int
    unresolved: int
    unknown: int
    cases: int
    share_resolved: float | None


class TallyOut(EndsOut):
    """The ends of the encounters that fall under one name; a country has no IRI."""

    slug: str
    iri: str | None
    label: str


class TogetherOut(NamedConcept):
    """Another barrier, and in how many of the same cases it was met."""

    cases: int


class SummaryOut(BaseModel):
    """Encounters in figures, whatever the page; `unanswered` are those without a mechanism."""

    total: EndsOut
    mechanisms: list[TallyOut]
    unanswered: EndsOut
    barriers: list[TallyOut]
    countries: list[TallyOut]
    levels: list[TallyOut]
    together: list[TogetherOut]


class BarrierEncounters(Page):
    """A page of encounters with the barriers asked for, best resolved first, and their summary."""

    barriers: list[NamedConcept]
    summary: SummaryOut
    encounters: list[EncounterOut]
