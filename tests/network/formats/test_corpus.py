"""The networks of the real corpus, in every format that networkx reads."""

from io import BytesIO
from json import loads

import networkx as nx
import pytest

from casegraph.network import PROJECTIONS, AnyNetwork
from casegraph.network.appearance import Look
from casegraph.network.flat import flat
from casegraph.network.formats import NETWORK_FORMATS, to_bytes
from casegraph.network.layout import placed
from casegraph.repository import Repository
from tests.network.formats.networks import read_back, told


def _of_corpus(repository: Repository, kind: str) -> AnyNetwork:
    needed = {one.name: one.example for one in PROJECTIONS[kind].parameters if one.needed}
    return repository.network(kind, **needed)


@pytest.mark.parametrize("name", NETWORK_FORMATS)
@pytest.mark.parametrize("kind", PROJECTIONS)
def test_every_network_is_written_in_every_format(
    repository: Repository, kind: str, name: str
) -> None:
    assert len(to_bytes(_of_corpus(repository, kind), name)) > 500


def test_there_are_eleven_of_each() -> None:
    assert (len(PROJECTIONS), len(NETWORK_FORMATS)) == (11, 11)


@pytest.mark.parametrize("kind", PROJECTIONS)
def test_a_network_comes_back_as_it_was(repository: Repository, kind: str) -> None:
    network = _of_corpus(repository, kind)
    for told_of in network.nodes.values():
        told_of.pop("x", None), told_of.pop("y", None)
    look = Look(positions=placed(network))
    nodes, edges = told(network)
    gexf = nx.read_gexf(BytesIO(to_bytes(network, "gexf", look)), version="1.3")
    assert {n: {k: v for k, v in of.items() if k != "viz"} for n, of in gexf.nodes.items()} == nodes
    graphml = nx.read_graphml(BytesIO(to_bytes(network, "graphml")))
    assert read_back(graphml) == (nodes, edges)
    json = nx.node_link_graph(loads(to_bytes(network, "json")), edges="edges")
    assert read_back(json) == (nodes, edges)
    pajek = nx.parse_pajek(to_bytes(network, "pajek", look).decode("utf-8"))
    assert (len(pajek), pajek.number_of_edges()) == (len(nodes), len(flat(network).edges))
