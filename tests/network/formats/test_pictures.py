"""Pictures: SVG that is only a picture, and PNG with its names."""

from xml.etree import ElementTree

import pytest

from casegraph.network import AnyNetwork, DirectedNetwork, Network
from casegraph.network.appearance import Look, appearance
from casegraph.network.formats import to_bytes
from casegraph.network.formats.canvas import AREA, Box, canvas
from casegraph.network.formats.names import fitting, names, shortened, width_of
from tests.network.formats.networks import every, hostile, small

_SVG = "{http://www.w3.org/2000/svg}"
_KNOWN = {"svg", "title", "desc", "rect", "text", "g", "path", "circle", "marker"}


def _texts(network: AnyNetwork, look: Look | None = None) -> list[str]:
    root = ElementTree.fromstring(to_bytes(network, "svg", look))
    return [text.text or "" for text in root.iter(f"{_SVG}text")]


@pytest.mark.parametrize(("name", "network"), every())
def test_it_is_a_picture_and_nothing_else(name: str, network: AnyNetwork) -> None:
    root = ElementTree.fromstring(to_bytes(network, "svg"))
    assert {part.tag.removeprefix(_SVG) for part in root.iter()} <= _KNOWN
    assert not [a for part in root.iter() for a in part.attrib if a.startswith(("on", "href"))]


@pytest.mark.parametrize(("name", "network"), every())
def test_png(name: str, network: AnyNetwork) -> None:
    content = to_bytes(network, "png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert content[16:24] == (2800).to_bytes(4) + (2000).to_bytes(4)


@pytest.mark.parametrize("kind", [Network, DirectedNetwork])
def test_the_order_of_nodes_and_ties_changes_nothing(kind: type[Network]) -> None:
    nodes = [("a", {"x": 0.1, "y": 0.2}), ("b", {"x": 0.5, "y": 0.9}), ("c", {"x": 0.9, "y": 0.1})]
    first, other = kind(), kind()
    first.add_nodes_from(nodes)
    other.add_nodes_from(reversed(nodes))
    first.add_edges_from([("a", "b"), ("b", "c")])
    other.add_edges_from([("b", "c"), ("a", "b")])
    assert to_bytes(first, "svg") == to_bytes(other, "svg")


def test_it_has_title_key_names_and_source() -> None:
    assert _texts(small(), Look(source="casegraph, snapshot 1")) == [
        "Cases and actors",
        "casegraph, snapshot 1",
        "A case",
        "An actor",
        "Another",
        "Colour: Kind",
        "actor",
        "case",
        "Size: Degree",
        "1",
        "2",
    ]


def test_an_empty_network_says_so() -> None:
    assert "This network has no nodes." in _texts(Network())


def test_names_appear_without_fonts_of_the_machine() -> None:
    named, nameless = small(), small()
    for node in nameless:
        nameless.nodes[node]["label"] = "\u00a0"
    assert len(to_bytes(named, "png")) > len(to_bytes(nameless, "png")) + 1000


def test_all_nodes_lie_within_the_area() -> None:
    shown = appearance(hostile(), Look())
    discs = canvas(shown).discs.values()
    area = Box(AREA.left - 1, AREA.top - 1, AREA.right + 1, AREA.bottom + 1)
    assert len(discs) == 21
    assert all(area.holds(disc.box) for disc in discs)


def test_no_name_lies_on_another() -> None:
    network = Network()
    network.add_edges_from((f"node {number}", "hub") for number in range(200))
    shown = appearance(network, Look())
    boxes = [
        _box(one.text, one.size, one.x, one.y, one.anchor) for one in names(shown, canvas(shown))
    ]
    assert len(boxes) == 60
    assert not [1 for at, one in enumerate(boxes) for other in boxes[:at] if one.meets(other)]


def _box(text: str, size: float, x: float, y: float, anchor: str) -> Box:
    width = width_of(text, size)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Box(left, y - size * 0.8, left + width, y + size * 0.2)


def test_a_long_name_is_cut() -> None:
    assert shortened("a  long\nname", 8) == "a long…"
    assert shortened("\u202eevil") == "evil"
    assert width_of(fitting("W" * 99, 15, 150), 15) <= 150


def test_ties_of_a_directed_network_end_in_arrows() -> None:
    root = ElementTree.fromstring(to_bytes(small(directed=True), "svg"))
    (group,) = [g for g in root.iter(f"{_SVG}g") if g.get("marker-end") == "url(#network-arrow)"]
    assert len(list(group)) == 2
