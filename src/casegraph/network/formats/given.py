"""Places for formats that write them as plain attributes, if they are known already."""

from dataclasses import replace

from casegraph.network.appearance import Look, places_of
from casegraph.network.flat import Column, Flat
from casegraph.network.graph import AnyNetwork

__all__ = ["given_places"]

_AXES = ("x", "y")


def given_places(graph: AnyNetwork, network: Flat, look: Look) -> Flat:
    """The network with x and y of each node, where the look has places; else as it is.

    Nothing is placed for them alone: who takes data along has other programs for that.
    """
    if not look.positions:
        return network
    places = places_of(graph, network, look)
    nodes = [
        node._replace(values={**node.values, "x": places[node.id][0], "y": places[node.id][1]})
        for node in network.nodes
    ]
    columns = [one for one in network.node_columns if one.name not in _AXES]
    return replace(network, nodes=nodes, node_columns=[*columns, *_columns()])


def _columns() -> list[Column]:
    return [Column(axis, "double") for axis in _AXES]
