"""The world as it is drawn: land, borders, and where a place lies on the drawing.

`world.json` is made by `web/world.mjs`; the points of places are projected here in the same way.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

__all__ = ["MOST_ZOOM", "World", "world"]

MOST_ZOOM = 24.0
"""Beyond, so coarse a drawing shows nothing any more."""

_SCREEN = 1000
# B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, International Journal of
# Geographical Information Science, 2019, https://doi.org/10.1080/13658816.2018.1504949
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


@dataclass(frozen=True)
class World:
    """A drawing `width` by `height` units large; `land`, `borders`, `graticule` are SVG paths."""

    width: int
    height: int
    land: str
    borders: str
    graticule: str
    scale: float
    centre: tuple[float, float]

    @property
    def unit(self) -> float:
        """How many units a pixel has on a screen on which the drawing takes 1,000 pixels."""
        return self.width / _SCREEN

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies, in units from the left and the top; degrees, WGS 84."""
        x, y = _equal_earth(radians(lat), radians(lon))
        return self.centre[0] + self.scale * x, self.centre[1] - self.scale * y


@cache
def world() -> World:
    """The drawing that comes with the service."""
    told = json.loads(files(__package__).joinpath("world.json").read_text("utf-8"))
    x, y = told["projection"]["translate"]
    drawn = {name: told[name] for name in ("width", "height", "land", "borders", "graticule")}
    return World(**drawn, scale=told["projection"]["scale"], centre=(x, y))


def _equal_earth(lat: float, lon: float) -> tuple[float, float]:
    t = asin(_M * sin(lat))
    square = t * t
    sixth = square**3
    x = lon * cos(t) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    return x, t * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
