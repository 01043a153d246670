"""Documents: what of a case is searched, section by section, and what a hit shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from casegraph.countries import country_names
from casegraph.model import Case, InAnyScheme, InScheme, Member, Value, members
from casegraph.search.facets import FACETS, IndexInput
from casegraph.words import fold

__all__ = ["SECTIONS", "Document", "Section", "documents"]


@dataclass(frozen=True)
class Section:
    """One searchable part of a case: its name in queries, its label, its weight, its texts."""

    name: str
    label: str
    boost: float
    read: Callable[[Case, IndexInput], Iterable[str]]


@dataclass(frozen=True)
class Document:
    """One case as an engine takes it; `number` is its place in the order of titles."""

    number: int
    id: str
    start: int
    facets: Mapping[str, frozenset[str]]
    sections: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str | int | None]


def documents(content: IndexInput) -> Iterator[Document]:
    """The cases in the order of their titles; equal titles in the order of ids."""
    in_order = sorted(content.cases, key=lambda case: (_by_title(case.title), case.id))
    for number, case in enumerate(in_order):
        yield Document(
            number=number,
            id=case.id,
            start=case.period.start,
            facets={name: frozenset(facet.values(case, content)) for name, facet in FACETS.items()},
            sections={section.name: _texts(section, case, content) for section in SECTIONS},
            shown=_shown(case),
        )


def _by_title(title: str) -> str:
    return " ".join(fold(word) for word in title.split())


def _texts(section: Section, case: Case, content: IndexInput) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in section.read(case, content) if text))


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


def _places(case: Case, _: IndexInput) -> Iterator[str]:
    for place in case.place:
        yield place.name
        yield from country_names(place.country)


def _actors(case: Case, content: IndexInput) -> Iterator[str]:
    taking_part = [part.actor for part in case.actors]
    meeting_barriers = [actor for met in case.barriers for actor in met.experienced_by]
    for name in (*taking_part, *meeting_barriers):
        actor = content.actors.get(name)
        yield from (actor.name, *actor.also_known_as) if actor else (name,)


def _concepts(case: Case, content: IndexInput) -> Iterator[str]:
    """All labels of every concept that the case uses, and of the broader ones."""
    for scheme_id, slug in dict.fromkeys(_coded(case)):
        scheme = content.vocabulary.by_id.get(scheme_id)
        concept = scheme.by_slug.get(slug) if scheme else None
        if scheme and concept:
            for named in (concept, *scheme.ancestors(slug)):
                yield from (named.label, *named.alt_labels, *named.hidden_labels)


# How a statement is recorded says nothing about the case: nobody looks for "per cent" or "draft".
_ABOUT_RECORDING = {"unit", "value-kind", "coding-basis", "source-kind", "record-status"}


def _coded(value: Value) -> Iterator[tuple[str, str]]:
    """Scheme and slug of every concept named anywhere within a value."""
    for member in members(type(value)):
        given = getattr(value, member.name)
        for item in given if isinstance(given, tuple) else (given,):
            if isinstance(item, Value):
                yield from _coded(item)
            elif item is not None:
                yield from _concept_of(member, item)


def _concept_of(member: Member, item: str) -> Iterator[tuple[str, str]]:
    if isinstance(member.mark, InScheme) and member.mark.scheme not in _ABOUT_RECORDING:
        yield member.mark.scheme, item
    elif isinstance(member.mark, InAnyScheme):
        scheme, _, slug = item.partition("/")
        yield scheme, slug


def _barriers(case: Case, _: IndexInput) -> Iterable[str]:
    return (met.text for met in case.barriers)


def _responses(case: Case, _: IndexInput) -> Iterable[str]:
    return (met.response for met in case.barriers if met.response)


def _outcomes(case: Case, _: IndexInput) -> Iterator[str]:
    for seen in case.outcomes:
        yield seen.text
        if seen.indicator in case.indicators:
            yield case.indicators[seen.indicator].label


SECTIONS = (
    Section("title", "Title", 8.0, lambda case, _: (case.title,)),
    Section("id", "Identifier", 1.0, lambda case, _: (case.id,)),
    Section("summary", "Summary", 3.0, lambda case, _: (case.summary,)),
    Section("place", "Place", 4.0, _places),
    Section("actor", "Actors", 2.0, _actors),
    Section("concept", "Concepts", 2.0, _concepts),
    Section("problem", "Problem", 1.5, lambda case, _: (said.text for said in case.problem)),
    Section("barrier", "Barriers", 1.5, _barriers),
    Section("response", "Responses", 1.5, _responses),
    Section("mechanism", "Mechanisms", 1.5, lambda case, _: (use.text for use in case.mechanisms)),
    Section("outcome", "Outcomes", 1.5, _outcomes),
    Section("lesson", "Lessons", 1.0, lambda case, _: (learnt.text for learnt in case.lessons)),
    Section("context", "Context", 1.0, lambda case, _: (around.text for around in case.context)),
    Section("approach", "Approach", 1.0, lambda case, _: (step.text for step in case.approach)),
)
