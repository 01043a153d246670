"""The canvas: where on a picture of fixed size each node lies, and how large it is drawn."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from casegraph.network.appearance import Appearance

__all__ = ["AREA", "HEIGHT", "WIDTH", "Box", "Canvas", "Disc", "canvas"]

WIDTH, HEIGHT = 1400, 1000
_SMALLEST, _LARGEST = 3.5, 26.0
"""Radius in pixels that the largest node has in a crowd and alone."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, from its upper left to its lower right corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any place."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


AREA = Box(40.0, 96.0, WIDTH - 260.0, HEIGHT - 60.0)
"""Where nodes may lie; the title is above, the legend to the right, the source below."""


@dataclass(frozen=True)
class Disc:
    """A node as it is drawn: its middle and radius in pixels."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True)
class Canvas:
    """The discs by id of the node, and the radius of the largest."""

    discs: Mapping[str, Disc]
    largest: float


def canvas(shown: Appearance) -> Canvas:
    """The nodes on the picture: as large as the area allows, their proportions kept."""
    across = AREA.right - AREA.left
    down = AREA.bottom - AREA.top
    crowd = math.sqrt(across * down / max(1, len(shown.places)))
    largest = min(max(0.4 * crowd, _SMALLEST), _LARGEST)
    if not shown.places:
        return Canvas({}, largest)
    xs, ys = zip(*shown.places.values(), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    room = 2 * largest
    scale = min(
        (across - room) / width if width else math.inf,
        (down - room) / height if height else math.inf,
    )
    scale = scale if math.isfinite(scale) else 0.0
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return Canvas(
        {
            node: Disc(
                (AREA.left + AREA.right) / 2 + (x - middle_x) * scale,
                (AREA.top + AREA.bottom) / 2 - (y - middle_y) * scale,
                shown.radii[node] * largest,
            )
            for node, (x, y) in shown.places.items()
        },
        largest,
    )
