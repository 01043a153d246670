"""Closeness: how near a node is to those that can reach it."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import WEIGHTED, Measure, Values
from casegraph.network.measures.costs import NODES_TIMES_TIES
from casegraph.network.measures.references import FREEMAN_1979, WASSERMAN_1994
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _closeness(subject: Subject, values: Values) -> dict[int, float]:
    distance = "distance" if values["weighted"] else None
    graph = subject.igraph(values["weighted"])
    nearness = graph.closeness(mode="in", weights=distance, normalized=False)
    others = len(subject.names) - 1
    reached = {node: among - 1 for node, among in _reached(subject).items()}
    # What nothing reaches has no distance to it.
    return {
        node: reached[node] ** 2 * near / others if reached[node] else 0.0
        for node, near in enumerate(nearness)
    }


def _reached(subject: Subject) -> dict[int, int]:
    """By node how many nodes can reach it, itself among them."""
    if not subject.directed:
        return {node: len(group) for group in subject.components for node in group}
    folded = nx.condensation(subject.graph)
    # A set of nodes is a whole number with a bit for each: unions of thousands take no time.
    from_where: dict[int, int] = {}
    for group in nx.topological_sort(folded):
        from_where[group] = sum(1 << node for node in folded.nodes[group]["members"])
        for before in folded.predecessors(group):
            from_where[group] |= from_where[before]
    groups = folded.graph["mapping"]
    return {node: from_where[groups[node]].bit_count() for node in subject.graph}


MEASURES = (
    Measure(
        id="closeness",
        label="Closeness",
        description=(
            "1 / mean distance from the nodes that reach it, times the share of nodes that do; "
            "so nodes of small components do not look central."
        ),
        of="node",
        type="double",
        reference=f"{FREEMAN_1979} In networks that are not connected: {WASSERMAN_1994} Page 201.",
        function=_closeness,
        cost=NODES_TIMES_TIES,
        parameters=(WEIGHTED,),
        weight="distance",
        engine="igraph",
    ),
)
