"""The key of a picture: what colours and sizes mean, in a column on the right."""

from collections.abc import Iterator

from casegraph.network.appearance import Appearance, figure
from casegraph.network.formats.canvas import AREA, WIDTH, Canvas
from casegraph.network.formats.markup import content
from casegraph.network.formats.names import fitting

__all__ = ["TEXT", "keys", "text_element"]

TEXT = "#1f2933"
_LEFT = AREA.right + 50.0
_ROW = 26.0


def text_element(
    x: float, y: float, text: str, size: float, colour: str = TEXT, *, anchor: str = "start"
) -> str:
    """A line of text that is escaped already; `y` is that of its base."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" '
        f'text-anchor="{anchor}">{text}</text>\n'
    )


def keys(shown: Appearance, drawn: Canvas) -> Iterator[str]:
    """The elements of the key; none where colour and size say nothing."""
    y = AREA.top + 20
    if shown.legend.keys:
        yield text_element(_LEFT, y, _short(f"Colour: {shown.legend.label}", 0), 15)
        for key in shown.legend.keys:
            y += _ROW
            yield _disc(y, 7, key.colour)
            yield text_element(_LEFT + 24, y, _short(key.text, 24), 14)
        y += 2 * _ROW
    if shown.sizes.label:
        yield text_element(_LEFT, y, _short(f"Size: {shown.sizes.label}", 0), 15)
        for number, radius in _sizes(shown, drawn):
            y += max(_ROW, 2 * radius + 6)
            yield _disc(y, radius, "#9aa5b1")
            yield text_element(_LEFT + 2 * drawn.largest + 14, y, figure(number), 14)


def _sizes(shown: Appearance, drawn: Canvas) -> Iterator[tuple[float, float]]:
    """The least and the most number, with the radius in pixels that each has."""
    radii = shown.radii.values()
    if shown.sizes.least < shown.sizes.most:
        yield shown.sizes.least, min(radii) * drawn.largest
    yield shown.sizes.most, max(radii) * drawn.largest


def _disc(y: float, radius: float, colour: str) -> str:
    return (
        f'<circle cx="{_LEFT + max(radius, 7):.1f}" cy="{y - 5:.1f}" r="{radius:.1f}" '
        f'fill="{colour}" stroke="#5a6672" stroke-width="0.5"/>\n'
    )


def _short(text: str, indent: float) -> str:
    return content(fitting(text, 15, WIDTH - _LEFT - indent - 12))
