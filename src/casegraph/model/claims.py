"""The kinds of claim that a case record holds: each a sourced statement with several parts.

`KINDS` registers them. A claim's IRI is `case/<id>#<kind>-<key>`; its section is the list of the
case file, and the attribute of `Case`, that holds it.
"""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from casegraph.model.base import (
    Id,
    InAnyScheme,
    InScheme,
    Key,
    Line,
    Number,
    OneOrMany,
    Ref,
    Text,
    Value,
    Year,
    in_order,
)

__all__ = [
    "KINDS",
    "ApproachStep",
    "BarrierEncounter",
    "CaseRelation",
    "Claim",
    "ContextCondition",
    "CostItem",
    "EnablerPresence",
    "Evidence",
    "Lesson",
    "MechanismUse",
    "OutcomeObservation",
    "Participation",
    "ProblemStatement",
    "TypeAssignment",
]

ActorId = Annotated[Id, Ref("actor")]
Mechanism = Annotated[str, InScheme("mechanism")]


class Claim(Value):
    """A statement about a case that a source makes and another may dispute."""

    kind: ClassVar[str]
    section: ClassVar[str]

    key: Key = Field(description="Stays the same when the sentence is corrected.")
    text: Text = Field(description="The statement in our own words.")
    source: OneOrMany[Annotated[Key, Ref("source")]] = Field(
        min_length=1, description="Keys of the sources it was read in."
    )
    phase: OneOrMany[Annotated[str, InScheme("innovation-phase")]] = ()
    conflicts_with: OneOrMany[Annotated[Key, Ref("claim")]] = Field(
        (), description="Keys of claims of the same kind that say otherwise."
    )
    coding_basis: Annotated[str, InScheme("coding-basis")] | None = None
    coding_note: Text | None = None


class ProblemStatement(Claim):
    """What was wrong or wanted."""

    kind, section = "problem", "problem"


class ApproachStep(Claim):
    """What was done; the order of the list is the order of the steps."""

    kind, section = "step", "approach"

    year: Year | None = None


class TypeAssignment(Claim):
    """Why the case counts as a type of innovation; a judgement of the editor."""

    kind, section = "type", "types"

    type: Annotated[str, InScheme("innovation-type")]
    text: Text = Field(alias="why", description="Why the case counts as this type.")
    facet: Annotated[str, InScheme("innovation-facet")] | None = None
    novelty: Annotated[str, InScheme("innovation-novelty")] | None = None
    primary: bool | None = None


class Participation(Claim):
    """Who took part, in which role, and what they did."""

    kind, section = "participation", "actors"

    actor: ActorId
    role: OneOrMany[Annotated[str, InScheme("actor-role")]] = Field(min_length=1)
    text: Text = Field(alias="did", description="What the actor did.")
    tasks: OneOrMany[Annotated[str, InScheme("role-task")]] = ()
    leadership: OneOrMany[Annotated[str, InScheme("leadership-kind")]] = ()
    from_year: Year | None = None
    to_year: Year | None = None

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        in_order("from_year", self.from_year, "to_year", self.to_year)
        return self


class BarrierEncounter(Claim):
    """A barrier met, the response to it and how it ended."""

    kind, section = "barrier", "barriers"

    barrier: Annotated[str, InScheme("barrier")]
    experienced_by: OneOrMany[ActorId] = ()
    response: Text | None = None
    response_mechanism: OneOrMany[Mechanism] = ()
    responded_through: OneOrMany[Annotated[Key, Ref("mechanism")]] = ()
    resolution: Annotated[str, InScheme("barrier-resolution")]
    reinforces: OneOrMany[Annotated[Key, Ref("barrier")]] = ()


class EnablerPresence(Claim):
    """A condition that helped the innovation along."""

    kind, section = "enabler", "enablers"

    enabler: Annotated[str, InScheme("enabler")]


class MechanismUse(Claim):
    """A means used on purpose."""

    kind, section = "mechanism", "mechanisms"

    mechanism: Mechanism
    participation_level: Annotated[str, InScheme("participation-level")] | None = None
    participants: Annotated[int, Field(ge=0)] | None = None
    technologies: OneOrMany[Annotated[str, InScheme("technology")]] = ()


