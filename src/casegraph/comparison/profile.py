"""Profiles: what of a case is compared, passage by passage, with the concepts each one carries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from casegraph.comparison.dimensions import DIMENSION_OF
from casegraph.countries import country_name
from casegraph.model import (
    KINDS,
    Actor,
    BarrierEncounter,
    Case,
    InAnyScheme,
    InScheme,
    Participation,
    Value,
    Vocabulary,
    members,
)

__all__ = [
    "SIZES",
    "ComparisonInput",
    "Feature",
    "Passage",
    "closure",
    "feature_label",
    "passages",
    "question_texts",
]

Feature = tuple[str, str]
"""Scheme and slug of a concept; `country` and `size` stand for schemes as well."""

_BANDS = {
    20_000: "under 20,000",
    100_000: "20,000 to 100,000",
    500_000: "100,000 to 500,000",
    2_000_000: "500,000 to 2 million",
    10_000_000: "2 to 10 million",
}
_LARGEST = "over 10 million"
SIZES = (*_BANDS.values(), _LARGEST)
"""The slugs of places by their number of inhabitants."""

_PARTS = ("level", "policy_areas", "challenges", "sdgs", "innovation_approaches", "paradigms",
          "technologies")  # fmt: skip


@dataclass(frozen=True)
class ComparisonInput:
    """What comparison is made from; `labels` are the names of concepts in all languages."""

    cases: Sequence[Case]
    actors: Mapping[str, Actor]
    vocabulary: Vocabulary
    labels: Mapping[Feature, Sequence[str]] = field(default_factory=dict)


class Passage(NamedTuple):
    """A claim, or the head of the case where `kind` is empty: its text, sources and concepts."""

    kind: str
    key: str
    text: str
    sources: tuple[str, ...]
    features: frozenset[Feature]


def passages(case: Case, actors: Mapping[str, Actor]) -> Iterator[Passage]:
    """The head of a case, then its claims in order."""
    yield Passage("", "", f"{case.title}. {case.summary}", (), frozenset(_of_head(case)))
    for kind in KINDS:
        for claim in getattr(case, kind.section):
            features = {found for found in _coded(claim) if found[0] in DIMENSION_OF}
            text = claim.text
            if isinstance(claim, BarrierEncounter) and claim.response:
                text = f"{text} {claim.response}"
            if isinstance(claim, Participation) and claim.actor in actors:
                text = f"{actors[claim.actor].name}. {text}"
                features |= set(_of_actor(actors[claim.actor]))
            yield Passage(kind.kind, claim.key, text, claim.source, frozenset(features))


def question_texts(case: Case) -> Iterator[str]:
    """The texts with which a case asks for cases like it: its summary, problem and approach."""
    yield case.summary
    yield from (claim.text for claim in (*case.problem, *case.approach))


def _of_head(case: Case) -> Iterator[Feature]:
    for part in members(Case):
        if part.name in _PARTS and isinstance(part.mark, InScheme):
            yield from ((part.mark.scheme, slug) for slug in getattr(case, part.name))
    for place in case.place:
        yield "country", place.country
        if place.population is not None:
            yield "size", _size(place.population)


def _size(population: int) -> str:
    """The band in which a number of inhabitants lies."""
    return next((name for most, name in _BANDS.items() if population < most), _LARGEST)


def _of_actor(actor: Actor) -> Iterator[Feature]:
    if actor.sector is not None:
        yield "actor-sector", actor.sector
    yield from (("actor-type", kind) for kind in actor.types)


def _coded(value: Value) -> Iterator[Feature]:
    """Every concept named within a claim."""
    for member in members(type(value)):
        given = getattr(value, member.name)
        for item in given if isinstance(given, tuple) else (given,):
            if item is not None and isinstance(member.mark, InScheme):
                yield member.mark.scheme, item
            elif item is not None and isinstance(member.mark, InAnyScheme):
                scheme, _, slug = item.partition("/")
                yield scheme, slug


def closure(feature: Feature, vocabulary: Vocabulary) -> tuple[Feature, ...]:
    """A concept and its broader ones, itself first."""
    scheme = vocabulary.by_id.get(feature[0])
    if scheme is None or feature[1] not in scheme.by_slug:
        return (feature,)
    return (feature, *((feature[0], above.slug) for above in scheme.ancestors(feature[1])))


def feature_label(feature: Feature, vocabulary: Vocabulary) -> str:
    """What people call a concept, a country or a size."""
    scheme, slug = feature
    if scheme == "country":
        return country_name(slug)
    return f"{slug} inhabitants" if scheme == "size" else vocabulary.label(scheme, slug)
