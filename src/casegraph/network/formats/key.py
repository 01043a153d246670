"""The key of a picture: what colours and sizes mean, in a column on the right."""

from collections.abc import Iterator

from casegraph.network.appearance import Appearance, figure
from casegraph.network.formats.canvas import AREA, WIDTH, Canvas
from casegraph.network.formats.markup import content
from casegraph.network.formats.names import enlarged, fitting

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
    y, larger = AREA.top + 20, (1 + enlarged(shown)) / 2
    head, text, row = round(15 * larger, 1), round(14 * larger, 1), _ROW * larger
    if shown.legend.keys:
        yield text_element(_LEFT, y, _short(f"Colour: {shown.legend.label}", 0, head), head)
        for key in shown.legend.keys:
            y += row
            yield _disc(y, 7, key.colour)
            yield text_element(_LEFT + 24, y, _short(key.text, 24, text), text)
        y += 2 * row
    if shown.sizes.label:
        yield text_element(_LEFT, y, _short(f"Size: {shown.sizes.label}", 0, head), head)
        for number, radius in _sizes(shown, drawn):
            y += max(row, 2 * radius + 6)
            yield _disc(y, radius, "#9aa5b1")
            yield text_element(_LEFT + 2 * drawn.largest + 14, y, figure(number), text)


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


def _short(text: str, indent: float, size: float) -> str:
    return content(fitting(text, size, WIDTH - _LEFT - indent - 12))
