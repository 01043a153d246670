"""DOT: for Graphviz, with every attribute, and colours and places to draw it by."""

from collections.abc import Iterator, Mapping

from casegraph.network.appearance import Appearance, Look, appearance
from casegraph.network.flat import Scalar
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.markup import as_text
from casegraph.network.formats.plain_json import renamed
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

# Attributes of ours that Graphviz would take for its own and draw by.
_OURS = ("pos", "fillcolor", "style", "shape", "size", "width", "height", "color", "image", "url")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_INCHES = 10.0


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    return "".join(_document(appearance(graph, look))).encode("utf-8")


def _document(shown: Appearance) -> Iterator[str]:
    network = shown.network
    kind, tie = ("digraph", "->") if network.directed else ("graph", "--")
    yield f"{kind} {_quoted(shown.title)} {{\n"
    yield f"  graph{_list(renamed(network.facts, ('label', *_OURS)))};\n"
    yield "  node [shape=ellipse style=filled fontcolor=black];\n"
    for node in network.nodes:
        x, y = shown.places[node.id]
        drawn = {"fillcolor": shown.colours[node.id] + "80", "pos": f"{x * _INCHES},{y * _INCHES}"}
        told = {"label": node.label, **renamed(node.values, _OURS), **drawn}
        yield f"  {_quoted(node.id)}{_list(told)};\n"
    for edge in network.edges:
        ends = f"{_quoted(edge.source)} {tie} {_quoted(edge.target)}"
        yield f"  {ends}{_list(renamed(edge.values, _OURS))};\n"
    yield "}\n"


def _list(values: Mapping[str, Scalar]) -> str:
    told = (f"{_quoted(name)}={_quoted(as_text(value))}" for name, value in values.items())
    return f" [{' '.join(told)}]"


def _quoted(text: str) -> str:
    """The text in double quotes, where Graphviz shows what it says: nothing in it is a command."""
    return f'"{text.translate(_ESCAPES)}"'


FORMAT = NetworkFormat(
    id="dot",
    label="DOT",
    media_type="text/vnd.graphviz",
    ending=".dot",
    keeps="nodes, edges, direction, attributes as text, colour and place",
    readers="Graphviz, pydot, Gephi",
    encode=_encode,
)
