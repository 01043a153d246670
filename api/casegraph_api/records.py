"""Records: model values in the shape in which they go over the wire."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from casegraph.model import (
    KINDS,
    Actor,
    Case,
    Claim,
    Concept,
    InAnyScheme,
    InScheme,
    Member,
    Scheme,
    Value,
    members,
)
from casegraph.search import Highlight, Hit, SearchResult
from casegraph_api.actors import ActorRow
from casegraph_api.links import actor_iri, case_iri, claim_iri, concept_iri, scheme_iri
from casegraph_api.site import Site

__all__ = [
    "SUMMARY",
    "actor_record",
    "actor_row_record",
    "case_record",
    "concept_record",
    "facets_record",
    "hit_record",
    "scheme_record",
    "summary_record",
]

SUMMARY = (
    "id", "iri", "title", "summary", "place", "country", "start", "end", "status", "imported",
)  # fmt: skip


def summary_record(hit: Hit) -> dict[str, Any]:
    """What a list shows of a case."""
    whole = {"iri": case_iri(hit.id)} | vars(hit)
    return {name: whole[name] for name in SUMMARY}


def hit_record(hit: Hit) -> dict[str, Any]:
    """A case found, with the reasons."""
    highlights = [_highlight_record(hit.id, highlight) for highlight in hit.highlights]
    reasons = {"score": hit.score, "highlights": highlights, "matched": hit.matched}
    return summary_record(hit) | reasons


def _highlight_record(hit: str, passage: Highlight) -> dict[str, Any]:
    return {
        "label": passage.label,
        "pieces": passage.pieces,
        "claim": f"{case_iri(hit)}#{passage.claim}" if passage.claim else None,
        "sources": [{"title": title, "url": url} for title, url in passage.sources],
        "concept": passage.concept or None,
    }


def facets_record(found: SearchResult) -> dict[str, list[dict[str, Any]]]:
    """The values of all facets with their counts."""
    return {name: [asdict(value) for value in values] for name, values in found.facets.items()}


def case_record(site: Site, case: Case) -> dict[str, Any]:
    """A whole case; it can be read without looking anything up elsewhere."""
    record = {"iri": case_iri(case.id)} | case.model_dump(mode="json")
    strengths = site.repository.strengths(case.id)
    for kind in KINDS:
        for claim in record[kind.section]:
            claim["iri"] = claim_iri(case.id, kind.kind, claim["key"])
    for outcome in record["outcomes"]:
        outcome["evidence_strength"] = strengths.get(outcome["key"])
    actors = site.repository.actors
    named = sorted(name for claim in case.claims() for name in _actors(claim) if name in actors)
    record["actor_records"] = {name: actors[name].model_dump(mode="json") for name in named}
    record["labels"] = _labels(site, case, set(strengths.values()))
    return record


def actor_record(actor: Actor) -> dict[str, Any]:
    """An actor."""
    return {"iri": actor_iri(actor.id)} | actor.model_dump(mode="json")


def actor_row_record(row: ActorRow) -> dict[str, Any]:
    """An actor in a list, with the number of its cases and its roles in them."""
    return actor_record(row.actor) | {"case_count": len(row.cases), "roles": list(row.roles)}


def scheme_record(site: Site, scheme: Scheme) -> dict[str, Any]:
    """A concept scheme without its concepts."""
    uses = site.repository.concept_uses
    return {
        "id": scheme.id,
        "iri": scheme_iri(scheme.id),
        "title": scheme.title,
        "definition": scheme.definition,
        "total": len(scheme.concepts),
        "used": sum((scheme.id, concept.slug) in uses for concept in scheme.concepts),
    }


def concept_record(site: Site, concept: Concept) -> dict[str, Any]:
    """A concept with the number of cases that use it."""
    given = concept.model_dump(mode="json", exclude={"scheme", "hidden_labels"})
    cases = site.repository.concept_uses.get((concept.scheme, concept.slug), ())
    return given | {"iri": concept_iri(concept.scheme, concept.slug), "cases": len(cases)}


def _actors(claim: Claim) -> Iterator[str]:
    """The ids of the actors that a claim names."""
    for name in ("actor", "stated_by", "payer"):
        if (actor := getattr(claim, name, None)) is not None:
            yield actor
    yield from getattr(claim, "experienced_by", ())


def _labels(site: Site, case: Case, strengths: set[str]) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    derived = (("evidence-strength", slug) for slug in strengths)
    for scheme, slug in sorted({*_coded(case), *derived}):
        labels[scheme][slug] = site.vocabulary.label(scheme, slug)
    return labels


def _coded(value: Value) -> Iterator[tuple[str, str]]:
    """Scheme and slug of every concept named within a value."""
    for member in members(type(value)):
        given = getattr(value, member.name)
        items = given.values() if isinstance(given, dict) else given
        for item in items if member.shape != "one" else (given,):
            if isinstance(item, Value):
                yield from _coded(item)
            elif item is not None:
                yield from _named(member, item)


def _named(member: Member, item: str) -> Iterator[tuple[str, str]]:
    if isinstance(member.mark, InScheme):
        yield member.mark.scheme, item
    elif isinstance(member.mark, InAnyScheme):
        scheme, _, slug = item.partition("/")
        yield scheme, slug
