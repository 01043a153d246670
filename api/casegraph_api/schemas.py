"""Schemas: what goes over the wire, as /openapi.json describes it."""

from types import GenericAlias
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, WithJsonSchema, create_model

from casegraph.model import (
    KINDS,
    Actor,
    Case,
    Claim,
    Indicator,
    OutcomeObservation,
    Place,
    Question,
    Record,
    Source,
)
from casegraph.model.base import Line, Text

__all__ = [
    "ActorCase",
    "ActorDetail",
    "ActorPage",
    "AlsoSearchedOut",
    "CaseDetail",
    "CasePage",
    "CaseSummary",
    "Column",
    "ConceptDetail",
    "DumpList",
    "Facets",
    "HighlightOut",
    "HitOut",
    "IndicatorDetail",
    "OntologyDetail",
    "Page",
    "PlaceDetail",
    "Problem",
    "QualityReport",
    "QuestionAnswer",
    "QuestionList",
    "QuestionOut",
    "Ready",
    "RecordDetail",
    "SchemeDetail",
    "SchemeList",
    "SchemeSummary",
    "SearchPage",
    "SourceDetail",
    "Status",
    "SuggestionList",
    "answer_schema",
]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    hint: str | None = None


class Status(BaseModel):
    """The service is alive."""

    status: str


class Ready(Status):
    """The snapshot is open: its id, its date and what it holds."""

    snapshot: str
    created: str
    version: str
    counts: dict[str, int]
    claims: dict[str, int]


class FacetValueOut(BaseModel):
    """A value of a facet, the number of cases that have it, and the broader value if there is one.

    A case counts for the broader values too.
    """

    value: str
    label: str
    count: int
    broader: str | None


Facets = dict[str, list[FacetValueOut]]


class CaseSummary(BaseModel):
    """What a list shows of a case. Several countries are parted by semicolons."""

    id: str
    iri: str
    title: str
    summary: str
    place: str
    country: str
    start: int
    end: int | None
    status: str
    imported: bool = Field(description="Whether it was imported from another collection.")


class SupportOut(BaseModel):
    """A source of a claim."""

    title: str
    url: str


class HighlightOut(BaseModel):
    """A passage of one section, as pieces of text that do or do not match.

    `claim` is the IRI of the claim that says it, null where it is no claim. `concept`
    (`scheme/slug`) is given where the claim carries a concept that was searched as well.
    """

    label: str
    pieces: list[tuple[str, bool]]
    claim: str | None
    sources: list[SupportOut]
    concept: str | None


class AlsoSearchedOut(BaseModel):
    """Words of the search that name a concept, which was searched as well."""

    phrase: str
    scheme: str
    slug: str
    label: str


class HitOut(CaseSummary):
    """A case found; `matched` names the sections that hold words looked for."""

    score: float
    highlights: list[HighlightOut]
    matched: list[str]


class Page(BaseModel):
    """A page of a list; `next` is the address of the next one."""

    total: int
    limit: int
    offset: int
    next: str | None


class CasePage(Page):
    """Cases, and the facets of all that match."""

    cases: list[CaseSummary]
    facets: Facets


class SearchPage(Page):
    """Hits, the facets of all hits, and what else there is to say about the search."""

    hits: list[HitOut]
    facets: Facets
    did_you_mean: str | None
    searched_instead: str | None = Field(
        description="The corrected text whose hits these are, where the text itself had none."
    )
    also_searched: list[AlsoSearchedOut]
    notes: list[str]
    sparql: str | None = Field(
        description="A SPARQL query for all these cases; null, and a note, where it is too long."
    )


class SuggestionOut(BaseModel):
    """A thing with a name of which a word begins as typed."""

    kind: Literal["case", "actor", "concept", "place"]
    id: str = Field(description="Its id; of a concept `scheme/slug`.")
    iri: str
    label: str
    match: str | None = Field(
        description="The name that matched, unless it is the label or hidden."
    )
    cases: int = Field(description="Cases that have to do with it; 1 for a case itself.")
    page: str = Field(description="Address of its page on this server.")


class SuggestionList(BaseModel):
    """What was typed, and what it may become, the best first."""

    q: str
    suggestions: list[SuggestionOut]


class ActorOut(Actor):
    """An actor."""

    iri: str


class ActorListed(ActorOut):
    """An actor in a list, with its number of cases and its roles in them, the commonest first."""

    case_count: int
    roles: list[str]


class ActorPage(Page):
    """Actors in the order asked for."""

    actors: list[ActorListed]


class ActorCase(BaseModel):
    """A case that an actor took part in, with the actor's roles."""

    id: str
    iri: str
    title: str
    roles: list[str]


class ActorDetail(ActorOut):
    """An actor with the cases it took part in."""

    cases: list[ActorCase]


class Column(BaseModel):
    """A column of a table, and what it means."""

    name: str
    meaning: str


class QualityReport(BaseModel):
    """Figures on every case, by the names of the columns."""

    total: int
    columns: list[Column]
    cases: list[dict[str, str | int | float | bool | list[str] | None]]


class QuestionParameter(BaseModel):
    """What can be filled in: a concept of one of the schemes, a case or a year."""

    name: str
    about: str
    kind: Literal["concept", "case", "year"]
    schemes: list[str]
    narrower: bool
    required: bool
    example: str | int
    default: str | int | None


class QuestionOut(BaseModel):
    """A competency question: `sparql` holds its example, `link` asks it with that."""

    id: str
    iri: str
    number: int
    title: str
    question: str
    asked_by: list[str]
    why: str
    parameters: list[QuestionParameter]
    columns: list[Column]
    sparql: str
    link: str


