"""HTML: one file with an interactive drawing and a table that says the same, made with pyvis.

It opens without a network and asks no host for anything: pyvis's own page would fetch Bootstrap.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from casegraph.network.appearance import Appearance, Legend, Look, SizeLegend, appearance, figure
from casegraph.network.attributes import ATTRIBUTES
from casegraph.network.flat import Flat, FlatNode
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.markup import as_text
from casegraph.network.formats.names import shortened
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

_PAGE = Path(__file__).parent / "page"
_LONGEST_CELL, _LONGEST_NAME = 500, 40
_SPAN, _SPACING = 900.0, 80.0
_FEW = 500


@dataclass(frozen=True)
class _Page:
    """What the page shows beside the drawing, and the parts that it is put together from."""

    source: str
    legend: Legend
    sizes: SizeLegend
    least: str
    most: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    options: dict[str, Any]
    library: str
    library_style: str
    script: str
    style: str

    @property
    def trusted(self) -> str:
        """The two scripts of the page, by digest: a browser runs no other."""
        return " ".join(f"'sha256-{_digest(script)}'" for script in (self.library, self.script))


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    # Late, since pyvis brings IPython with it.
    import pyvis.network
    from jinja2 import Environment, FileSystemLoader

    shown = appearance(graph, look)
    drawing = pyvis.network.Network(
        directed=shown.network.directed, heading=shown.title, cdn_resources="in_line"
    )
    page = _page(shown, Path(pyvis.network.__file__).parent / "templates" / "lib" / "vis-9.1.2")
    drawing.templateEnv = Environment(loader=FileSystemLoader(_PAGE), autoescape=True)
    drawing.templateEnv.globals["page"] = page
    drawing.path = "page.html"
    # Not by add_edge, which holds each edge against all that are there.
    drawing.nodes = list(_nodes(shown))
    drawing.edges = list(_edges(shown.network))
    return str(drawing.generate_html()).encode("utf-8")


def _page(shown: Appearance, library: Path) -> _Page:
    return _Page(
        shown.source,
        shown.legend,
        shown.sizes,
        figure(shown.sizes.least),
        figure(shown.sizes.most),
        ["Name", "Ties", *(_label(name) for name in _told(shown.network))],
        list(_rows(shown.network)),
        _options(len(shown.network.nodes)),
        _own(library / "vis-network.min.js"),
        _own(library / "vis-network.css"),
        _own(_PAGE / "page.js"),
        _own(_PAGE / "page.css"),
    )


def _own(file: Path) -> str:
    """A file that is part of this package or of pyvis, to stand in the page as it is."""
    from markupsafe import Markup

    return Markup(file.read_text(encoding="utf-8"))  # noqa: S704


def _told(network: Flat) -> list[str]:
    """Names of the columns that the table has beside name and ties; the long addresses last."""
    elsewhere = ("label", "x", "y")
    names = [one.name for one in network.node_columns if one.name not in elsewhere]
    return sorted(names, key=lambda name: name == "iri")


def _label(name: str) -> str:
    return ATTRIBUTES[name].label if name in ATTRIBUTES else name


def _rows(network: Flat) -> Iterator[list[str]]:
    ties = dict.fromkeys((node.id for node in network.nodes), 0)
    for edge in network.edges:
        ties[edge.source] += 1
        ties[edge.target] += 1
    told = _told(network)
    for node in network.nodes:
        values = (node.values.get(name) for name in told)
        cells = ("" if value is None else as_text(value) for value in values)
        name, count = shortened(node.label, _LONGEST_CELL), str(ties[node.id])
        yield [name, count, *(shortened(cell, _LONGEST_CELL) for cell in cells)]


def _nodes(shown: Appearance) -> Iterator[dict[str, Any]]:
    """The nodes as vis draws them, by number: an id could be a word that JavaScript knows."""
    from pyvis.node import Node

    span = max(_SPAN, _SPACING * len(shown.network.nodes) ** 0.5)
    for number, node in enumerate(shown.network.nodes):
        yield Node(
            number,
            "dot",
            label=shortened(node.label, _LONGEST_NAME),
            color=shown.colours[node.id],
            value=round(shown.radii[node.id], 3),
            **_at(shown, node, span),
        ).options


def _at(shown: Appearance, node: FlatNode, span: float) -> dict[str, float]:
    x, y = shown.places[node.id]
    return {"x": round(x * span, 1), "y": round((1 - y) * span, 1)}


def _edges(network: Flat) -> Iterator[dict[str, Any]]:
    from pyvis.edge import Edge

    number = {node.id: position for position, node in enumerate(network.nodes)}
    weights = [abs(edge.weight) for edge in network.edges]
    heaviest = max(weights, default=0.0)
    alike = heaviest == min(weights, default=0.0)
    for edge in network.edges:
        width = 1.0 if alike else round(0.7 + 3.3 * abs(edge.weight) / heaviest, 2)
        ends = number[edge.source], number[edge.target]
        yield Edge(*ends, network.directed, width=width).options


def _options(count: int) -> dict[str, Any]:
    """How vis draws: places are given, so nothing moves; names appear where there is room."""
    names = {"enabled": True, "min": 12, "max": 34, "maxVisible": 24, "drawThreshold": 11}
    return {
        "physics": False,
        "layout": {"improvedLayout": False},
        "nodes": {
            "borderWidth": 1,
            "scaling": {"min": 7, "max": 32, "label": names},
            "font": {"color": "#1f2933", "strokeWidth": 4, "strokeColor": "#ffffff"},
        },
        "edges": {
            "smooth": False,
            "color": {"color": "#8593a3", "highlight": "#1f2933", "opacity": 0.55},
            "arrows": {"to": {"scaleFactor": 0.5}},
        },
        "interaction": {
            "hover": True,
            "hideEdgesOnDrag": count > _FEW,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
    }


FORMAT = NetworkFormat(
    id="html",
    label="Interactive page",
    media_type="text/html",
    ending=".html",
    keeps="an interactive drawing and a table of nodes with their attributes",
    readers="any browser, without a network",
    encode=_encode,
    most_nodes=5_000,
    most_edges=20_000,
)
