"""Facets: the properties by which cases are narrowed down and counted."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from casegraph.countries import country_codes, country_name
from casegraph.model import Actor, Case, Vocabulary

__all__ = ["FACETS", "Facet", "IndexInput"]


@dataclass(frozen=True)
class IndexInput:
    """Everything that an index is made from.

    `strengths` names for each case the evidence strengths of its outcomes. The rule that derives
    them lives with the ontology, so search is handed its results. `labels` are the names of
    concepts (scheme, slug) in all languages; without them the English ones are taken.
    """

    cases: Collection[Case]
    actors: Mapping[str, Actor]
    vocabulary: Vocabulary
    strengths: Mapping[str, Collection[str]] = field(default_factory=dict)
    labels: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Facet:
    """One property of a case: its name, its label, its scheme and how its values are read."""

    name: str
    label: str
    scheme: str | None
    read: Callable[[Case, IndexInput], Iterable[str]]

    def values(self, case: Case, content: IndexInput) -> set[str]:
        """The values of a case; a narrower concept counts for its broader ones as well."""
        values = set(self.read(case, content))
        scheme = content.vocabulary.by_id.get(self.scheme or "")
        if scheme is None:
            return values
        known = [slug for slug in values if slug in scheme.by_slug]
        return values.union(above.slug for slug in known for above in scheme.ancestors(slug))

    def known(self, vocabulary: Vocabulary) -> dict[str, str]:
        """Every value that may be asked for, with its label, in reading order."""
        if self.scheme is None:
            return {code: country_name(code) for code in country_codes()}
        scheme = vocabulary.by_id.get(self.scheme)
        return {concept.slug: concept.label for concept in scheme.concepts} if scheme else {}

    def broader(self, vocabulary: Vocabulary) -> dict[str, str]:
        """The broader value of every value that has one."""
        scheme = vocabulary.by_id.get(self.scheme or "")
        concepts = scheme.concepts if scheme else ()
        return {concept.slug: concept.broader for concept in concepts if concept.broader}


def _mechanisms(case: Case, _: IndexInput) -> Iterable[str]:
    """Mechanisms used, and those that a barrier was answered with."""
    yield from (use.mechanism for use in case.mechanisms)
    for encounter in case.barriers:
        yield from encounter.response_mechanism


def _sectors(case: Case, content: IndexInput) -> Iterable[str]:
    for part in case.actors:
        actor = content.actors.get(part.actor)
        if actor is not None and actor.sector is not None:
            yield actor.sector


def _roles(case: Case, _: IndexInput) -> Iterable[str]:
    for part in case.actors:
        yield from part.role


FACETS: Mapping[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("type", "Type of innovation", "innovation-type",
              lambda case, _: (given.type for given in case.types)),
        Facet("barrier", "Barrier", "barrier",
              lambda case, _: (met.barrier for met in case.barriers)),
        Facet("mechanism", "Mechanism", "mechanism", _mechanisms),
        Facet("outcome", "Outcome", "outcome",
              lambda case, _: (seen.outcome for seen in case.outcomes)),
        Facet("direction", "Direction of outcome", "outcome-direction",
              lambda case, _: (seen.direction for seen in case.outcomes)),
        Facet("sector", "Sector of actor", "actor-sector", _sectors),
        Facet("role", "Role of actor", "actor-role", _roles),
        Facet("country", "Country", None,
              lambda case, _: (place.country for place in case.place)),
        Facet("level", "Level of government", "government-level", lambda case, _: case.level),
        Facet("policy_area", "Policy area", "policy-area", lambda case, _: case.policy_areas),
        Facet("challenge", "Challenge", "challenge", lambda case, _: case.challenges),
        Facet("status", "Status", "case-status", lambda case, _: (case.period.status,)),
        Facet("strength", "Strength of evidence", "evidence-strength",
              lambda case, content: content.strengths.get(case.id, ())),
    )
}  # fmt: skip
