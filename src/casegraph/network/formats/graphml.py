"""GraphML: attributes by keys with types; read by nearly every program for networks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casegraph.network.appearance import Look
from casegraph.network.flat import Column, ColumnType, Flat, Scalar, flat
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.given import given_places
from casegraph.network.formats.markup import as_text, attribute, content
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TYPES = {"integer": "int"}


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    return "".join(_document(given_places(graph, flat(graph), look))).encode("utf-8")


def _document(network: Flat) -> Iterator[str]:
    facts = [Column(name, _type_of(value)) for name, value in network.facts.items()]
    yield _HEAD
    yield from _keys("graph", facts)
    yield from _keys("node", network.node_columns)
    yield from _keys("edge", network.edge_columns)
    direction = "directed" if network.directed else "undirected"
    yield f'<graph edgedefault="{direction}">\n'
    yield from _data("graph", facts, network.facts)
    for node in network.nodes:
        yield f'<node id="{attribute(node.id)}">'
        yield from _data("node", network.node_columns, node.values)
        yield "</node>\n"
    for edge in network.edges:
        yield f'<edge source="{attribute(edge.source)}" target="{attribute(edge.target)}">'
        yield from _data("edge", network.edge_columns, edge.values)
        yield "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _type_of(value: Scalar) -> ColumnType:
    names: dict[type, ColumnType] = {
        bool: "boolean",
        int: "long",
        float: "double",
        str: "string",
    }
    return names[type(value)]


def _keys(kind: str, columns: Iterable[Column]) -> Iterator[str]:
    for index, (name, type_) in enumerate(columns):
        told = _TYPES.get(type_, type_)
        yield f'<key id="{kind[0]}{index}" for="{kind}" '
        yield f'attr.name="{attribute(name)}" attr.type="{told}"/>\n'


def _data(kind: str, columns: Sequence[Column], values: Mapping[str, Scalar]) -> Iterator[str]:
    for index, column in enumerate(columns):
        if column.name in values:
            text = content(as_text(values[column.name]))
            yield f'<data key="{kind[0]}{index}">{text}</data>'


FORMAT = NetworkFormat(
    id="graphml",
    label="GraphML",
    media_type="application/graphml+xml",
    ending=".graphml",
    keeps="nodes, edges, direction, attributes with types, facts of the whole, places if known",
    readers="networkx, igraph (Python, R), yEd, Gephi, Cytoscape, Visone",
    encode=_encode,
)
