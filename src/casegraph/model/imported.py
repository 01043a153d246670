"""Imported cases: what a record may lack that a program took over from another collection.

This module is the whole list of what is asked less of an imported record than of a curated one:
each field of the class is the one of `Case`, no longer needed; the two tables are for words and for
fields of other values. Nothing is put in the place of what the other collection does not tell.
"""

from collections.abc import Collection, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from casegraph.model.actor import Actor
from casegraph.model.base import InScheme, Many, OneOrMany, Value
from casegraph.model.case import IMPORTED, Case
from casegraph.model.claims import Participation, ProblemStatement

__all__ = ["NEVER_LACKING", "ONLY_IMPORTED", "ImportedCase"]

ONLY_IMPORTED: Mapping[str, Collection[str]] = {
    "record-status": {IMPORTED},
    "source-kind": {"unclassified"},
}
"""Words, by scheme, that no curated record may use."""

NEVER_LACKING: Mapping[type[Value], Collection[str]] = {Actor: ("sector",)}
"""Fields that the model lets go missing, and that a curated file must fill in."""


class ImportedCase(Case):
    """A case whose record was made by program from an entry of another collection."""

    level: OneOrMany[Annotated[str, InScheme("government-level")]] = ()
    policy_areas: OneOrMany[Annotated[str, InScheme("policy-area")]] = ()
    problem: Many[ProblemStatement] = ()
    actors: Many[Participation] = Field(default=())

    @model_validator(mode="after")
    def _says_where_it_is_from(self) -> Self:
        if self.record.origin is None:
            raise ValueError("An imported record needs its origin.")
        return self
