"""Clustering: how many of a node's neighbours are tied to each other."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import WEIGHTED, Measure, Values
from casegraph.network.measures.costs import TIES_TIMES_DEGREE
from casegraph.network.measures.references import ONNELA_2005, WASSERMAN_1994
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _clustering(subject: Subject, values: Values) -> dict[int, float]:
    if subject.directed or values["weighted"]:
        weight = "weight" if values["weighted"] else None
        found = nx.clustering(subject.ties(values["weighted"]), weight=weight)
        return {node: float(value) for node, value in found.items()}
    return dict(enumerate(subject.igraph().transitivity_local_undirected(mode="zero")))


def _average(subject: Subject, values: Values) -> float:
    return sum(_clustering(subject, values).values()) / len(subject.names)


def _transitivity(subject: Subject, values: Values) -> float:  # noqa: ARG001
    return float(subject.igraph_undirected().transitivity_undirected())


MEASURES = (
    Measure(
        id="clustering",
        label="Clustering",
        description=(
            "Share of the pairs of its neighbours that are tied; with weights the geometric mean "
            "of each triangle's, relative to the largest. 0 for under two neighbours."
        ),
        of="node",
        type="double",
        reference=ONNELA_2005,
        function=_clustering,
        cost=TIES_TIMES_DEGREE,
        needs=("one-mode",),
        parameters=(WEIGHTED,),
        weight="strength",
        instead="bipartite-clustering",
        engine="igraph",
    ),
    Measure(
        id="average-clustering",
        label="Average clustering",
        description="Mean of the clustering of all nodes.",
        of="network",
        type="double",
        reference=ONNELA_2005,
        function=_average,
        cost=TIES_TIMES_DEGREE,
        needs=("nodes", "one-mode"),
        parameters=(WEIGHTED,),
        weight="strength",
        instead="robins-alexander",
        engine="igraph",
    ),
    Measure(
        id="transitivity",
        label="Transitivity",
        description=(
            "Share of the paths of two ties that are closed by a third; the direction of ties is "
            "left aside."
        ),
        of="network",
        type="double",
        reference=WASSERMAN_1994,
        function=_transitivity,
        cost=TIES_TIMES_DEGREE,
        needs=("one-mode",),
        instead="robins-alexander",
        engine="igraph",
    ),
)
