"""Actors: who took part in cases together."""

from collections.abc import Mapping, Sequence
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
    """How one actor took part in one case: from when, until when, in which roles."""

    start: int
    end: int
    roles: tuple[str, ...]


class _Together(NamedTuple):
    """One case: its id, its period, and those who took part by their nodes."""

    case: str
    start: int
    end: int
    parts: Mapping[str, _Taking]


_OPEN = 1 << 30  # the end of what goes on, so that ends can be compared as numbers


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    groups = _groups(network, given)
    counts = values["weight"] == _NEWMAN
    for (one, other), numbers in met([group.parts for group in groups]).items():
        shared = [groups[number] for number in numbers]
        weight = sum(1 / (len(case.parts) - 1) for case in shared) if counts else len(shared)
        network.add_edge(
            one,
            other,
            weight=float(weight),
            cases=joined([case.case for case in shared]),
            case_count=len(shared),
            **_together(shared, one, other),
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
            now = _Taking(span.start, _end(span), part.role)
            parts[node] = _joined(parts[node], now) if node in parts else now
        groups.append(_Together(case.id, whole.start, _end(whole), parts))
    notes.note()
    return groups


def _end(span: Span) -> int:
    return _OPEN if span.end is None else span.end


def _joined(one: _Taking, other: _Taking) -> _Taking:
    """Two participations of the same actor in the same case as one."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    return _Taking(start, end, one.roles + other.roles)


def _together(shared: Sequence[_Together], one: str, other: str) -> dict[str, str | int]:
    """Roles and years of both in the cases they share.

    The years of a case are those in which both took part; where there are none, all of the case.
    """
    roles: dict[str, None] = {}
    first, last = _OPEN, 0
    for case in shared:
        here, there = case.parts[one], case.parts[other]
        roles.update(dict.fromkeys(here.roles + there.roles))
        start = here.start if here.start > there.start else there.start
        end = here.end if here.end < there.end else there.end
        if end < start:
            start, end = case.start, case.end
        first = start if start < first else first
        last = end if end > last else last
    told: dict[str, str | int] = {"role": joined(roles)} if roles else {}
    return told | {"start": first} | ({"end": last} if last < _OPEN else {})


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
