"""Distances: how far apart nodes are that can reach each other."""

from typing import Any

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import NODES_TIMES_TIES
from casegraph.network.measures.references import WASSERMAN_1994
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _largest(subject: Subject) -> Any:
    part = subject.components[0]
    make = subject.igraph_undirected().induced_subgraph
    return subject.once("largest component", lambda: make(part))


def _diameter(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return int(_largest(subject).diameter(directed=False))


def _mean_distance(subject: Subject, values: Values) -> float:  # noqa: ARG001
    return float(_largest(subject).average_path_length(directed=False))


MEASURES = (
    Measure(
        id="diameter",
        label="Diameter",
        description=(
            "Largest number of ties on a shortest path in the largest component; the direction of "
            "ties is left aside."
        ),
        of="network",
        type="integer",
        reference=WASSERMAN_1994,
        function=_diameter,
        cost=NODES_TIMES_TIES,
        needs=("ties",),
        engine="igraph",
    ),
    Measure(
        id="mean-distance",
        label="Mean distance",
        description=(
            "Mean number of ties on the shortest paths in the largest component; the direction of "
            "ties is left aside."
        ),
        of="network",
        type="double",
        reference=WASSERMAN_1994,
        function=_mean_distance,
        cost=NODES_TIMES_TIES,
        needs=("ties",),
        engine="igraph",
    ),
)
