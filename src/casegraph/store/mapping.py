"""Model and RDF: the one table that says which field is which property, read both ways.

What a value becomes (IRI, language-tagged text, number, date) follows from the field's mark and
type in the model. Only for plain text does the table say more: `text` is tagged English,
`string` is not, `uri` is an xsd:anyURI, `iri` is the thing itself that the address stands for.
"""

from dataclasses import dataclass
from typing import Literal

from casegraph.model import (
    KINDS,
    Actor,
    ApproachStep,
    BarrierEncounter,
    Case,
    CaseRelation,
    Claim,
    ContextCondition,
    CostItem,
    EnablerPresence,
    Evidence,
    ImportedCase,
    Indicator,
    Lesson,
    MechanismUse,
    Origin,
    OutcomeObservation,
    Participation,
    Period,
    Place,
    ProblemStatement,
    Record,
    Source,
    TypeAssignment,
    Value,
)
from casegraph.store.iris import CG, PREFIXES

__all__ = ["ACTOR_KINDS", "LINKS", "RESOURCES", "Property", "Resource", "iri"]

Style = Literal["text", "string", "uri", "iri"]


@dataclass(frozen=True)
class Property:
    """A field of the model and the property that carries it; `also` is written, never read."""

    field: str
    iri: str
    style: Style = "text"
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """A value class, its RDF class (none if it is folded into its owner), and its fields."""

    model: type[Value]
    rdf_class: str | None
    properties: tuple[Property, ...]


