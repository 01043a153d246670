"""Clusters: places that would lie on top of each other on a map, drawn as one marker.

The island of the map (`web/src/map/`) puts markers together in the same way, at any zoom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, inf, sqrt

from casegraph_api.places import Spot
from casegraph_api.world import MOST_ZOOM, World

__all__ = ["Marker", "View", "closer", "markers", "radius", "splits"]

_SMALLEST, _GROWTH, _APART = 4.5, 2.5, 1.0


@dataclass(frozen=True)
class Marker:
    """One mark on the map: centre and radius in units of the drawing, its places and cases."""

    x: float
    y: float
    radius: float
    spots: tuple[Spot, ...]
    cases: int


@dataclass(frozen=True)
class View:
    """The part of the drawing that is shown: its left upper corner, width and height in units."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def at(cls, world: World, centre: tuple[float, float] | None, zoom: float) -> "View":
        """The part around a place (latitude, longitude), or around the middle, kept inside."""
        width, height = world.width / zoom, world.height / zoom
        x, y = world.point(*centre) if centre else (world.width / 2, world.height / 2)
        left = min(max(x - width / 2, 0), world.width - width)
        return cls(left, min(max(y - height / 2, 0), world.height - height), width, height)

    def holds(self, marker: Marker) -> bool:
        """Whether the middle of a marker is in it."""
        across = self.x <= marker.x <= self.x + self.width
        return across and self.y <= marker.y <= self.y + self.height


def markers(world: World, found: Iterable[Spot], zoom: float = 1.0) -> list[Marker]:
    """The markers of some places, none touching another; places without degrees have none."""
    unit = world.unit / zoom
    kept = [
        _marker(world.point(spot.where.lat, spot.where.lon), (spot,), unit)
        for spot in found
        if spot.where.lat is not None and spot.where.lon is not None
    ]
    before = len(kept) + 1
    while len(kept) < before:
        before = len(kept)
        kept = _put_together(kept, unit)
    return sorted(kept, key=lambda marker: -marker.cases)


def radius(cases: int) -> float:
    """The radius of a marker in pixels: its area grows with the number of cases, from a dot on."""
    return _SMALLEST + _GROWTH * sqrt(cases)


def splits(marker: Marker, world: World) -> bool:
    """Whether the closest look takes its places apart."""
    return max(_extent(marker, world)) * MOST_ZOOM / world.unit >= 2 * radius(1)


def closer(marker: Marker, world: World) -> tuple[tuple[float, float], float]:
    """Where to look, and at which zoom, to see the places of a marker apart."""
    lats = [spot.where.lat or 0.0 for spot in marker.spots]
    lons = [spot.where.lon or 0.0 for spot in marker.spots]
    across, down = _extent(marker, world)
    fits = min(world.width / max(across, 1), world.height / max(down, 1)) / 1.5
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    return middle, round(min(max(fits, 1.0), MOST_ZOOM), 1)


def _extent(marker: Marker, world: World) -> tuple[float, float]:
    """How far its places lie apart, across and down, in units of the drawing."""
    places = [(spot.where.lat or 0.0, spot.where.lon or 0.0) for spot in marker.spots]
    xs, ys = zip(*(world.point(*place) for place in places), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def _put_together(kept: Sequence[Marker], unit: float) -> list[Marker]:
    """One round: each marker joins the nearest one before it that it would touch."""
    done: list[Marker] = []
    for marker in kept:
        near = [(_gap(marker, other), index) for index, other in enumerate(done)]
        gap, index = min(near, default=(inf, 0))
        if gap >= _APART * unit:
            done.append(marker)
        else:
            done[index] = _joined(done[index], marker, unit)
    return done


def _gap(one: Marker, other: Marker) -> float:
    return hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius


def _joined(one: Marker, other: Marker, unit: float) -> Marker:
    """Both in one, where their cases lie on average."""
    weight = other.cases / (one.cases + other.cases)
    middle = one.x + (other.x - one.x) * weight, one.y + (other.y - one.y) * weight
    return _marker(middle, one.spots + other.spots, unit)


def _marker(at: tuple[float, float], spots: tuple[Spot, ...], unit: float) -> Marker:
    cases = len({hit.id for spot in spots for hit in spot.cases})
    return Marker(*at, radius(cases) * unit, spots, cases)
