"""Communities in bipartite networks, where chance only ties nodes of different kinds."""

from typing import Any

from casegraph.network.graph import nx
from casegraph.network.measures.base import RESOLUTION, RUNS, SEED, Measure, Values
from casegraph.network.measures.communities import BY_WEIGHT
from casegraph.network.measures.costs import REPEATED
from casegraph.network.measures.groups import Groups, numbered
from casegraph.network.measures.leiden import best_partition, quality
from casegraph.network.measures.references import BARBER_2007, TRAAG_2019
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]

_PARAMETERS = (RESOLUTION, BY_WEIGHT, SEED, RUNS)


def _pointed(subject: Subject, values: Values) -> Any:
    """Its ties, all from one side to the other.

    The modularity of a network so directed is that of Barber: only nodes of the one side have
    ties out, only those of the other have ties in.
    """
    graph, sides = subject.undirected(values["weighted"]), subject.sides
    first = set(sides[0]) if sides else set()
    made = nx.DiGraph()
    made.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight"):
        ends = (one, other) if one in first else (other, one)
        made.add_edge(*ends, weight=weight)
    return made


def _groups(subject: Subject, values: Values) -> Groups:
    key = ("two-mode communities", *(values[parameter.name] for parameter in _PARAMETERS))
    return subject.once(key, lambda: best_partition(_pointed(subject, values), values))


def _communities(subject: Subject, values: Values) -> dict[int, int]:
    return numbered(_groups(subject, values))


def _modularity(subject: Subject, values: Values) -> float:
    return quality(_pointed(subject, values), _groups(subject, values), values)


MEASURES = (
    Measure(
        id="bipartite-communities",
        label="Community (bipartite)",
        description=(
            "Number of its community by the Leiden method on the modularity of bipartite "
            "networks, 1 the largest; both kinds of nodes are in it."
        ),
        of="node",
        type="integer",
        reference=f"{BARBER_2007} Found after: {TRAAG_2019}",
        function=_communities,
        cost=REPEATED,
        needs=("bipartite",),
        parameters=_PARAMETERS,
        weight="strength",
        instead="communities",
        engine="igraph",
    ),
    Measure(
        id="bipartite-modularity",
        label="Modularity (bipartite)",
        description=(
            "Share of the ties within the bipartite communities, less the share that chance "
            "would give if it only tied nodes of different kinds."
        ),
        of="network",
        type="double",
        reference=BARBER_2007,
        function=_modularity,
        cost=REPEATED,
        needs=("bipartite", "ties"),
        parameters=_PARAMETERS,
        weight="strength",
        instead="modularity",
        engine="igraph",
    ),
)
