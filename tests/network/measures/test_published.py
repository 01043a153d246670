"""Values that others have published, each with where."""

import networkx as nx
import pytest

from casegraph.network.measures import measured
from tests.network.measures.drawn import drawn

# Southern women: table in Borgatti, S. P. and Halgin, D. S. (2011), Analyzing affiliation
# networks, as kept in networkx: networkx/algorithms/bipartite/tests/test_centrality.py
DAVIS = {
    "bipartite-degree": {"Nora Fayette": 0.57, "Myra Liddel": 0.29, "E8": 0.78, "E9": 0.67},
    "bipartite-closeness": {"Nora Fayette": 0.80, "Myra Liddel": 0.69, "E8": 0.85, "E9": 0.79},
    "bipartite-betweenness": {"Nora Fayette": 0.11, "Myra Liddel": 0.02, "E8": 0.24, "E9": 0.23},
}
# networkx/algorithms/centrality/tests/test_betweenness_centrality.py, test_closeness_centrality.py
CENTRAL = (
    (nx.les_miserables_graph, "betweenness", {"Valjean": 0.570, "Myriel": 0.177, "Fantine": 0.130}),
    (nx.les_miserables_graph, "closeness", {"Valjean": 0.644, "Myriel": 0.429, "Count": 0.302}),
    (nx.florentine_families_graph, "betweenness", {"Medici": 0.522, "Guadagni": 0.255}),
    (nx.florentine_families_graph, "closeness", {"Medici": 0.560, "Strozzi": 0.4375}),
    (nx.krackhardt_kite_graph, "betweenness", {0: 0.023, 3: 0.102, 5: 0.231, 7: 0.389, 8: 0.222}),
    (nx.krackhardt_kite_graph, "closeness", {0: 0.529, 3: 0.600, 5: 0.643, 9: 0.310}),
)
# Zachary's karate club at KONECT, http://konect.cc/networks/ucidata-zachary/
ZACHARY = {
    "nodes": 34,
    "ties": 78,
    "density": 0.139037,
    "average-degree": 4.58824,
    "diameter": 5,
    "transitivity": 0.255682,
    "degree-assortativity": -0.475613,
}
# Example of Borgatti, S. P. (1997), Unpacking Burt's redundancy measures, with values found by
# UCINET and by hand: networkx/algorithms/tests/test_structuralholes.py
HOLES = "A-B:2 A-F:3 A-G:5 A-E:2 E-G:8 F-G:3 B-G:4 B-D:1 D-G:3 G-C:10"
HOLES_DIRECTED = "p>q:2 p>r:2 q>p:1 r>q:1"
STRUCTURAL_HOLES = (
    (HOLES, "constraint", False, {"G": 0.400, "A": 0.595, "C": 1.0}),
    (HOLES, "constraint", True, {"G": 0.299, "A": 0.795, "C": 1.0}),
    (HOLES, "effective-size", False, {"G": 4.67, "A": 2.50, "C": 1.0}),
    (HOLES, "effective-size", True, {"G": 5.47, "A": 2.47, "C": 1.0}),
    (HOLES_DIRECTED, "constraint", False, {"p": 1.003, "q": 1.003, "r": 1.389}),
    (HOLES_DIRECTED, "constraint", True, {"p": 0.840, "q": 1.143, "r": 1.378}),
    (HOLES_DIRECTED, "effective-size", False, {"p": 1.167, "q": 1.167, "r": 1.0}),
    (HOLES_DIRECTED, "effective-size", True, {"p": 1.567, "q": 1.083, "r": 1.0}),
)
# Figure 5 of Latapy et al. (2008): the overlap of two nodes, by what the shared are divided by
LATAPY = (
    ("a-1 a-2 a-3 a-4 a-5 b-4 b-5 b-6", {"all": 1 / 3, "fewer": 2 / 3, "more": 2 / 5}),
    ("a-1 a-2 a-3 b-2 b-3 b-4", {"all": 1 / 2, "fewer": 2 / 3, "more": 2 / 3}),
    ("a-1 a-2 a-3 a-4 a-5 b-4 b-5 b-6 b-7 b-8", {"all": 1 / 4, "fewer": 2 / 5, "more": 2 / 5}),
)


@pytest.mark.parametrize("name", DAVIS)
def test_the_southern_women_are_as_central_as_published(name: str) -> None:
    found = measured(nx.davis_southern_women_graph(), name).nodes[name]
    assert {node: found[node] for node in DAVIS[name]} == pytest.approx(DAVIS[name], abs=0.005)


@pytest.mark.parametrize(("make", "name", "expected"), CENTRAL)
def test_characters_and_families_are_as_central_as_published(
    make: type[nx.Graph], name: str, expected: dict[object, float]
) -> None:
    found = measured(make(), name).nodes[name]
    assert {node: found[node] for node in expected} == pytest.approx(expected, abs=5e-4)


def test_the_karate_club_is_as_published() -> None:
    assert measured(nx.karate_club_graph(), tuple(ZACHARY)).network == pytest.approx(
        ZACHARY, abs=5e-6
    )


def test_the_leaders_of_the_karate_club_lie_between_as_many_as_published() -> None:
    # Lantz, B., Machine Learning with R, prints igraph's: 231.0714286 for the first of the club
    found = measured(nx.karate_club_graph(), "betweenness", {"normalised": False})
    first = [round(found.nodes["betweenness"][member], 7) for member in range(5)]
    assert first == [231.0714286, 28.4785714, 75.8507937, 6.2880952, 0.3333333]


@pytest.mark.parametrize(("ties", "name", "weighted", "expected"), STRUCTURAL_HOLES)
def test_structural_holes_are_as_published(
    ties: str,
    name: str,
    weighted: bool,  # noqa: FBT001
    expected: dict[str, float],
) -> None:
    found = measured(drawn(ties), name, {"weighted": weighted}).nodes[name]
    assert {node: found[node] for node in expected} == pytest.approx(expected, abs=5e-3)


@pytest.mark.parametrize(("ties", "expected"), LATAPY)
def test_bipartite_clustering_is_as_published(ties: str, expected: dict[str, float]) -> None:
    for overlap, value in expected.items():
        found = measured(drawn(ties), "bipartite-clustering", {"overlap": overlap})
        assert found.nodes["bipartite-clustering"]["a"] == pytest.approx(value)


def test_robins_and_alexander_of_the_southern_women_is_as_published() -> None:
    # networkx/algorithms/bipartite/cluster.py
    found = measured(nx.davis_southern_women_graph(), "robins-alexander")
    assert found.network["robins-alexander"] == pytest.approx(0.468, abs=5e-4)


@pytest.mark.parametrize("name", ["degree", "betweenness", "closeness"])
def test_a_star_is_wholly_central_and_a_circle_not_at_all(name: str) -> None:
    # Freeman (1979): the two ends of the scale by which his measures are made
    name = f"{name}-centralisation"
    assert measured(nx.star_graph(6), name).network[name] == pytest.approx(1.0)
    assert measured(nx.cycle_graph(7), name).network[name] == pytest.approx(0.0)
    assert measured(nx.complete_graph(5), name).network[name] == pytest.approx(0.0)