def iri(name: str) -> str:
    """The IRI of a prefixed name such as `cg:barrier`."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _properties(**fields: str) -> tuple[Property, ...]:
    """Fields as `name="prefix:local"`, with `|style` and `+also` behind it where they apply."""
    made = []
    for field, spec in fields.items():
        names, _, style = spec.partition("|")
        first, *also = (iri(name) for name in names.split("+"))
        made.append(Property(field, first, style or "text", tuple(also)))  # type: ignore[arg-type]  # words of the table below
    return tuple(made)


_CLAIM = _properties(
    text="cg:text",
    source="dct:source",
    phase="cg:inPhase",
    conflicts_with="cg:conflictsWith",
    coding_basis="cg:codingBasis",
    coding_note="cg:codingNote",
)


def _claim(model: type[Claim], **fields: str) -> Resource:
    return Resource(model, CG + model.__name__, _CLAIM + _properties(**fields))


_CASE = _properties(
    title="dct:title+skos:prefLabel",
    summary="cg:summary",
    place="cg:inPlace",
    level="cg:governmentLevel",
    policy_areas="cg:policyArea",
    challenges="cg:challenge",
    sdgs="cg:sdg",
    innovation_approaches="cg:approach",
    paradigms="cg:governanceParadigm",
    technologies="cg:usesTechnology",
)

_TABLE = (
    Resource(Case, iri("cg:Case"), _CASE),
    Resource(ImportedCase, iri("cg:Case"), _CASE),
    Resource(
        Period,
        None,
        _properties(
            start="cg:startYear", end="cg:endYear", status="cg:status", status_year="cg:statusYear"
        ),
    ),
    Resource(
        Place,
        iri("cg:Place"),
        _properties(
            name="skos:prefLabel",
            country="cg:countryCode|string",
            lat="geo:lat",
            lon="geo:long",
            population="cg:inhabitants",
            population_year="cg:inhabitantsYear",
            population_source="dct:source",
        ),
    ),
    Resource(
        Indicator,
        iri("cg:Indicator"),
        _properties(label="skos:prefLabel", desired="cg:desiredDirection|string"),
    ),
    Resource(
        Source,
        iri("cg:Source"),
        _properties(
            url="cg:url|uri",
            title="dct:title|string",
            publisher="dc:publisher|string",
            year="cg:publicationYear",
            kind="cg:sourceKind",
            standing="cg:sourceStanding",
            accessed="cg:accessed",
            doi="bibo:doi|string",
            archived_url="cg:archivedUrl|uri",
            language="dc:language|string",
        ),
    ),
    Resource(
        Record,
        iri("cg:CaseRecord"),
        _properties(
            status="adms:status",
            created="dct:created",
            modified="dct:modified",
            curators="dc:creator|string",
        ),
    ),
    Resource(
        Origin,
        iri("prov:Entity"),
        _properties(
            identifier="dct:identifier|string",
            dataset="dc:source|string",
            publisher="dc:publisher|string",
            attribution="dct:bibliographicCitation|string",
            licence="dct:license|iri",
            licence_name="dc:rights|string",
            landing_page="dcat:landingPage|iri",
            retrieved="cg:retrieved",
            updated="dct:modified",
            website="schema:url|uri",
        ),
    ),
    Resource(
        Actor,
        iri("cg:Actor"),
        _properties(
            name="foaf:name|string",
            sector="cg:sector",
            types="cg:actorType",
            country="cg:countryCode|string",
            also_known_as="skos:altLabel|string",
        ),
    ),
    _claim(ProblemStatement),
    _claim(ApproachStep, year="cg:year"),
    _claim(
        TypeAssignment,
        type="cg:type",
        facet="cg:facet",
        novelty="cg:novelty",
        primary="cg:isPrimary",
    ),
    _claim(
        Participation,
        actor="cg:participant",
        role="cg:role",
        tasks="cg:performsTask",
        leadership="cg:leadershipKind",
        from_year="cg:fromYear",
        to_year="cg:toYear",
    ),
    _claim(
        BarrierEncounter,
        barrier="cg:barrier",
        experienced_by="cg:experiencedBy",
        response="cg:responseText",
        response_mechanism="cg:respondedWith",
        responded_through="cg:respondedThrough",
        resolution="cg:resolution",
        reinforces="cg:reinforces",
    ),
    _claim(EnablerPresence, enabler="cg:enabler"),
    _claim(
        MechanismUse,
        mechanism="cg:mechanism",
        participation_level="cg:participationLevel",
        participants="cg:participantCount",
        technologies="cg:usesTechnology",
    ),
    _claim(
        OutcomeObservation,
        outcome="cg:outcome",
        indicator="cg:indicator",
        value="cg:value",
        value_low="cg:valueLow",
        value_high="cg:valueHigh",
        unit="cg:unit",
        value_kind="cg:valueKind",
        price_year="cg:priceYear",
        baseline="cg:baselineValue",
        baseline_year="cg:baselineYear",
        year="cg:observationYear",
        population="cg:population",
        direction="cg:direction",
        target="cg:targetAttainment",
        target_value="cg:targetValue",
        intended="cg:intended",
        measurement="cg:measurementMethod",
        horizon="cg:timeHorizon",
        attributed_to="cg:attributedTo",
    ),
    Resource(
        Evidence,
        None,
        _properties(
            design="cg:evidenceDesign",
            data="cg:evidenceDataSource",
            independence="cg:evidenceIndependence",
            strength="cg:evidenceStrength",
        ),
    ),
    _claim(ContextCondition, factor="cg:contextFactor", effect="cg:effectOnCase|string"),
    _claim(Lesson, about="cg:lessonAbout", stated_by="cg:statedBy"),
    _claim(
        CaseRelation,
        case="cg:relatedCase",
        mentions="cg:relatedCaseName",
        relation="cg:relationType",
    ),
    _claim(
        CostItem,
        value="cg:value",
        value_low="cg:valueLow",
        value_high="cg:valueHigh",
        unit="cg:unit",
        payer="cg:payer",
        price_year="cg:priceYear",
        from_year="cg:fromYear",
        to_year="cg:toYear",
    ),
)

RESOURCES: dict[type[Value], Resource] = {resource.model: resource for resource in _TABLE}

LINKS: dict[str, str] = {kind.kind: f"{CG}has{kind.__name__}" for kind in KINDS} | {
    "problem": f"{CG}hasProblem",
    "step": f"{CG}hasStep",
    "barrier": f"{CG}hasBarrier",
    "enabler": f"{CG}hasEnabler",
    "mechanism": f"{CG}hasMechanism",
    "outcome": f"{CG}hasOutcome",
    "context": f"{CG}hasContext",
    "relation": f"{CG}hasRelation",
    "cost": f"{CG}hasCost",
}
"""The property that ties a case to its claims of each kind."""

ACTOR_KINDS = {
    "organisation": iri("org:Organization"),
    "group": iri("foaf:Group"),
    "person": iri("foaf:Person"),
}
"""The foreign class that says what kind of actor it is."""
