"""Barriers: which were met together in a case."""

from collections.abc import Mapping
from functools import reduce

from casegraph.network.attributes import counter, joined
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import Span, span_of_case
from casegraph.network.things import add_concept
from casegraph.network.ties import Notes, met

__all__ = ["PROJECTION"]


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:  # noqa: ARG001
    notes = Notes(network)
    groups: list[set[str]] = []
    for case in given.cases:
        span, here = span_of_case(case), set[str]()
        for encounter in case.barriers:
            node = add_concept(network, given.vocabulary, "barrier", encounter.barrier)
            notes.add(node, span, cases=[case.id], uses=1, **counter(encounter.resolution))
            here.add(node)
        groups.append(here)
    notes.note()
    for (one, other), numbers in met(groups).items():
        cases = [given.cases[number] for number in numbers]
        years = reduce(Span.joined, map(span_of_case, cases)).years
        named = joined(case.id for case in cases)
        network.add_edge(
            one, other, weight=float(len(cases)), cases=named, case_count=len(cases), **years
        )


PROJECTION = Projection(
    id="barriers",
    label="Barriers met together",
    node="a barrier, with how often it was met and how that ended",
    edge="a case met both",
    weight="number of such cases",
    kinds=("barrier",),
    build=_build,
)
