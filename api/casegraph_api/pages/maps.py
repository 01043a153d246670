"""The map: where the cases of a search happened, drawn, and as a table by country and place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import floor
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.search import MOST_HITS
from casegraph_api.clusters import Marker, View, closer, markers, radius, splits
from casegraph_api.links import address
from casegraph_api.pages.results import results
from casegraph_api.parameters import SearchMap, known_fields
from casegraph_api.places import Spot, by_country, spots
from casegraph_api.site import OpenSite
from casegraph_api.world import MOST_ZOOM, World, world

__all__ = ["look", "router"]

router = APIRouter()

_LEGEND = (1, 5, 20)
_MANY = 400
_NAMED_OF_MANY = 5
# How far a step goes at zoom 1, in degrees north and east.
_STEPS = {"North": (40, 0), "South": (-40, 0), "West": (0, -80), "East": (0, 80)}
_STEP = 2
_NORTH, _EAST = 85, 180


class _Row(NamedTuple):
    """A place of the table, and where it lies on the drawing."""

    spot: Spot
    x: str | None
    y: str | None


class _Country(NamedTuple):
    """A country of the table, and the address of the map of it alone."""

    name: str
    address: str
    cases: int
    rows: Sequence[_Row]


@router.get("/map")
def show_map(request: Request, site: OpenSite, asked: Annotated[SearchMap, Query()]) -> Response:
    """Cases by words, facets and years, where they happened."""
    known_fields(request, SearchMap, "The map")
    query = replace(asked.query(), limit=MOST_HITS, offset=0)
    found = site.repository.find(query)
    whole = found.hits if found.next_offset is None else site.every_hit(query)
    listed = spots(whole, site.places)
    drawn = world()
    view = View.at(drawn, asked.centre, asked.zoom)
    shown = [marker for marker in markers(drawn, listed, asked.zoom) if view.holds(marker)]
    return site.page(
        "map.html",
        **results(site, asked, found, "map"),
        world=drawn,
        view=view,
        unit=drawn.unit / asked.zoom,
        marks=[(one, splits(one, drawn), look(asked, one, drawn)) for one in shown],
        steps=tuple(_steps(asked)),
        sizes=[(cases, radius(cases)) for cases in _LEGEND],
        countries=tuple(_countries(asked, listed, drawn)),
        places=len(listed),
        nowhere=sum(spot.where.lat is None for spot in listed),
        most_named=_MANY if found.total <= _MANY else _NAMED_OF_MANY,
        most_zoom=MOST_ZOOM,
    )


def look(asked: SearchMap, marker: Marker, drawn: World) -> str:
    """Where a marker leads: to its row in the table, or to a closer look at what lies under it."""
    if not splits(marker, drawn) or asked.zoom >= MOST_ZOOM:
        there = address("map", query=asked.pairs())
        return f"{there}#place-{marker.spots[0].where.id}"
    place, zoom = closer(marker, drawn)
    return _look(asked, place, max(zoom, min(asked.zoom * _STEP, MOST_ZOOM)))


def _look(asked: SearchMap, at: tuple[float, float] | None, zoom: float) -> str:
    given = f"{at[0]:.4g},{at[1]:.5g}" if at else ""
    return address("map", query=asked.pairs(at=given, zoom=zoom)) + "#map"


def _steps(asked: SearchMap) -> Iterator[tuple[str, str]]:
    """Links by which the map is moved where there is no script."""
    if asked.zoom < MOST_ZOOM:
        yield "Closer", _look(asked, asked.centre, min(asked.zoom * _STEP, MOST_ZOOM))
    if asked.zoom > 1:
        lat, lon = asked.centre or (0.0, 0.0)
        for label, (north, east) in _STEPS.items():
            there = lat + north / asked.zoom, lon + east / asked.zoom
            yield label, _look(asked, _on_earth(*there), asked.zoom)
        yield "Wider", _look(asked, asked.centre, max(floor(asked.zoom / _STEP), 1))
        yield "Whole world", _look(asked, None, 1)


def _on_earth(lat: float, lon: float) -> tuple[float, float]:
    return min(max(lat, -_NORTH), _NORTH), min(max(lon, -_EAST), _EAST)


def _countries(asked: SearchMap, listed: Sequence[Spot], drawn: World) -> Iterator[_Country]:
    for country in by_country(listed):
        alone = address("map", query=asked.pairs(country=[country.code], at="", zoom=1.0))
        rows = [_row(spot, drawn) for spot in country.spots]
        yield _Country(country.name, alone, country.cases, rows)


def _row(spot: Spot, drawn: World) -> _Row:
    if spot.where.lat is None or spot.where.lon is None:
        return _Row(spot, None, None)
    x, y = drawn.point(spot.where.lat, spot.where.lon)
    return _Row(spot, f"{x:.3f}", f"{y:.3f}")
