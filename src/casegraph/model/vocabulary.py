"""Vocabularies: concept schemes with their concepts, their labels and their hierarchy."""

from collections.abc import Collection, Iterator
from functools import cached_property

from pydantic import Field

from casegraph.errors import NotFoundError
from casegraph.model.base import Id, Line, Many, OneOrMany, Text, Value

__all__ = ["Concept", "Scheme", "Vocabulary"]


class Concept(Value):
    """One concept of a scheme. A grouping concept only orders others: no claim uses it.

    A deprecated one stays for those who refer to it; `replaced_by` is the slug to use instead.
    """

    scheme: Id = Field(description="Scheme that the concept belongs to.")
    slug: Id = Field(description="Word that stands for the concept in coded fields.")
    label: Line = Field(description="Name of the concept in English.")
    definition: Text = Field(description="What the concept means.")
    broader: Id | None = Field(None, description="The concept above it.")
    alt_labels: OneOrMany[Line] = Field((), description="Other names in English.")
    hidden_labels: OneOrMany[Line] = Field((), description="Words by which it is found.")
    notation: Line | None = Field(None, description="Code in the classification it comes from.")
    rank: int | None = Field(None, description="Step on the scale, where the scheme is one.")
    grouping: bool = Field(default=False, description="Whether it only groups others.")
    deprecated: bool = Field(default=False, description="Whether it is no longer to be used.")
    replaced_by: Id | None = Field(None, description="The concept to use instead.")


class Scheme(Value):
    """A concept scheme: title, scope and its concepts in reading order."""

    id: Id
    title: Line
    definition: Text
    concepts: Many[Concept]

    @cached_property
    def by_slug(self) -> dict[str, Concept]:
        """The concepts by slug."""
        return {concept.slug: concept for concept in self.concepts}

    @cached_property
    def usable(self) -> tuple[str, ...]:
        """The slugs that a claim may use: all but grouping and deprecated concepts."""
        return tuple(c.slug for c in self.concepts if not (c.grouping or c.deprecated))

    def narrower(self, slug: str) -> tuple[Concept, ...]:
        """The concepts directly below one."""
        return tuple(concept for concept in self.concepts if concept.broader == slug)

    def within(self, slugs: Collection[str]) -> frozenset[str]:
        """These concepts and all that are narrower than one of them."""
        return frozenset(
            concept.slug
            for concept in self.concepts
            if concept.slug in slugs or any(up.slug in slugs for up in self.ancestors(concept.slug))
        )

    def ancestors(self, slug: str) -> Iterator[Concept]:
        """The broader concepts of one, nearest first; a cycle ends the walk."""
        seen = {slug}
        parent = self.by_slug[slug].broader
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield self.by_slug[parent]
            parent = self.by_slug[parent].broader


class Vocabulary(Value):
    """All schemes of the ontology."""

    schemes: Many[Scheme]

    @cached_property
    def by_id(self) -> dict[str, Scheme]:
        """The schemes by id."""
        return {scheme.id: scheme for scheme in self.schemes}

    def scheme(self, name: str) -> Scheme:
        """The scheme of that id; NotFoundError with near names if there is none."""
        if name not in self.by_id:
            raise NotFoundError("scheme", name, tuple(self.by_id))
        return self.by_id[name]

    def concept(self, scheme: str, slug: str) -> Concept:
        """The concept of that scheme and slug; NotFoundError with near slugs if there is none."""
        found = self.scheme(scheme).by_slug.get(slug)
        if found is None:
            raise NotFoundError(f"concept of {scheme}", slug, tuple(self.scheme(scheme).by_slug))
        return found

    def label(self, scheme: str, slug: str) -> str:
        """The preferred label of a concept, or its slug where the scheme does not know it."""
        known = self.by_id.get(scheme)
        concept = known.by_slug.get(slug) if known else None
        return concept.label if concept else slug
