"""Each measure computed another way: by the other library, or straight from its definition.

Graphs have no ties to themselves here; what comes back is by node, by tie, or one number.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations
from math import isnan
from typing import Any

import igraph
import networkx as nx
from networkx.algorithms.structuralholes import normalized_mutual_weight

from casegraph.network import Value

__all__ = ["OTHER"]

Values = Mapping[str, Value]


def _igraph(graph: nx.Graph) -> Any:
    made = igraph.Graph.from_networkx(graph)
    if "weight" not in made.es.attributes():
        made.es["weight"] = [1.0] * made.ecount()
    return made


def _by_name(graph: nx.Graph, values: list[Any]) -> dict[Any, Any]:
    return dict(zip(_igraph(graph).vs["_nx_name"], values, strict=True))


def _distance(graph: nx.Graph, values: Values) -> Any:
    """Exact distances: sums of decimals would make equal paths differ."""
    if not values["weighted"]:
        return None
    return lambda _, __, tie: 1 / Fraction(tie.get("weight", 1))


def _weight(values: Values) -> str | None:
    return "weight" if values["weighted"] else None


def _plain(graph: nx.Graph) -> nx.Graph:
    """Without directions and weights."""
    made = nx.Graph(graph.edges)
    made.add_nodes_from(graph)
    return made


def _betweenness(graph: nx.Graph, values: Values) -> Any:
    return nx.betweenness_centrality(
        graph, weight=_distance(graph, values), normalized=bool(values["normalised"])
    )


def _edge_betweenness(graph: nx.Graph, values: Values) -> Any:
    return nx.edge_betweenness_centrality(
        graph, weight=_distance(graph, values), normalized=bool(values["normalised"])
    )


def _closeness(graph: nx.Graph, values: Values) -> Any:
    found = nx.closeness_centrality(graph, distance=_distance(graph, values), wf_improved=True)
    return {node: float(value) for node, value in found.items()}


def _eigenvector(graph: nx.Graph, values: Values) -> dict[Any, float]:
    found = dict.fromkeys(graph, 0.0)
    for part in (graph.subgraph(nodes) for nodes in nx.connected_components(graph)):
        if len(part) > 1:
            of = nx.eigenvector_centrality(part, 100_000, 1e-13, weight=_weight(values))
            found |= {node: value / max(of.values()) for node, value in of.items()}
    return found


def _pagerank(graph: nx.Graph, values: Values) -> Any:
    return _by_name(
        graph, _igraph(graph).pagerank(damping=values["damping"], weights=_weight(values))
    )


def _onnela(graph: nx.Graph, values: Values) -> Any:
    """Of ties without direction: the cube roots of the products of the weights of triangles."""
    if graph.is_directed() or not values["weighted"]:
        return nx.clustering(graph, weight=_weight(values))
    most = max((weight for *_, weight in graph.edges(data="weight", default=1)), default=1)
    found = {}

    def weigh(one: Any, other: Any) -> float:
        return float(graph.edges[one, other].get("weight", 1) / most)

    for node, degree in graph.degree:
        pairs = [pair for pair in combinations(graph[node], 2) if graph.has_edge(*pair)]
        products = [weigh(node, a) * weigh(node, b) * weigh(a, b) for a, b in pairs]
        found[node] = (
            2 * sum(value ** (1 / 3) for value in products) / max(1, degree * (degree - 1))
        )
    return found


def _constraint(graph: nx.Graph, values: Values) -> dict[Any, float]:
    if not graph.number_of_edges():
        return {}
    found = nx.constraint(graph, weight=_weight(values))
    return {node: value for node, value in found.items() if not isnan(value)}


def _effective_size(graph: nx.Graph, values: Values) -> dict[Any, float]:
    """From its definition: networkx 3.6 errs where there are weights or directions.

    For all nodes at once it divides columns in the place of rows, for some it leaves out nodes
    that only have ties in.
    """
    weight, found = _weight(values), {}
    for node in graph:
        near = set(nx.all_neighbors(graph, node))
        share = {one: normalized_mutual_weight(graph, node, one, weight=weight) for one in near}
        if near:
            found[node] = sum(1 - _redundancy(graph, other, share, weight) for other in near)
    return found


def _redundancy(graph: nx.Graph, other: Any, share: Mapping[Any, float], weight: Any) -> float:
    relative = {
        one: normalized_mutual_weight(graph, other, one, norm=max, weight=weight) for one in share
    }
    return float(sum(share[one] * relative[one] for one in share))


def _groups(graph: nx.Graph, mode: str) -> dict[Any, int]:
    parts = [tuple(graph_part) for graph_part in _igraph(graph).connected_components(mode)]
    names = _igraph(graph).vs["_nx_name"]
    named = [sorted(str(names[i]) for i in part) for part in parts]
    order = sorted(named, key=lambda part: (-len(part), _places(graph, part)))
    place = {name: number for number, part in enumerate(order, 1) for name in part}
    return {node: place[str(node)] for node in graph}


def _places(graph: nx.Graph, part: list[str]) -> list[int]:
    order = sorted(str(node) for node in graph)
    return [order.index(name) for name in part]


def _largest(graph: nx.Graph) -> nx.Graph:
    plain = _plain(graph)
    order = _groups(graph, "weak")
    return plain.subgraph([node for node in plain if order[node] == 1])


def _freeman(values: list[float], star: float) -> float:
    return sum(max(values) - value for value in values) / star


def _by_degree(graph: nx.Graph, values: Values) -> float:
    size = len(graph)
    return _freeman(_igraph(_plain(graph)).degree(), (size - 1) * (size - 2))


def _by_betweenness(graph: nx.Graph, values: Values) -> float:
    return _freeman(list(nx.betweenness_centrality(_plain(graph)).values()), len(graph) - 1)


def _by_closeness(graph: nx.Graph, values: Values) -> float:
    size = len(graph)
    star = (size - 1) * (1 - (size - 1) / (2 * size - 3))
    return _freeman(list(nx.closeness_centrality(_plain(graph)).values()), star)


def _by_attribute(graph: nx.Graph, values: Values) -> float:
    known = {node for node, value in graph.nodes(data=str(values["attribute"])) if value}
    made = _igraph(graph.subgraph(known))
    kinds = sorted(set(made.vs[values["attribute"]]))
    types = [kinds.index(kind) for kind in made.vs[values["attribute"]]]
    return float(made.assortativity_nominal(types, directed=graph.is_directed()))


def _side(graph: nx.Graph) -> list[Any]:
    return [node for node, side in graph.nodes(data="bipartite") if side == 0]


def _latapy(graph: nx.Graph, values: Values) -> dict[Any, float]:
    found = {}
    for node in graph:
        mine = set(graph[node])
        near = [set(graph[two]) for two in {two for one in mine for two in graph[one]} - {node}]
        shares = [len(mine & theirs) / len(mine | theirs) for theirs in near]
        found[node] = sum(shares) / len(shares) if shares else 0.0
    return found


def _robins_alexander(graph: nx.Graph, values: Values) -> float:
    shared = [len(set(graph[a]) & set(graph[b])) for a, b in combinations(graph, 2)]
    squares = sum(count * (count - 1) / 2 for count in shared) / 2
    paths = sum((graph.degree[a] - 1) * (graph.degree[b] - 1) for a, b in graph.edges)
    return 4 * squares / paths if paths else 0.0


Compute = Callable[[nx.Graph, Values], Any]
OTHER: dict[str, Compute] = {
    "degree": lambda graph, _: _by_name(graph, _igraph(graph).degree()),
    "in-degree": lambda graph, _: _by_name(graph, _igraph(graph).indegree()),
    "out-degree": lambda graph, _: _by_name(graph, _igraph(graph).outdegree()),
    "strength": lambda graph, _: _by_name(graph, _igraph(graph).strength(weights="weight")),
    "in-strength": lambda graph, _: _by_name(
        graph, _igraph(graph).strength(mode="in", weights="weight")
    ),
    "out-strength": lambda graph, _: _by_name(
        graph, _igraph(graph).strength(mode="out", weights="weight")
    ),
    "betweenness": _betweenness,
    "closeness": _closeness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
    "core": lambda graph, _: _by_name(_plain(graph), _igraph(_plain(graph)).coreness()),
    "clustering": _onnela,
    "average-clustering": lambda graph, values: sum(_onnela(graph, values).values()) / len(graph),
    "transitivity": lambda graph, _: nx.transitivity(_plain(graph)),
    "constraint": _constraint,
    "effective-size": _effective_size,
    "component": lambda graph, _: _groups(graph, "weak"),
    "strong-component": lambda graph, _: _groups(graph, "strong"),
    "components": lambda graph, _: len(_igraph(graph).connected_components("weak")),
    "strong-components": lambda graph, _: len(_igraph(graph).connected_components("strong")),
    "largest-component": lambda graph, _: (
        _igraph(graph).connected_components("weak").giant().vcount()
    ),
    "edge-betweenness": _edge_betweenness,
    "nodes": lambda graph, _: _igraph(graph).vcount(),
    "ties": lambda graph, _: _igraph(graph).ecount(),
    "self-ties": lambda graph, _: sum(_igraph(graph).is_loop()),
    "isolates": lambda graph, _: len(list(nx.isolates(graph))),
    "average-degree": lambda graph, _: sum(_igraph(graph).degree(mode="out")) / len(graph),
    "density": lambda graph, _: _igraph(graph).density(),
    "bipartite-density": lambda graph, _: nx.bipartite.density(graph, _side(graph)),
    "diameter": lambda graph, _: nx.diameter(_largest(graph)),
    "mean-distance": lambda graph, _: nx.average_shortest_path_length(_largest(graph)),
    "reciprocity": lambda graph, _: nx.overall_reciprocity(graph),
    "degree-centralisation": _by_degree,
    "betweenness-centralisation": _by_betweenness,
    "closeness-centralisation": _by_closeness,
    "attribute-assortativity": _by_attribute,
    "degree-assortativity": lambda graph, _: _igraph(graph).assortativity_degree(),
    "bipartite-degree": lambda graph, _: nx.bipartite.degree_centrality(graph, _side(graph)),
    "bipartite-closeness": lambda graph, _: nx.bipartite.closeness_centrality(graph, _side(graph)),
    "bipartite-betweenness": lambda graph, _: nx.bipartite.betweenness_centrality(
        graph, _side(graph)
    ),
    "bipartite-clustering": _latapy,
    "robins-alexander": _robins_alexander,
}
