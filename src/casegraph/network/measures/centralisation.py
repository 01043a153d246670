"""Centralisation: how far a network is drawn together around its most central node.

Freeman's: the differences from the largest value, added up, and divided by what they are in a
star of the same size. Directions are left aside.
"""

from collections.abc import Sequence

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR, NODES_TIMES_TIES
from casegraph.network.measures.references import FREEMAN_1979
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _apart(values: Sequence[float]) -> float:
    return max(values) * len(values) - sum(values)


def _by_degree(subject: Subject, values: Values) -> float:  # noqa: ARG001
    nodes = len(subject.names)
    degrees = [degree for _, degree in subject.undirected().degree]
    return _apart(degrees) / ((nodes - 1) * (nodes - 2))


def _by_betweenness(subject: Subject, values: Values) -> float:  # noqa: ARG001
    nodes = len(subject.names)
    found = subject.igraph_undirected().betweenness(directed=False)
    return _apart(found) / ((nodes - 1) ** 2 * (nodes - 2) / 2)


def _by_closeness(subject: Subject, values: Values) -> float:  # noqa: ARG001
    nodes = len(subject.names)
    found = subject.igraph_undirected().closeness(normalized=True)
    return _apart(found) * (2 * nodes - 3) / ((nodes - 1) * (nodes - 2))


MEASURES = (
    Measure(
        id="degree-centralisation",
        label="Centralisation by degree",
        description="1 for a star, 0 where all have as many ties; directions are left aside.",
        of="network",
        type="double",
        reference=FREEMAN_1979,
        function=_by_degree,
        cost=LINEAR,
        needs=("three", "one-mode"),
    ),
    Measure(
        id="betweenness-centralisation",
        label="Centralisation by betweenness",
        description="1 for a star, 0 where all lie between as many; directions are left aside.",
        of="network",
        type="double",
        reference=FREEMAN_1979,
        function=_by_betweenness,
        cost=NODES_TIMES_TIES,
        needs=("three", "one-mode"),
        engine="igraph",
    ),
    Measure(
        id="closeness-centralisation",
        label="Centralisation by closeness",
        description="1 for a star, 0 where all are as near; directions are left aside.",
        of="network",
        type="double",
        reference=FREEMAN_1979,
        function=_by_closeness,
        cost=NODES_TIMES_TIES,
        needs=("three", "one-mode", "connected"),
        engine="igraph",
    ),
)
