"""Observations: every outcome of the curated cases, with what it was attributed to."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from casegraph.repository import Repository

__all__ = ["Observation", "observations"]

_OUTCOMES = """
SELECT ?claim ?outcome ?direction ?target ?text ?mechanism WHERE {
  ?claim cg:outcome ?outcome ; cg:direction ?direction ; cg:targetAttainment ?target ;
    cg:text ?text .
  OPTIONAL { ?claim cg:attributedTo/cg:mechanism ?mechanism }
} ORDER BY ?claim ?mechanism"""


class Observation(NamedTuple):
    """One observed outcome; concepts are given by slug, the strength only where it is derived."""

    case: str
    key: str
    outcome: str
    direction: str
    target: str
    strength: str | None
    text: str
    mechanisms: tuple[str, ...]


def observations(repository: Repository) -> tuple[Observation, ...]:
    """All of them, by case and key; an outcome attributed to two mechanisms comes once."""
    curated = set(repository.curated_ids)
    found: dict[str, Observation] = {}
    for row in repository.sparql(_OUTCOMES):
        one = _observation(row, repository)
        before = found.get(row["claim"])
        named = (*before.mechanisms, *one.mechanisms) if before else one.mechanisms
        if one.case in curated:
            found[row["claim"]] = one._replace(mechanisms=tuple(dict.fromkeys(named)))
    return tuple(found.values())


def _observation(row: Mapping[str, str | None], repository: Repository) -> Observation:
    case, _, key = (row["claim"] or "").rpartition("/")[2].partition("#outcome-")
    return Observation(
        case=case,
        key=key,
        outcome=_slug(row["outcome"]),
        direction=_slug(row["direction"]),
        target=_slug(row["target"]),
        strength=repository.strengths(case).get(key),
        text=row["text"] or "",
        mechanisms=tuple(_named(row["mechanism"])),
    )


def _named(iri: str | None) -> Iterator[str]:
    if iri:
        yield _slug(iri)


def _slug(iri: str | None) -> str:
    return (iri or "").rpartition("/")[2]
