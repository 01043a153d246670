"""Clusters: no marker touches another, nothing is lost, and a closer look takes them apart."""

from itertools import combinations
from math import hypot

import pytest

from casegraph.search import Hit
from casegraph_api.clusters import Marker, View, closer, markers, splits
from casegraph_api.places import Spot, Where
from casegraph_api.world import MOST_ZOOM, world

LONDON, PARIS, SYDNEY = (51.5, -0.13), (48.86, 2.35), (-33.87, 151.21)


def hit(name: str) -> Hit:
    return Hit(name, name, "", "", "GB", 2000, None, "active", 0.0)


def spot(name: str, at: tuple[float | None, float | None], *cases: str) -> Spot:
    return Spot(Where(name, name, "GB", *at), tuple(map(hit, cases or (name,))))


def names(marker: Marker) -> set[str]:
    return {spot.where.id for spot in marker.spots}


def test_places_that_would_touch_are_one_marker() -> None:
    found = markers(world(), [spot("london", LONDON), spot("paris", PARIS), spot("sydney", SYDNEY)])
    assert [names(marker) for marker in found] == [{"london", "paris"}, {"sydney"}]


def test_a_closer_look_takes_a_marker_apart() -> None:
    (both,) = markers(world(), [spot("london", LONDON), spot("paris", PARIS)])
    assert splits(both, world())
    _, zoom = closer(both, world())
    assert len(markers(world(), both.spots, zoom)) == 2


def test_what_lies_at_one_point_is_never_taken_apart() -> None:
    (both,) = markers(world(), [spot("london", LONDON), spot("england", LONDON)], MOST_ZOOM)
    assert not splits(both, world())


def test_a_case_in_two_places_of_a_marker_counts_once() -> None:
    (both,) = markers(world(), [spot("london", LONDON, "a", "b"), spot("paris", PARIS, "b")])
    assert both.cases == 2


def test_a_place_without_degrees_has_no_marker() -> None:
    assert markers(world(), [spot("somewhere", (None, None))]) == []


@pytest.mark.parametrize("zoom", [1.0, 3.0, MOST_ZOOM])
def test_no_marker_touches_another_and_no_place_is_lost(zoom: float) -> None:
    grid = [(lat, lon) for lat in range(-50, 80, 10) for lon in range(-170, 180, 15)]
    spots = [spot(f"{lat} {lon}", (lat, lon)) for lat, lon in grid]
    found = markers(world(), spots, zoom)
    assert sum(len(marker.spots) for marker in found) == len(grid)
    for one, other in combinations(found, 2):
        assert hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius


@pytest.mark.parametrize("centre", [None, LONDON, (85.0, 180.0), (-85.0, -180.0)])
def test_a_view_stays_on_the_drawing(centre: tuple[float, float] | None) -> None:
    view = View.at(world(), centre, 4.0)
    assert 0 <= view.x <= world().width - view.width
    assert 0 <= view.y <= world().height - view.height
