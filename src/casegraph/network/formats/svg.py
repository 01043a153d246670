"""SVG: a picture with title, legend, names of the most important nodes and a source line."""

import math
from collections.abc import Iterator

from casegraph.network.appearance import Appearance, Look, appearance, important
from casegraph.network.flat import FlatEdge
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.canvas import AREA, HEIGHT, WIDTH, Canvas, Disc, canvas
from casegraph.network.formats.key import TEXT, keys, text_element
from casegraph.network.formats.markup import content
from casegraph.network.formats.names import Name, names, shortened
from casegraph.network.graph import AnyNetwork

__all__ = ["FAMILY", "FORMAT", "picture"]

FAMILY = "DejaVu Sans"
_FAMILIES = f"'{FAMILY}', Verdana, Arial, sans-serif"
_LINE = "#8593a3"
_CLASSES = 4
"""Widths of lines that are told apart; all lines of one width are one path."""

_MANY = 2000
_LONGEST_TITLE, _LONGEST_TIP = 90, 200


def picture(shown: Appearance) -> str:
    """The network as the text of an SVG document."""
    return "".join(_document(shown, canvas(shown)))


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    return picture(appearance(graph, look)).encode("utf-8")


def _document(shown: Appearance, drawn: Canvas) -> Iterator[str]:
    title = content(shortened(shown.title, _LONGEST_TITLE))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-labelledby="network-title network-description" '
        f'font-family="{_FAMILIES}" font-stretch="condensed">\n'
        f'<title id="network-title">{title}</title>\n'
        f'<desc id="network-description">{content(_described(shown))}</desc>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n'
    )
    yield text_element(AREA.left, 52, title, 26)
    yield text_element(AREA.left, HEIGHT - 24, content(shortened(shown.source, 150)), 13, "#5a6672")
    if not shown.network.nodes:
        middle = (AREA.left + AREA.right) / 2
        yield text_element(middle, HEIGHT / 2, "This network has no nodes.", 18, anchor="middle")
    yield from _lines(shown, drawn)
    yield from _discs(shown, drawn)
    yield from (_name(name) for name in names(shown, drawn))
    yield from keys(shown, drawn)
    yield "</svg>\n"


def _described(shown: Appearance) -> str:
    told = [f"Network of {len(shown.network.nodes):,} nodes and {len(shown.network.edges):,} ties."]
    if shown.legend.keys:
        told.append(f"Colour: {shown.legend.label}.")
    if shown.sizes.label:
        told.append(f"Size: {shown.sizes.label}.")
    return " ".join(told)


def _lines(shown: Appearance, drawn: Canvas) -> Iterator[str]:
    directed = shown.network.directed
    if directed:
        yield (
            '<marker id="network-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            'markerHeight="7" markerUnits="userSpaceOnUse" orient="auto">'
            f'<path d="M0 0.5L8 4L0 7.5z" fill="{_LINE}"/></marker>\n'
        )
    faint = 0.3 if len(shown.network.edges) > _MANY else 0.6
    head = ' marker-end="url(#network-arrow)"' if directed else ""
    yield f'<g fill="none" stroke="{_LINE}" stroke-opacity="{faint}"{head}>\n'
    for width, paths in _by_width(shown, drawn):
        # A marker stands at the end of a whole path only, so arrows are paths of their own.
        parts = paths if directed else ["".join(paths)]
        yield from (f'<path d="{part}" stroke-width="{width}"/>\n' for part in parts if part)
    yield "</g>\n"


def _by_width(shown: Appearance, drawn: Canvas) -> Iterator[tuple[float, list[str]]]:
    heaviest = max((abs(edge.weight) for edge in shown.network.edges), default=0.0)
    classes: list[list[str]] = [[] for _ in range(_CLASSES)]
    for edge in shown.network.edges:
        share = math.sqrt(abs(edge.weight) / heaviest) if heaviest else 0.0
        classes[min(int(share * _CLASSES), _CLASSES - 1)].append(
            _path(edge, drawn, directed=shown.network.directed)
        )
    alike = len([one for one in classes if one]) == 1
    for number, paths in enumerate(classes):
        yield (0.9 if alike else 0.7 + 0.8 * number), sorted(paths)


def _path(edge: FlatEdge, drawn: Canvas, *, directed: bool) -> str:
    # Without direction either end may come first; the picture is to be the same.
    ends = (edge.source, edge.target) if directed else sorted((edge.source, edge.target))
    one, other = (drawn.discs[end] for end in ends)
    if edge.source == edge.target:
        return _loop(one)
    length = math.hypot(other.x - one.x, other.y - one.y)
    back = (other.radius + 1) / length if directed and length > other.radius + 1 else 0.0
    x, y = other.x - (other.x - one.x) * back, other.y - (other.y - one.y) * back
    return f"M{one.x:.1f} {one.y:.1f}L{x:.1f} {y:.1f}"


def _loop(disc: Disc) -> str:
    side, top = disc.radius * 0.7, disc.y - disc.radius * 0.7
    reach = disc.radius + 10
    return (
        f"M{disc.x - side:.1f} {top:.1f}C{disc.x - reach:.1f} {top - reach:.1f} "
        f"{disc.x + reach:.1f} {top - reach:.1f} {disc.x + side:.1f} {top:.1f}"
    )


def _discs(shown: Appearance, drawn: Canvas) -> Iterator[str]:
    yield f'<g stroke="#ffffff" stroke-width="{1.2 if drawn.largest > 6 else 0.5}">\n'  # noqa: PLR2004
    # The small ones come last, so that none is hidden under a large one.
    for node in important(shown):
        disc = drawn.discs[node.id]
        yield (
            f'<circle cx="{disc.x:.1f}" cy="{disc.y:.1f}" r="{disc.radius:.1f}" '
            f'fill="{shown.colours[node.id]}">'
            f"<title>{content(shortened(node.label, _LONGEST_TIP))}</title></circle>\n"
        )
    yield "</g>\n"


def _name(name: Name) -> str:
    """A name with a light rim, legible on lines and discs."""
    return (
        f'<text x="{name.x:.1f}" y="{name.y:.1f}" font-size="{name.size:.1f}" '
        f'text-anchor="{name.anchor}" fill="{TEXT}" stroke="#ffffff" stroke-width="3" '
        f'stroke-linejoin="round" paint-order="stroke">{content(name.text)}</text>\n'
    )


FORMAT = NetworkFormat(
    id="svg",
    label="SVG picture",
    media_type="image/svg+xml",
    ending=".svg",
    keeps="a picture: places, colours, sizes, legend, names of the most important nodes",
    readers="browsers, Inkscape, word processors",
    encode=_encode,
    most_nodes=50_000,
)
