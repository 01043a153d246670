"""Size: how many nodes and ties there are, and how they stand to each other."""

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.references import BORGATTI_HALGIN_2011, WASSERMAN_1994
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _nodes(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return len(subject.names)


def _ties(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return len(subject.ends)


def _self_ties(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return subject.self_ties


def _isolates(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return sum(degree == 0 for _, degree in subject.graph.degree)


def _average_degree(subject: Subject, values: Values) -> float:  # noqa: ARG001
    ends = 1 if subject.directed else 2
    return ends * len(subject.ends) / len(subject.names)


def _density(subject: Subject, values: Values) -> float:  # noqa: ARG001
    nodes = len(subject.names)
    ends = 1 if subject.directed else 2
    return ends * len(subject.ends) / (nodes * (nodes - 1))


def _bipartite_density(subject: Subject, values: Values) -> float:  # noqa: ARG001
    one, other = subject.sides or ((), ())
    return int(subject.undirected().number_of_edges()) / (len(one) * len(other))


MEASURES = (
    Measure(
        id="nodes",
        label="Nodes",
        description="Number of nodes.",
        of="network",
        type="integer",
        reference=WASSERMAN_1994,
        function=_nodes,
        cost=LINEAR,
    ),
    Measure(
        id="ties",
        label="Ties",
        description="Number of ties between two nodes.",
        of="network",
        type="integer",
        reference=WASSERMAN_1994,
        function=_ties,
        cost=LINEAR,
    ),
    Measure(
        id="self-ties",
        label="Ties to itself",
        description="Number of ties of a node to itself, which all other measures leave out.",
        of="network",
        type="integer",
        reference=WASSERMAN_1994,
        function=_self_ties,
        cost=LINEAR,
    ),
    Measure(
        id="isolates",
        label="Isolates",
        description="Number of nodes without a tie to another.",
        of="network",
        type="integer",
        reference=WASSERMAN_1994,
        function=_isolates,
        cost=LINEAR,
    ),
    Measure(
        id="average-degree",
        label="Average degree",
        description="Mean number of ties of a node; where they have a direction, of ties out.",
        of="network",
        type="double",
        reference=WASSERMAN_1994,
        function=_average_degree,
        cost=LINEAR,
        needs=("nodes",),
    ),
    Measure(
        id="density",
        label="Density",
        description="Ties divided by the ties that there could be.",
        of="network",
        type="double",
        reference=WASSERMAN_1994,
        function=_density,
        cost=LINEAR,
        needs=("pair", "one-mode"),
        instead="bipartite-density",
    ),
    Measure(
        id="bipartite-density",
        label="Density (bipartite)",
        description="Ties divided by the pairs of nodes of different kinds.",
        of="network",
        type="double",
        reference=BORGATTI_HALGIN_2011,
        function=_bipartite_density,
        cost=LINEAR,
        needs=("bipartite",),
        instead="density",
    ),
)
