"""Documents: what of a case is searched, section by section, and what a hit shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from casegraph.countries import country_names
from casegraph.model import Case, Claim, InAnyScheme, InScheme, Member, Value, Vocabulary, members
from casegraph.search.facets import FACETS, IndexInput
from casegraph.words import fold

__all__ = [
    "ABOUT_RECORDING",
    "SECTIONS",
    "ClaimSaid",
    "Document",
    "Section",
    "documents",
    "holds_names",
]


class Said(NamedTuple):
    """A text to be searched, and the claim that says it or the concept whose name it is."""

    text: str
    claim: Claim | None = None
    concept: str = ""


class ClaimSaid(NamedTuple):
    """The claim behind a text: kind and key, the keys of its sources, its concepts `scheme/slug`.

    Broader concepts are among them. The name of a concept has the concept only.
    """

    fragment: str
    sources: Sequence[str]
    concepts: Sequence[str]


_Read = Callable[[Case, IndexInput], Iterable[Said]]


@dataclass(frozen=True)
class Section:
    """One searchable part of a case: its name in queries, its label, its weight, its texts."""

    name: str
    label: str
    boost: float
    read: _Read


@dataclass(frozen=True)
class Document:
    """One case as an engine takes it; `number` is its place in the order of titles.

    `claims` go with the texts of `sections`; `concepts` are all that the case carries, broader
    ones too, as `scheme/slug`; `sources` are title and address by key.
    """

    number: int
    id: str
    start: int
    facets: Mapping[str, frozenset[str]]
    sections: Mapping[str, tuple[str, ...]]
    claims: Mapping[str, tuple[ClaimSaid | None, ...]]
    concepts: frozenset[str]
    sources: Mapping[str, tuple[str, str]]
    shown: Mapping[str, str | int | None]


_FEWEST_INITIALS = 3


def documents(content: IndexInput) -> Iterator[Document]:
    """The cases in the order of their titles; equal titles in the order of ids."""
    in_order = sorted(content.cases, key=lambda case: (_by_title(case.title), case.id))
    for number, case in enumerate(in_order):
        said = {section.name: _said(section, case, content) for section in SECTIONS}
        claims = {
            name: tuple(_claim(one, content.vocabulary) for one in found)
            for name, found in said.items()
        }
        yield Document(
            number=number,
            id=case.id,
            start=case.period.start,
            facets={name: frozenset(facet.values(case, content)) for name, facet in FACETS.items()},
            sections={name: tuple(one.text for one in found) for name, found in said.items()},
            claims=claims,
            concepts=frozenset(_with_broader(case, content.vocabulary)),
            sources={key: (source.title, source.url) for key, source in case.sources.items()},
            shown=_shown(case),
        )


def _by_title(title: str) -> str:
    return " ".join(fold(word) for word in title.split())


def _said(section: Section, case: Case, content: IndexInput) -> tuple[Said, ...]:
    """The texts of a section, each once."""
    found: dict[str, Said] = {}
    for said in section.read(case, content):
        if said.text:
            found.setdefault(said.text, said)
    return tuple(found.values())


def _claim(said: Said, vocabulary: Vocabulary) -> ClaimSaid | None:
    if said.claim:
        concepts = sorted(_with_broader(said.claim, vocabulary))
        return ClaimSaid(f"{said.claim.kind}-{said.claim.key}", said.claim.source, concepts)
    return ClaimSaid("", (), (said.concept,)) if said.concept else None


def _with_broader(value: Value, vocabulary: Vocabulary) -> Iterator[str]:
    """Every concept within a value, and those above it, as `scheme/slug`."""
    for scheme_id, slug in dict.fromkeys(_coded(value)):
        yield f"{scheme_id}/{slug}"
        scheme = vocabulary.by_id.get(scheme_id)
        if scheme and slug in scheme.by_slug:
            yield from (f"{scheme_id}/{above.slug}" for above in scheme.ancestors(slug))


def _shown(case: Case) -> dict[str, str | int | None]:
    return {
        "id": case.id,
        "title": case.title,
        "summary": case.summary,
        "place": "; ".join(place.name for place in case.place),
        "country": "; ".join(dict.fromkeys(place.country for place in case.place)),
        "start": case.period.start,
        "end": case.period.end,
        "status": case.period.status,
        "imported": case.is_imported,
    }


def _places(case: Case, _: IndexInput) -> Iterator[Said]:
    for place in case.place:
        yield Said(place.name)
        yield from map(Said, country_names(place.country))


def _actors(case: Case, content: IndexInput) -> Iterator[Said]:
    """The names of those who took part, each with the claim that says so."""
    named: list[tuple[str, Claim]] = [(part.actor, part) for part in case.actors]
    named += [(actor, met) for met in case.barriers for actor in met.experienced_by]
    for name, claim in named:
        actor = content.actors.get(name)
        names = (actor.name, *actor.also_known_as) if actor else (name,)
        for each in (*names, *filter(None, map(_initials, names))):
            yield Said(each, claim)


def _initials(name: str) -> str:
    """What people may call it: Government Digital Service, GDS; nothing for shorter names."""
    first = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(first) if len(first) >= _FEWEST_INITIALS else ""


def _concepts(case: Case, content: IndexInput) -> Iterator[Said]:
    """The names of every concept that the case uses, and of the broader ones.

    Their other names are not a text of the case; that they mean the same is said to the asker.
    """
    for scheme_id, slug in dict.fromkeys(_coded(case)):
        scheme = content.vocabulary.by_id.get(scheme_id)
        concept = scheme.by_slug.get(slug) if scheme else None
        if scheme and concept:
            for named in (concept, *scheme.ancestors(slug)):
                yield Said(named.label, concept=f"{scheme_id}/{named.slug}")


# How a statement is recorded says nothing about the case: nobody looks for "per cent" or "draft".
ABOUT_RECORDING = {"unit", "value-kind", "coding-basis", "source-kind", "record-status"}


def _coded(value: Value) -> Iterator[tuple[str, str]]:
    """Scheme and slug of every concept named anywhere within a value."""
    for member in _naming(type(value)):
        given = getattr(value, member.name)
        for item in given if isinstance(given, tuple) else (given,):
            if isinstance(item, Value):
                yield from _coded(item)
            elif item is not None:
                yield from _concept_of(member, item)


@cache
def _naming(model: type[Value]) -> tuple[Member, ...]:
    """The fields in which a concept may be named, be it deep within."""
    return tuple(
        member
        for member in members(model)
        if member.nested or isinstance(member.mark, InScheme | InAnyScheme)
    )


def _concept_of(member: Member, item: str) -> Iterator[tuple[str, str]]:
    if isinstance(member.mark, InScheme) and member.mark.scheme not in ABOUT_RECORDING:
        yield member.mark.scheme, item
    elif isinstance(member.mark, InAnyScheme):
        scheme, _, slug = item.partition("/")
        yield scheme, slug


def _responses(case: Case, _: IndexInput) -> Iterable[Said]:
    return (Said(met.response, met) for met in case.barriers if met.response)


def _outcomes(case: Case, _: IndexInput) -> Iterator[Said]:
    for seen in case.outcomes:
        yield Said(seen.text, seen)
        if seen.indicator in case.indicators:
            yield Said(case.indicators[seen.indicator].label, seen)


def _claims(read: Callable[[Case], Iterable[Claim]]) -> _Read:
    return lambda case, _: (Said(claim.text, claim) for claim in read(case))


SECTIONS = (
    Section("title", "Title", 8.0, lambda case, _: (Said(case.title),)),
    Section("id", "Identifier", 1.0, lambda case, _: (Said(case.id),)),
    Section("summary", "Summary", 3.0, lambda case, _: (Said(case.summary),)),
    Section("place", "Place", 4.0, _places),
    Section("actor", "Actors", 2.0, _actors),
    Section("part", "Parts played", 1.0, _claims(lambda case: case.actors)),
    Section("concept", "Concepts", 2.0, _concepts),
    Section("problem", "Problem", 1.5, _claims(lambda case: case.problem)),
    Section("barrier", "Barriers", 1.5, _claims(lambda case: case.barriers)),
    Section("response", "Responses", 1.5, _responses),
    Section("mechanism", "Mechanisms", 1.5, _claims(lambda case: case.mechanisms)),
    Section("enabler", "Enablers", 1.0, _claims(lambda case: case.enablers)),
    Section("outcome", "Outcomes", 1.5, _outcomes),
    Section("lesson", "Lessons", 1.0, _claims(lambda case: case.lessons)),
    Section("context", "Context", 1.0, _claims(lambda case: case.context)),
    Section("approach", "Approach", 1.0, _claims(lambda case: case.approach)),
)


def holds_names(section: Section) -> bool:
    """Whether a section holds names of concepts, and not what a case says."""
    return section.name == "concept"
