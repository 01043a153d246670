"""Cases and actors as RDF: one named graph a record, no blank nodes."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from casegraph.model import KINDS, Actor, Case, Claim, Member, Value, members
from casegraph.store.iris import (
    ACTORS_GRAPH,
    LICENCE,
    PREFIXES,
    VERSION,
    actor_iri,
    case_iri,
    claim_iri,
    indicator_iri,
    origin_iri,
    place_iri,
    record_iri,
    source_iri,
)
from casegraph.store.mapping import ACTOR_KINDS, LINKS, RESOURCES, iri
from casegraph.store.terms import Names, to_term

__all__ = ["actor_quads", "case_quads"]

_INTEGER = NamedNode(f"{PREFIXES['xsd']}integer")
_YEAR = NamedNode(f"{PREFIXES['xsd']}gYear")
Object = NamedNode | Literal


def case_quads(case: Case) -> Iterator[Quad]:
    """Every statement of a case record, in the graph that the record names."""
    graph = NamedNode(record_iri(case.id))
    for subject, predicate, obj in _case(case):
        yield Quad(NamedNode(subject), NamedNode(predicate), obj, graph)


def actor_quads(actors: Iterable[Actor], registry: str = ACTORS_GRAPH) -> Iterator[Quad]:
    """The registry of actors, in its own graph; imported ones have another."""
    graph = NamedNode(registry)
    for actor in actors:
        subject = actor_iri(actor.id)
        kind = NamedNode(ACTOR_KINDS[actor.kind])
        yield Quad(NamedNode(subject), NamedNode(iri("rdf:type")), kind, graph)
        for _, predicate, obj in _resource(subject, actor, Names()):
            yield Quad(NamedNode(subject), NamedNode(predicate), obj, graph)


Triple = tuple[str, str, Object]


def _case(case: Case) -> Iterator[Triple]:
    names, subject = Names.of(case), case_iri(case.id)
    yield from _resource(subject, case, names)
    yield from _folded(subject, case.period, names)
    yield from _period(subject, case)
    for place in case.place:
        yield subject, iri("cg:inPlace"), NamedNode(place_iri(place.id))
        yield from _resource(place_iri(place.id), place, names)
    for name, indicator in case.indicators.items():
        yield from _resource(indicator_iri(name), indicator, names)
    for key, source in case.sources.items():
        yield source_iri(source.url), iri("cg:citationKey"), Literal(key)
        yield from _resource(source_iri(source.url), source, names)
    for kind in KINDS:
        for number, claim in enumerate(getattr(case, kind.section), start=1):
            yield from _claim(case, claim, number, names)
    yield from _record(case, names)


def _claim(case: Case, claim: Claim, number: int, names: Names) -> Iterator[Triple]:
    subject = claim_iri(case.id, claim.kind, claim.key)
    yield case_iri(case.id), LINKS[claim.kind], NamedNode(subject)
    yield subject, iri("cg:sequence"), Literal(str(number), datatype=_INTEGER)
    yield from _resource(subject, claim, names, claim.kind)


def _period(subject: str, case: Case) -> Iterator[Triple]:
    """The period once more in the form that catalogues exchange (DCAT)."""
    period = f"{subject}#period"
    yield subject, iri("dct:temporal"), NamedNode(period)
    yield period, iri("rdf:type"), NamedNode(iri("dct:PeriodOfTime"))
    yield period, iri("dcat:startDate"), Literal(str(case.period.start), datatype=_YEAR)
    if case.period.end is not None:
        yield period, iri("dcat:endDate"), Literal(str(case.period.end), datatype=_YEAR)


def _record(case: Case, names: Names) -> Iterator[Triple]:
    subject = record_iri(case.id)
    yield subject, iri("foaf:primaryTopic"), NamedNode(case_iri(case.id))
    origin = case.record.origin
    yield subject, iri("dct:license"), NamedNode(origin.licence if origin else LICENCE)
    yield subject, iri("dct:conformsTo"), NamedNode(VERSION)
    for source in case.sources.values():
        yield subject, iri("prov:wasDerivedFrom"), NamedNode(source_iri(source.url))
    yield from _resource(subject, case.record, names)
    if origin is not None:
        yield subject, iri("prov:hadPrimarySource"), NamedNode(origin_iri(case.id))
        yield from _resource(origin_iri(case.id), origin, names)


def _resource(subject: str, value: Value, names: Names, kind: str = "") -> Iterator[Triple]:
    """The type of a value and its fields as the table maps them."""
    rdf_class = RESOURCES[type(value)].rdf_class
    if rdf_class is not None:
        yield subject, iri("rdf:type"), NamedNode(rdf_class)
    yield from _folded(subject, value, names, kind)


def _folded(subject: str, value: Value, names: Names, kind: str = "") -> Iterator[Triple]:
    """The fields of a value on a subject, with those of the values folded into it."""
    by_name = _members_by_name(type(value))
    for prop in RESOURCES[type(value)].properties:
        member = by_name[prop.field]
        if member.nested is not None:
            continue  # linked by its own IRI
        for item in _items(getattr(value, prop.field)):
            term = to_term(item, member, prop, names, kind)
            for predicate in (prop.iri, *prop.also):
                yield subject, predicate, term
    for member in by_name.values():
        content = getattr(value, member.name)
        if isinstance(content, Value) and RESOURCES[type(content)].rdf_class is None and kind:
            yield from _folded(subject, content, names, kind)


@cache
def _members_by_name(model: type[Value]) -> Mapping[str, Member]:
    return {member.name: member for member in members(model)}


def _items(content: Any) -> tuple[Any, ...]:
    if content is None:
        return ()
    return content if isinstance(content, tuple) else (content,)
