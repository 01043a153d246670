"""Well-known networks that networkx ships, and random ones of every sort, by name."""

import random

import networkx as nx

__all__ = ["REFERENCE", "SMALL"]


def _named(graph: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(graph, str)


def _varied(graph: nx.Graph, seed: int) -> nx.Graph:
    """With weights, sectors and, every third time, a tie of a node to itself."""
    made, dice = _named(graph), random.Random(seed)
    for one, other in made.edges:
        made.edges[one, other]["weight"] = dice.choice([1, 2, 3, 8])
    for node in made:
        made.nodes[node]["sector"] = dice.choice(["state", "firm", "civil"])
    if seed % 3 == 0:
        made.add_edge("0", "0", weight=5)
    return made


def _random(seed: int) -> nx.Graph:
    size, share = 3 + 3 * seed, (0.05, 0.15, 0.3)[seed % 3]
    return _varied(nx.gnp_random_graph(size, share, seed, directed=seed % 2 == 1), seed)


def _two_kinds(seed: int) -> nx.Graph:
    return _varied(nx.bipartite.random_graph(3 + seed, 9, 0.25, seed), seed + 1)


def _single(make: type[nx.Graph]) -> nx.Graph:
    graph = make()
    graph.add_node("a")
    return graph


def _self_tied(make: type[nx.Graph]) -> nx.Graph:
    graph = make([("a", "a"), ("b", "c")])
    graph.add_node("d")
    return graph


REFERENCE: dict[str, nx.Graph] = {
    "Zachary": _named(nx.karate_club_graph()),
    "Davis": nx.davis_southern_women_graph(),
    "Les Misérables": nx.les_miserables_graph(),
    "Florence": nx.florentine_families_graph(),
    **{f"random {seed}": _random(seed) for seed in range(12)},
    **{f"bipartite {seed}": _two_kinds(seed) for seed in range(4)},
}
SMALL: dict[str, nx.Graph] = {
    "empty": nx.Graph(),
    "empty, directed": nx.DiGraph(),
    "one node": _single(nx.Graph),
    "one node, directed": _single(nx.DiGraph),
    "no ties": nx.empty_graph(5),
    "no ties, directed": nx.empty_graph(5, nx.DiGraph),
    "self-ties": _self_tied(nx.Graph),
    "self-ties, directed": _self_tied(nx.DiGraph),
    "pair": nx.path_graph(2),
    "pair, directed": nx.path_graph(2, nx.DiGraph),
    "all tied to all": nx.complete_graph(6),
}
