"""A case of public-sector innovation and its record: the value that every layer hands on."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casegraph.model.base import (
    Id,
    InScheme,
    Iri,
    Key,
    Line,
    Many,
    Number,
    OneOrMany,
    Ref,
    Text,
    Url,
    Value,
    Year,
    in_order,
)
from casegraph.model.claims import (
    KINDS,
    ApproachStep,
    BarrierEncounter,
    CaseRelation,
    Claim,
    ContextCondition,
    CostItem,
    EnablerPresence,
    Lesson,
    MechanismUse,
    OutcomeObservation,
    Participation,
    ProblemStatement,
    TypeAssignment,
)

__all__ = ["IMPORTED", "Case", "Indicator", "Origin", "Period", "Place", "Record", "Source"]

IMPORTED = "imported"
"""The status of a record that a program took over; such a record names its origin."""


class Place(Value):
    """Where a case happens; shared by all cases that give the same id."""

    id: Id = Field(description="Id of the place, shared by all cases there.")
    name: Line = Field(description="Name of the place in English.")
    country: Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]
    lat: Annotated[Number, Field(ge=-90, le=90)] | None = Field(
        None, description="Latitude in degrees, WGS84."
    )
    lon: Annotated[Number, Field(ge=-180, le=180)] | None = Field(
        None, description="Longitude in degrees, WGS84."
    )
    population: Annotated[int, Field(ge=0)] | None = Field(
        None, description="Number of inhabitants."
    )
    population_year: Year | None = None
    population_source: Annotated[Key, Ref("source")] | None = Field(
        None, description="Source of the number of inhabitants."
    )

    @model_validator(mode="after")
    def _population_has_a_source(self) -> Self:
        if (self.population is None) != (self.population_source is None):
            raise ValueError("Give population and population_source together.")
        return self


class Period(Value):
    """When a case ran, and what became of it."""

    start: Year
    end: Year | None = None
    status: Annotated[str, InScheme("case-status")]
    status_year: Year | None = None

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        in_order("start", self.start, "end", self.end)
        return self


class Source(Value):
    """A public document that claims were read in."""

    url: Url
    title: Line = Field(description="Title of the document in its own language.")
    publisher: Line = Field(description="Who published the document.")
    year: Year | None = None
    kind: Annotated[str, InScheme("source-kind")]
    standing: Annotated[str, InScheme("source-standing")] | None = Field(
        None, description="Why it is fragile as a source; nothing for a sound one."
    )
    accessed: date | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = Field(
        None, description="Its DOI, without an address before it."
    )
    archived_url: Url | None = None
    language: Annotated[str, Field(pattern="^[a-z]{2,3}$")] | None = Field(
        None, description="Language of the document, ISO 639."
    )


class Indicator(Value):
    """What a figure measures, and which way it should go."""

    label: Line = Field(description="What is measured, in a few words.")
    desired: Literal["increase", "decrease", "maintain"] | None = None


class Origin(Value):
    """The entry of another collection that a record was made from, and on which terms."""

    identifier: Line = Field(description="What the entry is called there.")
    dataset: Line = Field(description="Title of the dataset.")
    publisher: Line = Field(description="Who published the dataset.")
    attribution: Line = Field(description="How the dataset is to be cited.")
    licence: Iri = Field(description="Address of the licence.")
    licence_name: Line = Field(description="Short name of the licence.")
    landing_page: Iri = Field(description="Page of the dataset.")
    retrieved: date = Field(description="Day on which the entry was taken over.")
    updated: date | None = Field(None, description="Day of the last change that the entry tells.")
    website: Url | None = Field(None, description="Page on the case that the entry names.")


class Record(Value):
    """Our description of the case: its state, its dates and who keeps it."""

    status: Annotated[str, InScheme("record-status")] = Field(
        description="How far the work on the record has come."
    )
    created: date = Field(description="Day on which the record was begun.")
    modified: date = Field(description="Day on which the record was last changed.")
    curators: OneOrMany[Line] = Field(min_length=1, description="Who keeps the record.")
    origin: Origin | None = Field(
        None, description="Entry of another collection that a program made the record from."
    )

    @model_validator(mode="after")
    def _is_imported_from_somewhere(self) -> Self:
        if (self.status == IMPORTED) != (self.origin is not None):
            raise ValueError(f"Give origin together with the status {IMPORTED}, or neither.")
        return self

    @model_validator(mode="after")
    def _modified_after_created(self) -> Self:
        in_order("created", self.created, "modified", self.modified)
        return self


class Case(Value):
    """A public-sector innovation, delimited in aim, place and time, with all its claims."""

    id: Id = Field(description="Id of the case, the name of its file.")
    title: Line = Field(alias="name", description="Name of the case.")
    summary: Text
    place: OneOrMany[Place] = Field(min_length=1, description="Where the case happened.")
    level: OneOrMany[Annotated[str, InScheme("government-level")]] = Field(min_length=1)
    period: Period
    policy_areas: OneOrMany[Annotated[str, InScheme("policy-area")]] = Field(min_length=1)
    challenges: OneOrMany[Annotated[str, InScheme("challenge")]] = ()
    sdgs: OneOrMany[Annotated[str, InScheme("sdg")]] = ()
    innovation_approaches: OneOrMany[Annotated[str, InScheme("innovation-approach")]] = ()
    paradigms: OneOrMany[Annotated[str, InScheme("governance-paradigm")]] = ()
    technologies: OneOrMany[Annotated[str, InScheme("technology")]] = ()
    problem: Many[ProblemStatement] = Field(min_length=1)
    approach: Many[ApproachStep] = ()
    types: Many[TypeAssignment] = ()
    actors: Many[Participation] = Field(min_length=1)
    barriers: Many[BarrierEncounter] = ()
    enablers: Many[EnablerPresence] = ()
    mechanisms: Many[MechanismUse] = ()
    outcomes: Many[OutcomeObservation] = ()
    context: Many[ContextCondition] = ()
    lessons: Many[Lesson] = ()
    relations: Many[CaseRelation] = ()
    costs: Many[CostItem] = ()
    indicators: dict[Id, Indicator] = Field(default_factory=dict)
    sources: dict[Key, Source] = Field(min_length=1)
    record: Record

    @property
    def is_imported(self) -> bool:
        """Whether a program took the record over from another collection."""
        return self.record.origin is not None

    @property
    def steps(self) -> tuple[ApproachStep, ...]:
        """What was done, by years; a step without one stays after the step it follows."""
        year, dated = 0, []
        for step in self.approach:
            year = step.year or year
            dated.append((year, step))
        return tuple(step for _, step in sorted(dated, key=itemgetter(0)))

    def section(self, name: str) -> tuple[Claim, ...]:
        """The claims of a section in the order in which people are told them."""
        claims: tuple[Claim, ...] = self.steps if name == "approach" else getattr(self, name)
        return claims

    def claims(self) -> Iterator[Claim]:
        """Every claim of the case, section by section, in the order of the file."""
        for kind in KINDS:
            yield from getattr(self, kind.section)

    def _repr_html_(self) -> str:
        from casegraph.model.showing import case_html

        return case_html(self)
