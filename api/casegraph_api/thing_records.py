"""Records of things: sources, places, indicators, case records and the ontology as JSON."""

from dataclasses import asdict
from typing import Any

from casegraph.errors import NotFoundError
from casegraph.store.iris import LICENCE, ONTOLOGY, VERSION, record_iri, source_iri
from casegraph_api.links import case_iri, claim_iri, iri_at
from casegraph_api.mentions import Mention, Mentions, find_indicator, find_place, find_source
from casegraph_api.questions import question_record
from casegraph_api.records import actor_record, concept_record, scheme_record
from casegraph_api.site import Site

__all__ = [
    "actor_detail",
    "concept_detail",
    "indicator_detail",
    "ontology_detail",
    "place_detail",
    "question_detail",
    "record_detail",
    "scheme_detail",
    "schemes_list",
    "source_detail",
]


def actor_detail(site: Site, name: str) -> dict[str, Any]:
    """An actor with its cases and its roles in them."""
    actor = site.repository.actors.get(name)
    if actor is None:
        raise NotFoundError("actor", name, tuple(site.repository.actors))
    cases = [
        {"id": case, "iri": case_iri(case), "title": site.summaries[case].title, "roles": roles}
        for case, roles in site.participations.get(name, {}).items()
    ]
    return actor_record(actor) | {"cases": cases}


def schemes_list(site: Site, _: str = "") -> dict[str, Any]:
    """All concept schemes."""
    rows = [scheme_record(site, scheme) for scheme in site.vocabulary.schemes]
    return {"total": len(rows), "schemes": rows}


def scheme_detail(site: Site, name: str) -> dict[str, Any]:
    """A concept scheme with its concepts."""
    scheme = site.vocabulary.scheme(name)
    concepts = [concept_record(site, concept) for concept in scheme.concepts]
    return scheme_record(site, scheme) | {"concepts": concepts}


def concept_detail(site: Site, name: str) -> dict[str, Any]:
    """A concept, named as `scheme/slug`."""
    scheme, _, slug = name.partition("/")
    return concept_record(site, site.vocabulary.concept(scheme, slug))


def question_detail(site: Site, name: str) -> dict[str, Any]:
    """A competency question."""
    return question_record(site.repository.question(name))


def source_detail(site: Site, name: str) -> dict[str, Any]:
    """A source with the cases that cite it and the claims that rest on it."""
    source, told = find_source(site, name)
    return _whole("source", name, source.model_dump(mode="json"), told)


def place_detail(site: Site, name: str) -> dict[str, Any]:
    """A place with the cases that happened there."""
    place, told = find_place(site, name)
    return _whole("place", name, place.model_dump(mode="json"), told)


def indicator_detail(site: Site, name: str) -> dict[str, Any]:
    """An indicator with the cases and outcomes that it measures."""
    indicator, told = find_indicator(site, name)
    return _whole("indicator", name, indicator.model_dump(mode="json"), told)


def record_detail(site: Site, name: str) -> dict[str, Any]:
    """What a record says of itself: its case, its state, its dates, its sources."""
    case = site.repository.case(name)
    about = {"id": name, "iri": record_iri(name), "case": case_iri(name), "title": case.title}
    origin = case.record.origin
    rules = {"licence": origin.licence if origin else LICENCE, "conforms_to": VERSION}
    sources = [source_iri(source.url) for source in case.sources.values()]
    return about | rules | case.record.model_dump(mode="json") | {"sources": sources}


def ontology_detail(site: Site, _: str) -> dict[str, Any]:
    """The ontology's header, its classes and its properties."""
    glossary = site.repository.glossary
    header = dict(glossary.header())
    header["citation"] = header.pop("bibliographicCitation")
    terms = [{"iri": f"{ONTOLOGY}#{term.name}"} | asdict(term) for term in glossary.terms]
    return {"iri": ONTOLOGY, "version_iri": VERSION} | header | {"terms": terms}


def _whole(kind: str, name: str, told: dict[str, Any], found: Mentions) -> dict[str, Any]:
    cases = [_mention_record(mention) for mention in found.found]
    own = {"id": name, "iri": iri_at(kind, name)}
    return own | told | {"cases": cases, "complete": found.complete}


def _mention_record(mention: Mention) -> dict[str, Any]:
    case = mention.case
    claims = [
        {"iri": claim_iri(case.id, claim.kind, claim.key), "kind": claim.kind, "text": claim.text}
        for claim in mention.claims
    ]
    return {"id": case.id, "iri": case_iri(case.id), "title": case.title, "claims": claims}
