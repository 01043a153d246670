"""Both libraries give equal numbers, whichever of them computes."""

import networkx as nx
import pytest

from casegraph.network.measures import MEASURES, Measured, measured
from tests.network.measures.other_engine import OTHER
from tests.network.measures.reference_networks import REFERENCE, SMALL

# Found by chance-driven searches; their quality is compared in test_communities.py
SEARCHED = {
    "communities",
    "communities-louvain",
    "modularity",
    "bipartite-communities",
    "bipartite-modularity",
}
# How many measures apply to each of the well-known networks
APPLY = {"Zachary": 28, "Davis": 27, "Les Misérables": 28, "Florence": 28}


def _loopless(graph: nx.Graph) -> nx.Graph:
    made = graph.copy()
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    return made


def _of(found: Measured, name: str) -> object:
    everything: dict[str, object] = {**found.nodes, **found.edges, **found.network}
    return everything[name]


def _compare(graph: nx.Graph, *, weighted: bool) -> int:
    found = measured(graph, "all", {"weighted": weighted})
    names = sorted(set(OTHER) - set(found.refused))
    for name in names:
        whole = graph if name == "self-ties" else _loopless(graph)
        expected = OTHER[name](whole, found.parameters[name])
        assert _of(found, name) == pytest.approx(expected, rel=1e-7, abs=1e-9), name
    return len(names)


def test_every_measure_is_computed_another_way_too() -> None:
    assert set(OTHER) | SEARCHED == set(MEASURES)
    assert len(OTHER) == 42


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", REFERENCE)
def test_both_engines_agree_on_reference_networks(name: str, weighted: bool) -> None:  # noqa: FBT001
    compared = _compare(REFERENCE[name], weighted=weighted)
    assert compared == APPLY.get(name, compared)
    assert compared > 20


@pytest.mark.parametrize("name", SMALL)
def test_both_engines_agree_on_the_smallest_networks(name: str) -> None:
    assert _compare(SMALL[name], weighted=False) > 10
