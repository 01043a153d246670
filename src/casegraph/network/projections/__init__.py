"""The register of projections: whatever lists or offers networks reads it from here."""

from collections.abc import Mapping

from casegraph.errors import NotFoundError
from casegraph.network.projection import Projection
from casegraph.network.projections import cases_actors

__all__ = ["PROJECTIONS", "projection"]

_LISTED: tuple[Projection, ...] = (cases_actors.PROJECTION,)
PROJECTIONS: Mapping[str, Projection] = {one.id: one for one in _LISTED}


def projection(kind: str) -> Projection:
    """The projection of that id; NotFoundError with near ids if there is none."""
    if kind not in PROJECTIONS:
        raise NotFoundError("kind of network", kind, tuple(PROJECTIONS))
    return PROJECTIONS[kind]
