"""Names: all that may be suggested while typing, with its names and its number of cases."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from casegraph.model import Vocabulary
from casegraph.search.documents import ABOUT_RECORDING
from casegraph.search.facets import FACETS, IndexInput

__all__ = ["ConceptNotes", "Kind", "Named", "named"]

Kind = Literal["case", "actor", "concept", "place"]
_Concept = tuple[str, str]


@dataclass(frozen=True)
class ConceptNotes:
    """What is known of concepts beside the vocabulary, both by scheme and slug.

    The cases that use each one, and its names in all languages.
    """

    uses: Mapping[_Concept, Collection[str]] = field(default_factory=dict)
    labels: Mapping[_Concept, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Named:
    """A thing with its number of cases and its names, of which the first is its label.

    By hidden names it is found, but they are not for showing (SKOS).
    """

    kind: Kind
    id: str
    cases: int
    names: Sequence[str]
    hidden: Sequence[str] = ()


def named(content: IndexInput, notes: ConceptNotes) -> Iterator[Named]:
    """All cases, actors, places and concepts, but for deprecated ones and those about records."""
    yield from (Named("case", case.id, 1, (case.title,)) for case in content.cases)
    yield from _actors(content)
    yield from _concepts(content, notes)
    yield from _places(content)


def _actors(content: IndexInput) -> Iterator[Named]:
    """Every actor, with the cases that it took part in."""
    cases: dict[str, set[str]] = defaultdict(set)
    for case in content.cases:
        for part in case.actors:
            cases[part.actor].add(case.id)
    for actor in content.actors.values():
        names = (actor.name, *actor.also_known_as)
        yield Named("actor", actor.id, len(cases[actor.id]), names)


def _places(content: IndexInput) -> Iterator[Named]:
    names: dict[str, list[str]] = defaultdict(list)
    cases: dict[str, set[str]] = defaultdict(set)
    for case in content.cases:
        for place in case.place:
            names[place.id].append(place.name)
            cases[place.id].add(case.id)
    yield from (Named("place", name, len(cases[name]), names[name]) for name in cases)


def _concepts(content: IndexInput, notes: ConceptNotes) -> Iterator[Named]:
    users = _users(content, notes)
    schemes = (one for one in content.vocabulary.schemes if one.id not in ABOUT_RECORDING)
    for concept in chain.from_iterable(scheme.concepts for scheme in schemes):
        if not concept.deprecated:
            name = (concept.scheme, concept.slug)
            hidden = concept.hidden_labels
            others = (label for label in notes.labels.get(name, ()) if label not in hidden)
            names = (concept.label, *concept.alt_labels, *others)
            yield Named("concept", "/".join(name), len(users[name]), names, hidden)


def _users(content: IndexInput, notes: ConceptNotes) -> Mapping[_Concept, set[str]]:
    """The cases of each concept; a narrower one counts for its broader ones, as in facets."""
    users: dict[_Concept, set[str]] = defaultdict(set)
    for (scheme, slug), cases in notes.uses.items():
        for above in _with_broader(content.vocabulary, scheme, slug):
            users[scheme, above].update(cases)
    for facet in FACETS.values():
        for case in content.cases if facet.scheme else ():
            for value in facet.values(case, content):
                users[facet.scheme or "", value].add(case.id)
    return users


def _with_broader(vocabulary: Vocabulary, scheme: str, slug: str) -> Iterator[str]:
    yield slug
    known = vocabulary.by_id.get(scheme)
    if known and slug in known.by_slug:
        yield from (above.slug for above in known.ancestors(slug))