class QuestionList(BaseModel):
    """All competency questions, in the order of their numbers."""

    total: int
    questions: list[QuestionOut]


Cell = str | int | float | bool | None


class QuestionAnswer(Page):
    """A page of the answer to a question, what was asked, and the query that gives it."""

    id: str
    question: str = Field(description="In words, with the names of what was filled in.")
    parameters: dict[str, str] = Field(description="What was filled in, defaults included.")
    columns: list[Column]
    sparql: str = Field(description="The query, ready to be asked anywhere.")
    labels: dict[str, str] | None = Field(description="Names by IRI, if they were asked for.")
    rows: list[dict[str, Cell]]


def answer_schema(question: Question) -> type[QuestionAnswer]:
    """The schema of the answers to one question, which names its columns."""
    cell = TypeAdapter(Cell).json_schema()
    row = {
        "type": "object",
        "properties": {
            name: {"description": about, **cell} for name, about in question.columns.items()
        },
        "required": list(question.columns),
        "additionalProperties": False,
    }
    rows: Any = Annotated[list[dict[str, Cell]], WithJsonSchema({"type": "array", "items": row})]
    name = "".join(word.capitalize() for word in question.id.split("-"))
    about = f"{question.title}: a page of the answer."
    return create_model(f"{name}Answer", __base__=QuestionAnswer, __doc__=about, rows=(rows, ...))


class SchemeSummary(BaseModel):
    """A concept scheme, the number of its concepts, and of those that at least one case uses."""

    id: str
    iri: str
    title: str
    definition: str
    total: int
    used: int


class SchemeList(BaseModel):
    """All concept schemes."""

    total: int
    schemes: list[SchemeSummary]


class ConceptDetail(BaseModel):
    """A concept with its place in the scheme and the number of cases that use it."""

    slug: str
    iri: str
    label: str
    definition: str
    broader: str | None
    alt_labels: list[str]
    notation: str | None
    rank: int | None
    grouping: bool
    deprecated: bool
    replaced_by: str | None
    cases: int


class SchemeDetail(SchemeSummary):
    """A concept scheme with its concepts in reading order."""

    concepts: list[ConceptDetail]


class ClaimMention(BaseModel):
    """A claim that names a thing or rests on it."""

    iri: str
    kind: str
    text: str


class CaseMention(BaseModel):
    """A case that speaks of a thing, with the claims in which it does."""

    id: str
    iri: str
    title: str
    claims: list[ClaimMention]


class _Mentioned(BaseModel):
    id: str
    iri: str
    cases: list[CaseMention]
    complete: bool = Field(description="Whether these are all; false beyond 1,000 mentions.")


class SourceDetail(Source, _Mentioned):
    """A source with the cases that cite it and the claims that rest on it."""


class PlaceDetail(Place, _Mentioned):
    """A place with the cases that happened there; `population_source` is the source's IRI."""

    population_source: str | None


class IndicatorDetail(Indicator, _Mentioned):
    """An indicator with the cases and outcomes that it measures."""


class RecordDetail(Record):
    """What the record of a case says of itself; `sources` are the IRIs of all it rests on."""

    id: str
    iri: str
    case: str
    title: str
    licence: str
    conforms_to: str
    sources: list[str]


class TermOut(BaseModel):
    """A class or property of the ontology, how often and in which cases it is used."""

    iri: str
    name: str
    is_class: bool
    label: str
    definition: str
    above: list[str]
    domain: list[str]
    range: list[str]
    inverse: str | None
    scheme: str | None
    near: list[str]
    uses: int
    cases: list[str]
    example: str


class OntologyDetail(BaseModel):
    """The ontology: its header, its classes and its properties."""

    iri: str
    version_iri: str
    version: str
    title: str
    abstract: str
    issued: str
    citation: str
    terms: list[TermOut]


class DumpOut(BaseModel):
    """A file that holds the whole collection."""

    name: str
    address: str = Field(description="Its address on this server.")
    label: str
    media_type: str
    holds: str = Field(description="Media type of what is packed in it.")
    size: int = Field(description="In bytes.")
    sha256: str
    statements: int | None = Field(description="Number of statements; null where it is not RDF.")


class DumpList(BaseModel):
    """All files that hold the whole collection."""

    snapshot: str
    created: str
    licence: str
    total: int
    files: list[DumpOut]


def _with_iri(kind: type[Claim]) -> Any:
    """A claim as it is served: with its IRI, and its text always named `text`."""
    fields: dict[str, Any] = {"iri": (str, ...), "text": (Text, ...)}
    if kind is OutcomeObservation:
        about = "Maryland scale, derived from the design by rule unless stated; null if not rated."
        fields["evidence_strength"] = (str | None, Field(description=about))
    return create_model(f"{kind.__name__}Out", __base__=kind, __doc__=kind.__doc__, **fields)


class _CaseOut(Case):
    """A case with all its claims, the actors they name and the labels of the concepts they use."""

    iri: str
    title: Line
    level: tuple[str, ...] = Field(description="Levels of government; imported cases may lack it.")
    policy_areas: tuple[str, ...] = Field(description="COFOG; imported cases may lack it.")
    actor_records: dict[str, Actor]
    labels: dict[str, dict[str, str]] = Field(description="Labels by scheme and slug.")


_SECTIONS: dict[str, Any] = {
    kind.section: (GenericAlias(tuple, (_with_iri(kind), ...)), ()) for kind in KINDS
}
CaseDetail: type[BaseModel] = create_model(
    "CaseDetail", __base__=_CaseOut, __doc__=_CaseOut.__doc__, **_SECTIONS
)
