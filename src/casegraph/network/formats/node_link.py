"""Node-link JSON, as networkx has it: `node_link_graph(data, edges="edges")`."""

from casegraph.network.appearance import Look
from casegraph.network.flat import flat
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.given import given_places
from casegraph.network.formats.plain_json import json_bytes, renamed
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    network = given_places(graph, flat(graph), look)
    ends = ("source", "target")
    return json_bytes(
        {
            "directed": network.directed,
            "multigraph": False,
            "graph": network.facts,
            "nodes": [{"id": one.id, **renamed(one.values, ("id",))} for one in network.nodes],
            "edges": [
                {"source": one.source, "target": one.target, **renamed(one.values, ends)}
                for one in network.edges
            ],
        }
    )


FORMAT = NetworkFormat(
    id="json",
    label="Node-link JSON",
    media_type="application/json",
    ending=".json",
    keeps="nodes, edges, direction, attributes with types, facts of the whole, places if known",
    readers="networkx, d3, any program",
    encode=_encode,
)
