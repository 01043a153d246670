"""GEXF 1.3: attributes by type, colours, sizes, places, and the years in which nodes are there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from casegraph.network.appearance import Appearance, Look, appearance
from casegraph.network.flat import Column, Flat, FlatEdge, FlatNode, Scalar
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.markup import as_text, attribute, content
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
)
_YEARS = ("start", "end")
_LEAST_SPAN, _SPACING = 1000.0, 40.0
"""Width of the whole in Gephi's units, and how much each node adds to its square."""

_SMALLEST, _LARGEST = 4.0, 40.0


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    shown = appearance(graph, look)
    return "".join(_document(shown)).encode("utf-8")


def _document(shown: Appearance) -> Iterator[str]:
    network = shown.network
    yield _HEAD
    yield f"<meta><creator>casegraph</creator><description>{content(_told(shown))}"
    yield "</description></meta>\n"
    yield _graph_tag(network)
    yield from _declared("node", network.node_columns)
    yield from _declared("edge", network.edge_columns)
    yield "<nodes>\n"
    yield from _nodes(shown)
    yield "</nodes>\n<edges>\n"
    yield from _edges(network)
    yield "</edges>\n</graph>\n</gexf>\n"


def _told(shown: Appearance) -> str:
    facts = (f"{name}: {as_text(value)}" for name, value in shown.network.facts.items())
    return ". ".join((shown.title, shown.source, *facts))


def _graph_tag(network: Flat) -> str:
    direction = "directed" if network.directed else "undirected"
    values = chain((node.values for node in network.nodes), (one.values for one in network.edges))
    timed = any(_spell(one) for one in values)
    time = ' mode="dynamic" timeformat="integer" timerepresentation="interval"' if timed else ""
    return f'<graph defaultedgetype="{direction}" idtype="string"{time}>\n'


def _declared(kind: str, columns: Sequence[Column]) -> Iterator[str]:
    # The ids are numbers, since graphology takes the id for the title of an attribute otherwise.
    rows = [
        f'<attribute id="{index}" title="{attribute(column.name)}" type="{column.type}"/>\n'
        for index, column in enumerate(columns)
        if not _is_elsewhere(column)
    ]
    if rows:
        yield f'<attributes class="{kind}">\n{"".join(rows)}</attributes>\n'


def _is_elsewhere(column: Column) -> bool:
    """Whether GEXF has a place of its own for it, from which readers make that attribute again."""
    return column.name == "label" or column == Column("weight", "double")


def _values(columns: Sequence[Column], values: dict[str, Scalar]) -> str:
    rows = [
        f'<attvalue for="{index}" value="{attribute(as_text(values[column.name]))}"/>'
        for index, column in enumerate(columns)
        if column.name in values and not _is_elsewhere(column)
    ]
    return f"<attvalues>{''.join(rows)}</attvalues>" if rows else ""


def _spell(values: dict[str, Scalar]) -> str:
    """The first and last year as the one time in which the element is there.

    They stand as attributes, for a spell without an end makes networkx fail; Gephi reads both.
    """
    years = ((name, values.get(name)) for name in _YEARS)
    return "".join(f' {name}="{year}"' for name, year in years if type(year) is int)


def _nodes(shown: Appearance) -> Iterator[str]:
    network = shown.network
    span = max(_LEAST_SPAN, _SPACING * len(network.nodes) ** 0.5)
    for node in network.nodes:
        yield f'<node id="{attribute(node.id)}" label="{attribute(node.label)}"'
        yield f"{_spell(node.values)}>{_values(network.node_columns, node.values)}"
        yield f"{_visible(shown, node, span)}</node>\n"


def _visible(shown: Appearance, node: FlatNode, span: float) -> str:
    red, green, blue = _channels(shown.colours[node.id])
    x, y = shown.places[node.id]
    size = _SMALLEST + (_LARGEST - _SMALLEST) * shown.radii[node.id]
    return (
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        f'<viz:position x="{x * span:.2f}" y="{y * span:.2f}" z="0"/><viz:size value="{size:.2f}"/>'
    )


def _channels(colour: str) -> Iterable[int]:
    return (int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _edges(network: Flat) -> Iterator[str]:
    for edge in network.edges:
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        values = _values(network.edge_columns, edge.values)
        yield f"<edge {ends}{_own(edge)}{_spell(edge.values)}>{values}</edge>\n"


def _own(edge: FlatEdge) -> str:
    """Weight and label, where an edge has them."""
    weight, label = edge.values.get("weight"), edge.values.get("label")
    told = f' weight="{weight}"' if isinstance(weight, float) else ""
    return told + (f' label="{attribute(as_text(label))}"' if label is not None else "")


FORMAT = NetworkFormat(
    id="gexf",
    label="GEXF 1.3",
    media_type="application/gexf+xml",
    ending=".gexf",
    keeps="nodes, edges, direction, attributes with types, years, colour, size and place",
    readers="Gephi, Gephi Lite, networkx",
    encode=_encode,
)
