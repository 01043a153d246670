"""Centrality in bipartite networks, where no node can be tied to those of its own kind."""

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR, NODES_TIMES_TIES
from casegraph.network.measures.references import BORGATTI_HALGIN_2011
from casegraph.network.measures.subject import Sides, Subject

__all__ = ["MEASURES"]


def _sides(subject: Subject) -> Sides:
    """The two sides; those who call have checked that there are two."""
    sides = subject.sides
    assert sides is not None
    return sides


def _other_side(subject: Subject) -> dict[int, int]:
    """By node the number of nodes on the other side."""
    one, other = _sides(subject)
    return dict.fromkeys(one, len(other)) | dict.fromkeys(other, len(one))


def _degree(subject: Subject, values: Values) -> dict[int, float]:  # noqa: ARG001
    others, degrees = _other_side(subject), subject.undirected().degree
    return {node: degrees[node] / others[node] for node in sorted(others)}


def _closeness(subject: Subject, values: Values) -> dict[int, float]:  # noqa: ARG001
    found = subject.igraph_undirected().closeness(normalized=False)
    nodes, others = len(subject.names), _other_side(subject)
    size = {node: len(group) for group in subject.components for node in group}
    # The nearest that all can be: the other side one step away, the rest of its own side two.
    nearest = {node: others[node] + 2 * (nodes - others[node] - 1) for node in others}
    return {
        node: nearest[node] * near * (size[node] - 1) / (nodes - 1) if size[node] > 1 else 0.0
        for node, near in enumerate(found)
    }


def _betweenness(subject: Subject, values: Values) -> dict[int, float]:  # noqa: ARG001
    found = subject.igraph_undirected().betweenness(directed=False)
    most = {}
    for own, other in (_sides(subject), _sides(subject)[::-1]):
        most.update(dict.fromkeys(own, _most_between(len(own), len(other))))
    return {node: value / most[node] for node, value in enumerate(found)}


def _most_between(own: int, other: int) -> float:
    """The most that a node can lie between, given the sizes of both sides; 1 where it is 0."""
    s, t = divmod(own - 1, other)
    both = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)
    return max(1.0, both / 2)


MEASURES = (
    Measure(
        id="bipartite-degree",
        label="Degree (bipartite)",
        description="Degree divided by the number of nodes on the other side.",
        of="node",
        type="double",
        reference=BORGATTI_HALGIN_2011,
        function=_degree,
        cost=LINEAR,
        needs=("bipartite",),
        instead="degree",
    ),
    Measure(
        id="bipartite-closeness",
        label="Closeness (bipartite)",
        description=(
            "Least possible sum of distances divided by that from it, times the share of nodes "
            "that it reaches; the direction of ties is left aside."
        ),
        of="node",
        type="double",
        reference=BORGATTI_HALGIN_2011,
        function=_closeness,
        cost=NODES_TIMES_TIES,
        needs=("bipartite",),
        instead="closeness",
        engine="igraph",
    ),
    Measure(
        id="bipartite-betweenness",
        label="Betweenness (bipartite)",
        description=(
            "Betweenness divided by the largest that its side allows; the direction of ties is "
            "left aside."
        ),
        of="node",
        type="double",
        reference=BORGATTI_HALGIN_2011,
        function=_betweenness,
        cost=NODES_TIMES_TIES,
        needs=("bipartite",),
        instead="betweenness",
        engine="igraph",
    ),
)
