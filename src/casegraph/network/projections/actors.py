"""Actors: who took part in cases together."""

from collections.abc import Mapping
from functools import reduce
from itertools import chain
from typing import NamedTuple

from casegraph.network.attributes import joined
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import Span, span_of_case, span_of_part
from casegraph.network.things import add_participant
from casegraph.network.ties import Notes, met

__all__ = ["PROJECTION"]

_NEWMAN = "newman"


class _Taking(NamedTuple):
    """How one actor took part in one case, by all its participations."""

    span: Span
    roles: tuple[str, ...]


class _Together(NamedTuple):
    """One case: its id, its period, and those who took part by their nodes."""

    case: str
    whole: Span
    parts: Mapping[str, _Taking]


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    groups = _groups(network, given)
    for (one, other), numbers in met([group.parts for group in groups]).items():
        shared = [groups[number] for number in numbers]
        counts = values["weight"] == _NEWMAN
        weight = sum(1 / (len(case.parts) - 1) if counts else 1.0 for case in shared)
        roles = chain.from_iterable(
            chain(case.parts[one].roles, case.parts[other].roles) for case in shared
        )
        years = reduce(Span.joined, (_years(case, one, other) for case in shared)).years
        cases, said = joined(case.case for case in shared), joined(roles)
        told = {"role": said} if said else {}
        network.add_edge(
            one, other, weight=weight, cases=cases, case_count=len(shared), **told, **years
        )


def _groups(network: AnyNetwork, given: NetworkInput) -> list[_Together]:
    """Who took part in each case; their nodes are put into the network on the way."""
    notes = Notes(network)
    groups = []
    for case in given.cases:
        parts: dict[str, _Taking] = {}
        whole = span_of_case(case)
        for part in case.actors:
            node, span = add_participant(network, given, part.actor), span_of_part(whole, part)
            notes.add(node, span, role=part.role, cases=(case.id,))
            before = parts.get(node)
            parts[node] = (
                _Taking(before.span.joined(span), before.roles + part.role)
                if before
                else _Taking(span, part.role)
            )
        groups.append(_Together(case.id, whole, parts))
    notes.note()
    return groups


def _years(case: _Together, one: str, other: str) -> Span:
    """The years in which both took part; where there are none, those of the case."""
    return case.parts[one].span.common(case.parts[other].span) or case.whole


PROJECTION = Projection(
    id="actors",
    label="Actors by shared cases",
    node="an actor",
    edge="the two took part in a case together",
    weight="number of cases they share; with newman, each case of n actors counts 1/(n - 1) "
    "(Newman 2001, doi:10.1103/PhysRevE.64.016132), so that large cases tie less",
    kinds=("actor",),
    build=_build,
    parameters=(
        Parameter("weight", "How shared cases count", "cases", choices=("cases", _NEWMAN)),
    ),
)
