"""Betweenness: how much of the traffic on shortest paths goes through a node."""

from casegraph.network.measures.base import NORMALISED, WEIGHTED, Measure, Values
from casegraph.network.measures.costs import NODES_TIMES_TIES
from casegraph.network.measures.references import BRANDES_2001, FREEMAN_1977
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _betweenness(subject: Subject, values: Values) -> dict[int, float]:
    graph = subject.igraph(values["weighted"])
    distance = "distance" if values["weighted"] else None
    found = graph.betweenness(directed=subject.directed, weights=distance)
    pairs = _pairs(subject) if values["normalised"] else 1.0
    return {node: value / pairs for node, value in enumerate(found)}


def _pairs(subject: Subject) -> float:
    """How many pairs a node can lie between; 1 where there is none, as all values are 0."""
    others = len(subject.names) - 1
    pairs = others * (others - 1)
    return max(1.0, pairs if subject.directed else pairs / 2)


MEASURES = (
    Measure(
        id="betweenness",
        label="Betweenness",
        description="Share of the shortest paths between the other nodes that lead through it.",
        of="node",
        type="double",
        reference=f"{FREEMAN_1977} Computed after: {BRANDES_2001}",
        function=_betweenness,
        cost=NODES_TIMES_TIES,
        parameters=(WEIGHTED, NORMALISED),
        weight="distance",
        engine="igraph",
    ),
)
