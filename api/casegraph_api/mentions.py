"""Mentions: the cases that speak of an actor, a source, a place or an indicator, and where."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from casegraph.model import Case, Claim, Indicator, Place, Source
from casegraph.store.describe import MOST_REFERENCES
from casegraph.store.iris import BASE, source_iri
from casegraph_api.links import iri_at
from casegraph_api.site import Site

__all__ = ["Mention", "Mentions", "find_indicator", "find_place", "find_source", "mentions"]


@dataclass(frozen=True)
class Mention:
    """One case that speaks of a thing, and the claims in which it does."""

    case: Case
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Mentions:
    """Mentions by the titles of the cases; `complete` says whether they are all."""

    found: tuple[Mention, ...]
    complete: bool


def mentions(site: Site, iri: str) -> Mentions:
    """Who speaks of a thing: cases whose record describes it, or a claim of which names it."""
    others = site.repository.referring(iri)
    anchors: dict[str, set[str]] = defaultdict(set)
    for case, anchor in _claims(others[:MOST_REFERENCES]):
        anchors[case].add(anchor)
    names = {*anchors, *site.repository.describing(iri)[:MOST_REFERENCES]}
    cases = sorted(map(site.repository.case, names), key=lambda case: case.title.casefold())
    found = tuple(Mention(case, tuple(_named(case, anchors[case.id]))) for case in cases)
    return Mentions(found, len(others) <= MOST_REFERENCES)


def find_source(site: Site, name: str) -> tuple[Source, Mentions]:
    """A source and its mentions."""
    iri = iri_at("source", name)
    told = mentions(site, iri)
    cited = (source for mention in told.found for source in mention.case.sources.values())
    return next(source for source in cited if source_iri(source.url) == iri), told


def find_place(site: Site, name: str) -> tuple[Place, Mentions]:
    """A place, which names the source of its population by the IRI, and its mentions."""
    told = mentions(site, iri_at("place", name))
    cases = (mention.case for mention in told.found)
    case, place = next((c, place) for c in cases for place in c.place if place.id == name)
    key = place.population_source
    cited = source_iri(case.sources[key].url) if key else None
    return place.model_copy(update={"population_source": cited}), told


def find_indicator(site: Site, name: str) -> tuple[Indicator, Mentions]:
    """An indicator and its mentions."""
    told = mentions(site, iri_at("indicator", name))
    kept = (mention.case.indicators for mention in told.found)
    return next(indicators[name] for indicators in kept if name in indicators), told


def _claims(iris: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Case and anchor of each claim among IRIs."""
    for iri in iris:
        case, hash_, anchor = iri.removeprefix(f"{BASE}case/").partition("#")
        if iri.startswith(f"{BASE}case/") and hash_:
            yield case, anchor


def _named(case: Case, anchors: set[str]) -> Iterator[Claim]:
    return (claim for claim in case.claims() if f"{claim.kind}-{claim.key}" in anchors)