class Evidence(Value):
    """What stands behind an outcome: design, data and independence are three questions.

    `strength` is derived from the design by rule; it is written only to lower it, with a note.
    """

    design: Annotated[str, InScheme("evidence-design")]
    data: OneOrMany[Annotated[str, InScheme("evidence-data-source")]] = ()
    independence: Annotated[str, InScheme("evidence-independence")]
    strength: Annotated[str, InScheme("evidence-strength")] | None = None


class OutcomeObservation(Claim):
    """One observed or stated effect."""

    kind, section = "outcome", "outcomes"

    outcome: Annotated[str, InScheme("outcome")]
    indicator: Annotated[Id, Ref("indicator")] | None = None
    value: Number | None = None
    value_low: Number | None = None
    value_high: Number | None = None
    unit: Annotated[str, InScheme("unit")] | None = None
    value_kind: Annotated[str, InScheme("value-kind")] | None = None
    price_year: Year | None = None
    baseline: Number | None = None
    baseline_year: Year | None = None
    year: Year | None = None
    population: Line | None = Field(None, description="To whom the figure refers.")
    direction: Annotated[str, InScheme("outcome-direction")]
    target: Annotated[str, InScheme("target-attainment")]
    target_value: Number | None = None
    intended: bool | None = None
    measurement: OneOrMany[Annotated[str, InScheme("measurement-method")]] = ()
    evidence: Evidence
    horizon: Annotated[str, InScheme("time-horizon")] | None = None
    attributed_to: OneOrMany[Annotated[Key, Ref("mechanism")]] = ()

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        _check_range(self)
        in_order("baseline_year", self.baseline_year, "year", self.year)
        if self.has_figure:
            missing = [
                name for name in ("unit", "value_kind", "indicator") if not getattr(self, name)
            ]
            if missing:
                raise ValueError(f"Add {', '.join(missing)}: a figure needs them.")
        if self.evidence.strength is not None and self.coding_note is None:
            raise ValueError("Add coding_note: say why the strength of evidence is lowered.")
        return self

    @property
    def has_figure(self) -> bool:
        """Whether the observation carries a number or a range."""
        return self.value is not None or self.value_low is not None


class ContextCondition(Claim):
    """A condition around the case at work."""

    kind, section = "context", "context"

    factor: Annotated[str, InScheme("context-factor")]
    effect: Literal["helps", "hinders", "shapes"] | None = None


class Lesson(Claim):
    """What those involved or evaluators say was learnt."""

    kind, section = "lesson", "lessons"

    about: OneOrMany[
        Annotated[str, InAnyScheme(("barrier", "enabler", "mechanism", "actor-role", "competency"))]
    ] = ()
    stated_by: ActorId | None = None


class CaseRelation(Claim):
    """A tie to another case: one of the collection by id, any other by its name."""

    kind, section = "relation", "relations"

    case: Annotated[Id, Ref("case")] | None = None
    mentions: Line | None = Field(None, description="Name of a case outside the collection.")
    relation: Annotated[str, InScheme("case-relation")]

    @model_validator(mode="after")
    def _names_one_case(self) -> Self:
        if (self.case is None) == (self.mentions is None):
            raise ValueError("Give either case, an id of the collection, or mentions.")
        return self


class CostItem(Claim):
    """What the case cost or was given to spend, by whom, over which years."""

    kind, section = "cost", "costs"

    value: Number | None = None
    value_low: Number | None = None
    value_high: Number | None = None
    unit: Annotated[str, InScheme("unit")]
    payer: ActorId | None = None
    price_year: Year | None = None
    from_year: Year | None = None
    to_year: Year | None = None

    @model_validator(mode="after")
    def _has_a_figure_and_years_in_order(self) -> Self:
        _check_range(self)
        if self.value is None and self.value_low is None:
            raise ValueError("Give value, or both value_low and value_high: a cost is a figure.")
        in_order("from_year", self.from_year, "to_year", self.to_year)
        return self


def _check_range(claim: OutcomeObservation | CostItem) -> None:
    """Raise ValueError unless a range has both its ends, the lower one first."""
    if (claim.value_low is None) != (claim.value_high is None):
        raise ValueError("Give both value_low and value_high, or neither.")
    in_order("value_low", claim.value_low, "value_high", claim.value_high)


KINDS: tuple[type[Claim], ...] = (
    ProblemStatement,
    ApproachStep,
    TypeAssignment,
    Participation,
    BarrierEncounter,
    EnablerPresence,
    MechanismUse,
    OutcomeObservation,
    ContextCondition,
    Lesson,
    CaseRelation,
    CostItem,
)
