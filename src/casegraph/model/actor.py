"""Actors: the bodies, groups and persons in public roles that take part in cases."""

from typing import Annotated, Literal

from pydantic import Field

from casegraph.model.base import Id, InScheme, Line, OneOrMany, Value

__all__ = ["Actor"]


class Actor(Value):
    """One body, group or person, described once for all cases."""

    id: Id = Field(description="Id of the actor in the registry.")
    name: Line = Field(description="Name of the actor.")
    kind: Literal["organisation", "group", "person"] = Field(
        description="Whether it is a body, a group of people or one person."
    )
    sector: Annotated[str, InScheme("actor-sector")] | None = Field(
        None, description="Sector it belongs to; only imported actors may be without one."
    )
    types: OneOrMany[Annotated[str, InScheme("actor-type")]] = ()
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    also_known_as: OneOrMany[Line] = Field((), description="Other names of the actor.")
