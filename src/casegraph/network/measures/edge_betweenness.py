"""Betweenness of ties: how much of the traffic on shortest paths goes over a tie."""

from casegraph.network.measures.base import NORMALISED, WEIGHTED, Measure, Values
from casegraph.network.measures.costs import NODES_TIMES_TIES
from casegraph.network.measures.references import BRANDES_2008
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _edge_betweenness(subject: Subject, values: Values) -> dict[tuple[int, int], float]:
    graph = subject.igraph(values["weighted"])
    distance = "distance" if values["weighted"] else None
    found = graph.edge_betweenness(directed=subject.directed, weights=distance)
    pairs = _pairs(subject) if values["normalised"] else 1.0
    return {tie: value / pairs for tie, value in zip(graph.get_edgelist(), found, strict=True)}


def _pairs(subject: Subject) -> float:
    nodes = len(subject.names)
    pairs = nodes * (nodes - 1)
    return max(1.0, pairs if subject.directed else pairs / 2)


MEASURES = (
    Measure(
        id="edge-betweenness",
        label="Betweenness of the tie",
        description="Share of the shortest paths between nodes that lead over the tie.",
        of="edge",
        type="double",
        reference=BRANDES_2008,
        function=_edge_betweenness,
        cost=NODES_TIMES_TIES,
        parameters=(WEIGHTED, NORMALISED),
        weight="distance",
        engine="igraph",
    ),
)
