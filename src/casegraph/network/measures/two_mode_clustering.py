"""Clustering in bipartite networks, which have no triangles: how far nodes share neighbours."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import TIES_TIMES_DEGREE
from casegraph.network.measures.references import LATAPY_2008, ROBINS_2004
from casegraph.network.measures.subject import Subject
from casegraph.network.parameters import Parameter

__all__ = ["MEASURES"]

_OVERLAP = Parameter(
    "overlap", "Shared neighbours divided by", "all", choices=("all", "fewer", "more")
)
_MODES = {"all": "dot", "fewer": "min", "more": "max"}


def _latapy(subject: Subject, values: Values) -> dict[int, float]:
    mode = _MODES[str(values["overlap"])]
    found = nx.bipartite.clustering(subject.undirected(), mode=mode)
    return {node: float(value) for node, value in found.items()}


def _robins_alexander(subject: Subject, values: Values) -> float:  # noqa: ARG001
    return float(nx.bipartite.robins_alexander_clustering(subject.undirected()))


MEASURES = (
    Measure(
        id="bipartite-clustering",
        label="Clustering (bipartite)",
        description=(
            "Mean overlap of its neighbours with those of each node it shares any with: the "
            "shared divided by all, or by the fewer or the more of the two. 0 for none."
        ),
        of="node",
        type="double",
        reference=LATAPY_2008,
        function=_latapy,
        cost=TIES_TIMES_DEGREE,
        needs=("bipartite",),
        parameters=(_OVERLAP,),
        instead="clustering",
    ),
    Measure(
        id="robins-alexander",
        label="Clustering (Robins and Alexander)",
        description=(
            "Share of the paths of three ties that are closed by a fourth; the direction of ties "
            "is left aside. 0 where there is no such path."
        ),
        of="network",
        type="double",
        reference=ROBINS_2004,
        function=_robins_alexander,
        cost=TIES_TIMES_DEGREE,
        needs=("bipartite",),
        instead="transitivity",
    ),
)
