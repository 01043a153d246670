"""Names on a picture: the most important nodes get theirs, and no two lie on each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casegraph.network.appearance import Appearance, important
from casegraph.network.flat import FlatNode
from casegraph.network.formats.canvas import AREA, Box, Canvas, Disc

__all__ = ["Name", "enlarged", "fitting", "names", "shortened", "width_of"]

_MOST, _TRIED, _LONGEST = 60, 240, 38
_CROWD = 300
_FEW = 120
_SQUARE = 60.0
_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()[]- "), frozenset("mwMWQO@%—…")
_PAGE = Box(12.0, AREA.top - 14, AREA.right + 40, AREA.bottom + 14)
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_IDEOGRAPHS = 0x1100
"""From here on, scripts whose signs are as wide as they are high."""


@dataclass(frozen=True)
class Name:
    """A name: its text, size in pixels, and where it stands: the point, and which end is there."""

    text: str
    size: float
    x: float
    y: float
    anchor: str


def width_of(text: str, size: float) -> float:
    """About how wide a text is drawn, in pixels; rather too wide than too narrow."""
    return size * sum(_share(sign) for sign in text)


def _share(sign: str) -> float:
    if sign in _NARROW:
        return 0.36
    if sign in _WIDE or sign.isupper():
        return 0.74
    return 0.57 if ord(sign) < _IDEOGRAPHS else 1.0


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text on one line and cut to a length, without signs that turn the direction of others."""
    line = " ".join(text[: 20 * longest].translate(_TURNING).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def fitting(text: str, size: float, room: float) -> str:
    """The text cut so that it takes no more than that many pixels."""
    longest = _LONGEST
    while longest > 1 and width_of(shortened(text, longest), size) > room:
        longest -= 1
    return shortened(text, longest)


def names(shown: Appearance, drawn: Canvas) -> list[Name]:
    """The names that find room, the most important nodes first.

    A name covers no other name and no node that is likely to have one, and, if there is such a
    place beside its node, no node at all.
    """
    found: list[Name] = []
    everyone, growth = _worthy(shown), enlarged(shown)
    taken = _Room(drawn.discs[node.id].box for node in everyone[:_MOST])
    discs = _Room(disc.box for disc in drawn.discs.values())
    for node in everyone[:_TRIED]:
        disc, text = drawn.discs[node.id], shortened(node.label, round(_LONGEST / growth))
        size = growth * (11.5 + 4.0 * shown.radii[node.id])
        spots = [spot for spot in _around(text, size, disc) if taken.allows(spot[1])]
        if spots:
            name, box = next((spot for spot in spots if discs.allows(spot[1])), spots[0])
            found.append(name)
            taken.add(box)
        if len(found) == _MOST:
            break
    return found


def enlarged(shown: Appearance) -> float:
    """How much larger than in a crowd words are: pictures of few nodes are shown small."""
    return 1.0 + max(0.0, 1.0 - len(shown.network.nodes) / _FEW)


def _worthy(shown: Appearance) -> list[FlatNode]:
    """The nodes that may be named: in a crowd not the smallest, which are too many."""
    everyone = important(shown)
    least = min(shown.radii.values(), default=0.0)
    larger = [node for node in everyone if shown.radii[node.id] > least]
    return larger if larger and len(everyone) > _CROWD else everyone


class _Room:
    """Boxes that are taken, found by the squares of a grid in which they lie."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take a box."""
        for square in _squares(box):
            self._squares.setdefault(square, []).append(box)

    def allows(self, box: Box) -> bool:
        """Whether the box lies on the page and on nothing that is taken."""
        near = (other for square in _squares(box) for other in self._squares.get(square, ()))
        return _PAGE.holds(box) and not any(box.meets(other) for other in near)


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    across = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
    down = range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1)
    return ((x, y) for x in across for y in down)


def _around(text: str, size: float, disc: Disc) -> Iterator[tuple[Name, Box]]:
    """The name to the right of its node, left of it, above and below, with the room it takes."""
    width, gap = width_of(text, size), disc.radius + 3
    half, base = size * 0.6, disc.y + size * 0.35
    right, left = disc.x + gap, disc.x - gap
    # Ends are those of the line, whichever way the text itself is written.
    yield Name(text, size, right, base, "start"), _box(right, disc.y, width, half)
    yield Name(text, size, left, base, "end"), _box(left - width, disc.y, width, half)
    for y in (disc.y - gap - half, disc.y + gap + half):
        name = Name(text, size, disc.x, y + size * 0.35, "middle")
        yield name, _box(disc.x - width / 2, y, width, half)


def _box(left: float, middle: float, width: float, half: float) -> Box:
    return Box(left, middle - half, left + width, middle + half)
