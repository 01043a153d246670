"""The drawing of the world: places lie where the script that drew it puts them; it is fresh."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from casegraph_api.world import world

WEB = Path(__file__).parents[2] / "web"
TOLD: dict[str, Any] = json.loads(files("casegraph_api").joinpath("world.json").read_text("utf-8"))


@pytest.mark.parametrize("check", TOLD["checks"])
def test_a_place_lies_where_the_script_puts_it(check: list[list[float]]) -> None:
    (lon, lat), drawn = check
    assert world().point(lat, lon) == pytest.approx(tuple(drawn), abs=1e-6)


def test_six_places_were_checked() -> None:
    assert len(TOLD["checks"]) == 6


def test_the_drawing_was_made_by_the_script_as_it_is() -> None:
    digest = sha256((WEB / "world.mjs").read_bytes()).hexdigest()
    assert TOLD["made_by"] == {"world.mjs": digest}, "Run `npm run world` in web/."


def test_the_drawing_was_made_from_the_packages_that_are_pinned() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    for name, made in TOLD["made_from"].items():
        pinned = lock[f"node_modules/{name}"]
        assert made == {"version": pinned["version"], "integrity": pinned["integrity"]}


def test_the_drawing_is_light() -> None:
    assert len(world().land + world().borders + world().graticule) < 60_000
