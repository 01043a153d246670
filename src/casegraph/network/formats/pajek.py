"""Pajek: numbered vertices with labels and places, edges or arcs with weights."""

from collections import Counter
from collections.abc import Iterator

from casegraph.network.appearance import Look, places_of
from casegraph.network.flat import Flat, flat
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

# A label stands in double quotes, and there is no way to write one within it; networkx takes a
# backslash for an escape.
_SIGNS = str.maketrans({'"': "'", "\\": "/"})


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    network = flat(graph)
    lines = "\n".join((*_vertices(graph, network, look), *_ties(network)))
    return f"{lines}\n".encode()


def _vertices(graph: AnyNetwork, network: Flat, look: Look) -> Iterator[str]:
    yield f"*Vertices {len(network.nodes)}"
    places = places_of(graph, network, look) if look.positions else {}
    for number, (node, label) in enumerate(zip(network.nodes, _labels(network), strict=True), 1):
        place = " {:.5f} {:.5f} 0.5".format(*places[node.id]) if places else ""
        yield f'{number} "{label}"{place}'


def _labels(network: Flat) -> list[str]:
    """A label for each node, with its id where others bear the same: networkx tells them by it."""
    plain = [_one_line(node.label) for node in network.nodes]
    often = Counter(plain)
    return [
        label if often[label] == 1 and label else f"{label} [{_one_line(node.id)}]".strip()
        for label, node in zip(plain, network.nodes, strict=True)
    ]


def _one_line(text: str) -> str:
    return " ".join(text.translate(_SIGNS).split())


def _ties(network: Flat) -> Iterator[str]:
    yield "*Arcs" if network.directed else "*Edges"
    number = {node.id: position for position, node in enumerate(network.nodes, start=1)}
    for edge in network.edges:
        yield f"{number[edge.source]} {number[edge.target]} {edge.weight!r}"


FORMAT = NetworkFormat(
    id="pajek",
    label="Pajek",
    media_type="text/plain",
    ending=".net",
    keeps="labels, edges, direction, weights, places if known; no other attributes",
    readers="Pajek, networkx, igraph, Visone, VOSviewer",
    encode=_encode,
)
