"""Leiden: finding a partition of high modularity, with igraph."""

from collections.abc import Mapping
from typing import Any

from casegraph.network.graph import nx
from casegraph.network.measures.engine import seeded, to_igraph
from casegraph.network.measures.groups import Groups, by_size
from casegraph.network.parameters import Value

__all__ = ["best_partition", "quality"]


def best_partition(graph: Any, values: Mapping[str, Value]) -> Groups:
    """The best of several seeded runs, by modularity; the first of those equally good.

    `values` gives `resolution`, `seed` and `runs`. A graph without ties falls into its nodes.
    """
    if not graph.number_of_edges():
        return by_size((node,) for node in graph)
    first, runs = int(values["seed"]), int(values["runs"])
    found = _partitions(graph, float(values["resolution"]), range(first, first + runs))
    return max(found, key=lambda groups: round(quality(graph, groups, values), 12))


def quality(graph: Any, groups: Groups, values: Mapping[str, Value]) -> float:
    """Modularity of a partition: of Newman and Girvan, of Leicht and Newman where directed."""
    return float(nx.community.modularity(graph, groups, resolution=values["resolution"]))


def _partitions(graph: Any, resolution: float, seeds: range) -> list[Groups]:
    made = to_igraph(graph)
    terms = _null_model(made, resolution)
    found = []
    for seed in seeds:
        with seeded(seed):
            parts = made.community_leiden("CPM", weights="weight", n_iterations=-1, **terms)
        found.append(by_size(parts))
    return found


def _null_model(made: Any, resolution: float) -> dict[str, Any]:
    """What makes igraph's constant Potts model the modularity.

    igraph 1.0.0 has it as an option, but optimises something else where ties are directed.
    """
    total = sum(made.es["weight"])
    if not made.is_directed():
        strengths = made.strength(weights="weight")
        return {"node_weights": strengths, "resolution": resolution / (2 * total)}
    return {
        "node_weights": made.strength(mode="out", weights="weight"),
        "node_in_weights": made.strength(mode="in", weights="weight"),
        "resolution": resolution / total,
    }
