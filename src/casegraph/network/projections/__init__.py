"""The register of projections: whatever lists or offers networks reads it from here."""

from collections.abc import Mapping

from casegraph.errors import NotFoundError
from casegraph.network.projection import Projection
from casegraph.network.projections import (
    actors,
    barrier_responses,
    barriers,
    cases,
    cases_actors,
    concepts,
    countries,
    mechanisms_outcomes,
    neighbourhood,
    relations,
    sources_cases,
)

__all__ = ["PROJECTIONS", "projection"]

_LISTED: tuple[Projection, ...] = (
    cases_actors.PROJECTION,
    actors.PROJECTION,
    cases.PROJECTION,
    barriers.PROJECTION,
    barrier_responses.PROJECTION,
    mechanisms_outcomes.PROJECTION,
    sources_cases.PROJECTION,
    countries.PROJECTION,
    relations.PROJECTION,
    concepts.PROJECTION,
    neighbourhood.PROJECTION,
)
PROJECTIONS: Mapping[str, Projection] = {one.id: one for one in _LISTED}


def projection(kind: str) -> Projection:
    """The projection of that id; NotFoundError with near ids if there is none."""
    if kind not in PROJECTIONS:
        raise NotFoundError("kind of network", kind[:80], tuple(PROJECTIONS))
    return PROJECTIONS[kind]
