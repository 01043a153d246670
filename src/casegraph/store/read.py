"""Cases and actors from RDF: the inverse of `write`, by the same table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from casegraph.errors import SnapshotError
from casegraph.model import (
    KINDS,
    Actor,
    Case,
    Claim,
    Evidence,
    ImportedCase,
    Indicator,
    Member,
    Origin,
    Period,
    Place,
    Record,
    Source,
    Value,
    members,
    natural_order,
)
from casegraph.store.iris import (
    BASE,
    case_iri,
    claim_iri,
    origin_iri,
    record_iri,
)
from casegraph.store.mapping import ACTOR_KINDS, LINKS, RESOURCES, iri
from casegraph.store.terms import Names, from_term

__all__ = ["read_actors", "read_case"]

V = TypeVar("V", bound=Value)
Node = dict[str, list[Any]]
Nodes = Mapping[str, Node]


def read_case(case: str, quads: Iterable[Quad]) -> Case:
    """The case that the statements of its record graph describe."""
    nodes = _nodes(quads)
    names = Names(case, _citation_keys(nodes))
    node = nodes[case_iri(case)]
    data: dict[str, Any] = {"id": case, **_fields(Case, node, names)}
    data["period"] = _fields(Period, node, names)
    data["place"] = [
        {"id": place, **_fields(Place, nodes[f"{BASE}place/{place}"], names)}
        for place in _local(node.get(iri("cg:inPlace"), ()), "place")
    ]
    data["indicators"] = _keyed(nodes, Indicator, "indicator", names)
    data["sources"] = {
        key: _fields(Source, nodes[source], names) for key, source in names.sources.items()
    }
    data["record"] = _fields(Record, nodes[record_iri(case)], names)
    if imported := origin_iri(case) in nodes:
        data["record"]["origin"] = _fields(Origin, nodes[origin_iri(case)], names)
    for kind in KINDS:
        data[kind.section] = _claims(case, kind, nodes, names)
    return _valid(ImportedCase if imported else Case, data, case)


def read_actors(quads: Iterable[Quad]) -> dict[str, Actor]:
    """All actors of the registry by id."""
    kinds = {rdf_class: kind for kind, rdf_class in ACTOR_KINDS.items()}
    actors = {}
    for subject, node in sorted(_nodes(quads).items()):
        name = subject.removeprefix(f"{BASE}actor/")
        kind = next(kinds[t.value] for t in node[iri("rdf:type")] if t.value in kinds)
        data = {"id": name, "kind": kind, **_fields(Actor, node, Names())}
        actors[name] = _valid(Actor, data, name)
    return actors


def _valid(model: type[V], data: dict[str, Any], name: str) -> V:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise SnapshotError(f"The record of {name!r} cannot be read: {error}") from error


def _nodes(quads: Iterable[Quad]) -> Nodes:
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, BlankNode):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    return nodes


def _citation_keys(nodes: Nodes) -> dict[str, str]:
    """Source IRIs by the key under which this record cites them, S2 before S10."""
    keyed = {
        term.value: subject
        for subject, node in nodes.items()
        for term in node.get(iri("cg:citationKey"), ())
    }
    return {key: keyed[key] for key in sorted(keyed, key=natural_order)}


def _local(terms: Sequence[Any], kind: str) -> list[str]:
    return sorted(term.value.removeprefix(f"{BASE}{kind}/") for term in terms)


def _keyed(nodes: Nodes, model: type[Value], kind: str, names: Names) -> dict[str, Any]:
    prefix = f"{BASE}{kind}/"
    found = sorted(subject for subject in nodes if subject.startswith(prefix))
    return {
        subject.removeprefix(prefix): _fields(model, nodes[subject], names) for subject in found
    }


def _claims(case: str, kind: type[Claim], nodes: Nodes, names: Names) -> list[dict[str, Any]]:
    linked = nodes[case_iri(case)].get(LINKS[kind.kind], ())
    order = iri("cg:sequence")
    subjects = sorted(
        (term.value for term in linked),
        key=lambda subject: (int(nodes[subject][order][0].value), subject),
    )
    prefix = claim_iri(case, kind.kind, "")
    return [
        {"key": subject.removeprefix(prefix), **_fields(kind, nodes[subject], names, kind.kind)}
        for subject in subjects
    ]


def _fields(model: type[Value], node: Node, names: Names, kind: str = "") -> dict[str, Any]:
    by_name = {member.name: member for member in members(model)}
    data: dict[str, Any] = {}
    for prop in RESOURCES[model].properties:
        member = by_name[prop.field]
        if prop.iri in node and member.nested is None:
            data[member.alias] = _value(node[prop.iri], member, names, kind)
    if "evidence" in by_name:
        data["evidence"] = _fields(Evidence, node, names, kind)
    return data


def _value(terms: list[NamedNode | Literal], member: Member, names: Names, kind: str) -> Any:
    values = [from_term(term, member, names, kind) for term in terms]
    return sorted(values) if member.shape == "many" else values[0]
