"""Communities: as good as they can be, numbered by size, the same each time."""

import igraph
import networkx as nx
import pytest

from casegraph.network.measures import measured
from casegraph.network.measures.leiden import quality
from tests.network.measures.drawn import drawn
from tests.network.measures.reference_networks import REFERENCE

# Waltman, L. and van Eck, N. J. (2013), doi:10.1140/epjb/e2013-40829-0: the best partition, as
# kept in gonum with those of the authors' program: gonum/graph/community/louvain_undirected_test.go
BEST = (
    {8, 9, 14, 15, 18, 20, 22, 26, 29, 30, 32, 33},
    {0, 1, 2, 3, 7, 11, 12, 13, 17, 19, 21},
    {23, 24, 25, 27, 28, 31},
    {4, 5, 6, 10, 16},
)
TIED = [name for name, graph in REFERENCE.items() if graph.number_of_edges() > 1]
BY_RESOLUTION = ((0.5, 0.6218), (1.0, 0.4198), (2.0, 0.1645))


def test_all_but_the_networks_without_ties_are_looked_at() -> None:
    assert len(TIED) == 19


def test_leiden_finds_the_best_partition_of_the_karate_club() -> None:
    found = measured(nx.karate_club_graph(), "communities", {"weighted": False})
    groups = found.nodes["communities"]
    assert {node: number for number, group in enumerate(BEST, 1) for node in group} == groups


@pytest.mark.parametrize(("resolution", "expected"), BY_RESOLUTION)
def test_modularity_of_the_karate_club_is_at_least_as_published(
    resolution: float, expected: float
) -> None:
    given = {"weighted": False, "resolution": resolution}
    found = measured(nx.karate_club_graph(), "modularity", given).network["modularity"]
    assert expected - 5e-5 <= found < expected + 0.01


def test_no_partition_of_the_karate_club_is_better() -> None:
    exact = igraph.Graph.Famous("Zachary").community_optimal_modularity().modularity
    found = measured(nx.karate_club_graph(), "modularity", {"weighted": False})
    assert found.network["modularity"] == pytest.approx(exact)


@pytest.mark.parametrize("name", TIED)
def test_modularity_is_that_of_the_communities_as_igraph_reckons_it(name: str) -> None:
    graph = REFERENCE[name].copy()
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    found = measured(graph, ("communities", "modularity"))
    other = igraph.Graph.from_networkx(graph)
    weights = other.es["weight"] if "weight" in other.es.attributes() else None
    groups = [found.nodes["communities"][node] for node in other.vs["_nx_name"]]
    expected = other.modularity(groups, weights=weights, directed=graph.is_directed())
    assert found.network["modularity"] == pytest.approx(expected)


@pytest.mark.parametrize("name", TIED)
def test_leiden_is_never_worse_than_louvain(name: str) -> None:
    graph = REFERENCE[name]
    found = measured(graph, ("communities-louvain", "modularity"))
    groups = _groups(found.nodes["communities-louvain"])
    loopless = nx.restricted_view(graph, [], list(nx.selfloop_edges(graph)))
    louvain = quality(loopless, groups, {"resolution": 1.0})
    assert louvain - 1e-9 <= found.network["modularity"] < louvain + 0.08


@pytest.mark.parametrize("name", ["Davis", *(name for name in REFERENCE if "bipartite" in name)])
def test_bipartite_modularity_is_that_of_barber(name: str) -> None:
    graph = nx.Graph(REFERENCE[name].edges)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    nx.set_node_attributes(graph, dict(REFERENCE[name].nodes(data="bipartite")), "bipartite")
    found = measured(graph, ("bipartite-communities", "bipartite-modularity"))
    groups = found.nodes["bipartite-communities"]
    assert found.network["bipartite-modularity"] == pytest.approx(_barber(graph, groups))


def test_bipartite_communities_of_the_southern_women_are_as_good_as_louvain_finds_them() -> None:
    graph = nx.davis_southern_women_graph()
    first = {node for node, side in graph.nodes(data="bipartite") if side == 0}
    pointed = nx.DiGraph(pair if pair[0] in first else pair[::-1] for pair in graph.edges)
    louvain = [nx.community.louvain_communities(pointed, seed=seed) for seed in range(20)]
    best = max(nx.community.modularity(pointed, groups) for groups in louvain)
    found = measured(graph, "bipartite-modularity", {"runs": 50})
    assert found.network["bipartite-modularity"] >= best - 1e-9


def test_communities_are_numbered_by_size_then_by_name() -> None:
    found = measured(drawn("x-y a-b c-d d-e c-e"), "communities").nodes["communities"]
    assert found == {"c": 1, "d": 1, "e": 1, "a": 2, "b": 2, "x": 3, "y": 3}


def test_a_higher_resolution_gives_more_communities() -> None:
    graph = nx.les_miserables_graph()
    few = measured(graph, "communities", {"resolution": 0.5}).nodes["communities"]
    many = measured(graph, "communities", {"resolution": 3.0}).nodes["communities"]
    assert max(few.values()) < max(many.values())


def test_two_that_point_at_each_other_weigh_twice_as_much() -> None:
    found = measured(drawn("a>b b>a c>d d>c b>c"), ("communities", "modularity"))
    assert found.nodes["communities"] == {"a": 1, "b": 1, "c": 2, "d": 2}
    # 4 of 5 within; out and in of each half: 2·3 + 3·2 of 25 by chance
    assert found.network["modularity"] == pytest.approx(4 / 5 - 12 / 25)


def _groups(numbers: dict[object, int | float]) -> tuple[tuple[int, ...], ...]:
    found: dict[int | float, list[object]] = {}
    for node, number in numbers.items():
        found.setdefault(number, []).append(node)
    return tuple(tuple(group) for group in found.values())  # type: ignore[arg-type]


def _barber(graph: nx.Graph, groups: dict[object, int | float]) -> float:
    """Straight from the definition: over all pairs of nodes of different kinds."""
    ones = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    others = [node for node, side in graph.nodes(data="bipartite") if side == 1]
    ties = graph.number_of_edges()
    within = [(one, other) for one in ones for other in others if groups[one] == groups[other]]
    chance = sum(graph.degree[one] * graph.degree[other] / ties for one, other in within)
    return float((sum(graph.has_edge(*pair) for pair in within) - chance) / ties)
