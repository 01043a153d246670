"""Cytoscape JSON: for Cytoscape, where each node has its place, and for Cytoscape.js."""

from typing import Any

from casegraph.network.appearance import Look, places_of
from casegraph.network.flat import Flat, FlatNode, Scalar, flat
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.plain_json import json_bytes, renamed
from casegraph.network.graph import AnyNetwork
from casegraph.network.layout import Place

__all__ = ["FORMAT"]

_SPAN, _SPACING = 1000.0, 40.0
_OF_NODES = ("id", "value", "name")
_OF_EDGES = ("id", "source", "target")


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    network = flat(graph)
    places = places_of(graph, network, look)
    span = max(_SPAN, _SPACING * len(network.nodes) ** 0.5)
    nodes = [_node(node, places[node.id], span) for node in network.nodes]
    return json_bytes(
        {
            "data": {"name": network.title, **renamed(network.facts, ("name",))},
            "directed": network.directed,
            "multigraph": False,
            "elements": {"nodes": nodes, "edges": _edges(network)},
        }
    )


def _node(node: FlatNode, place: Place, span: float) -> dict[str, Any]:
    # `value` and `name` are what networkx makes the node and its name from.
    told = {"id": node.id, "value": node.id, "name": node.label}
    x, y = place
    position = {"x": round(x * span, 2), "y": round((1 - y) * span, 2)}
    return {"data": {**told, **renamed(node.values, _OF_NODES)}, "position": position}


def _edges(network: Flat) -> list[dict[str, dict[str, Scalar]]]:
    return [
        {
            "data": {
                "id": f"edge-{number}",
                "source": edge.source,
                "target": edge.target,
                **renamed(edge.values, _OF_EDGES),
            }
        }
        for number, edge in enumerate(network.edges, start=1)
    ]


FORMAT = NetworkFormat(
    id="cytoscape",
    label="Cytoscape JSON",
    media_type="application/json",
    ending=".cyjs",
    keeps="nodes, edges, direction, attributes with types, facts of the whole, place",
    readers="Cytoscape, Cytoscape.js, networkx",
    encode=_encode,
)
