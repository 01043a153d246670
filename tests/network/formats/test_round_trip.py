"""Round trips: what networkx and igraph read is what was written, with its types."""

from io import BytesIO
from json import loads
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from casegraph.network import AnyNetwork
from casegraph.network.flat import flat
from casegraph.network.formats import to_bytes, write
from tests.network.formats.networks import every, read_back, told, types

NETWORKS = pytest.mark.parametrize(("name", "network"), every())


def test_there_are_as_many_networks_as_were_thought_of() -> None:
    assert len(every()) == 11


def _labelled(nodes: dict[str, Any]) -> dict[str, Any]:
    """With the id as label where there is none: GEXF has a label for every node."""
    return {node: {"label": node, **values} for node, values in nodes.items()}


@NETWORKS
def test_gexf(name: str, network: AnyNetwork) -> None:
    graph = nx.read_gexf(BytesIO(to_bytes(network, "gexf")), version="1.3")
    nodes, edges = read_back(graph)
    for values in nodes.values():
        assert values.pop("viz").keys() == {"color", "size", "position"}
    wanted, ties = told(network)
    assert nodes == _labelled(wanted)
    assert edges == ties
    assert (types(nodes), types(edges)) == (types(_labelled(wanted)), types(ties))
    assert graph.is_directed() == network.is_directed()


@NETWORKS
def test_graphml(name: str, network: AnyNetwork) -> None:
    graph = nx.read_graphml(BytesIO(to_bytes(network, "graphml")))
    facts = {key: value for key, value in graph.graph.items() if not key.endswith("_default")}
    assert read_back(graph) == told(network)
    assert types(read_back(graph)[0]) == types(told(network)[0])
    assert facts == flat(network).facts
    assert graph.is_directed() == network.is_directed()


@NETWORKS
def test_graphml_in_igraph(name: str, network: AnyNetwork, tmp_path: Path) -> None:
    import igraph

    graph = igraph.Graph.Read_GraphML(str(write(network, tmp_path / "a.graphml", "graphml")))
    nodes, edges = told(network)
    assert graph.is_directed() == network.is_directed()
    assert graph.ecount() == len(edges)
    # igraph does not resolve an ampersand in an id, only in values.
    ids = [node["id"].replace("&#38;", "&") for node in graph.vs]
    assert ids == list(nodes)
    for node, values in zip(graph.vs, nodes.values(), strict=True):
        assert {name: node[name] for name in values} == values


@NETWORKS
def test_node_link(name: str, network: AnyNetwork) -> None:
    data = loads(to_bytes(network, "json"))
    graph = nx.node_link_graph(data, edges="edges")
    assert read_back(graph) == told(network)
    assert types(read_back(graph)[0]) == types(told(network)[0])
    assert graph.graph == flat(network).facts


@NETWORKS
def test_cytoscape(name: str, network: AnyNetwork) -> None:
    graph = nx.cytoscape_graph(loads(to_bytes(network, "cytoscape")))
    nodes, edges = read_back(graph)
    for node, values in nodes.items():
        own = {key: values.pop(key) for key in ("id", "value", "name")}
        assert own["id"] == own["value"] == node
    for values in edges.values():
        assert values.pop("id").startswith("edge-")
        assert values.pop("source")
        assert values.pop("target")
    assert (nodes, edges) == told(network)


@NETWORKS
def test_pajek(name: str, network: AnyNetwork, tmp_path: Path) -> None:
    import igraph

    file = write(network, tmp_path / "a.net", "pajek")
    graph, other = nx.read_pajek(file), igraph.Graph.Read_Pajek(str(file))
    names = list(graph)
    assert graph.is_directed() == network.is_directed() == other.is_directed()
    assert graph.number_of_edges() == network.number_of_edges() == other.ecount()
    assert names == (other.vs["name"] if names else [])
    assert sorted(w for *_, w in graph.edges(data="weight")) == sorted(
        edge.weight for edge in flat(network).edges
    )
