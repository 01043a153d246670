"""Packing: drawings of components set beside each other, close but nowhere on one another."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

__all__ = ["Drawing", "packed"]

Place: TypeAlias = tuple[float, float]
_Cell: TypeAlias = tuple[int, int]

_CELL = 2.0
"""Side of the cells in which room is counted, in the unit of the drawings."""

_WIDER = 1.3
"""How much wider than high the whole is to become: as most pages and screens are."""


@dataclass(frozen=True)
class Drawing:
    """A component that is drawn: a place for each node, and the lines between places."""

    places: Mapping[str, Place]
    lines: Sequence[tuple[Place, Place]]


def packed(drawings: Sequence[Drawing]) -> dict[str, Place]:
    """All drawings in one plane: the first in the middle, each next as near to it as there is room.

    Room is counted in cells, so that one drawing may lie in a bay of another.
    """
    taken: set[_Cell] = set()
    tried: dict[frozenset[_Cell], int] = {}
    spots = _Spots()
    places: dict[str, Place] = {}
    for drawing in drawings:
        middle = _middle(drawing.places)
        shape = _shape(drawing, middle)
        # Room only ever gets less, so a shape is not tried again where it did not fit before.
        number = tried.get(shape, 0)
        while not taken.isdisjoint(_moved(shape, spots[number])):
            number += 1
        tried[shape] = number
        taken.update(_with_rim(_moved(shape, spots[number])))
        right, up = spots[number]
        for name, (x, y) in drawing.places.items():
            places[name] = (x - middle[0] + right * _CELL, y - middle[1] + up * _CELL)
    return places


def _middle(drawing: Mapping[str, Place]) -> Place:
    across, up = zip(*drawing.values(), strict=True)
    return (min(across) + max(across)) / 2, (min(up) + max(up)) / 2


def _shape(drawing: Drawing, middle: Place) -> frozenset[_Cell]:
    """The cells in which its nodes and lines lie, counted from its middle."""
    points = chain(drawing.places.values(), *(_along(*line) for line in drawing.lines))
    return frozenset(
        (round((x - middle[0]) / _CELL), round((y - middle[1]) / _CELL)) for x, y in points
    )


def _along(one: Place, other: Place) -> Iterator[Place]:
    """Points on a line, none further than a cell from the next."""
    right, up = other[0] - one[0], other[1] - one[1]
    steps = int(max(abs(right), abs(up)) / _CELL)
    for step in range(1, steps + 1):
        share = step / (steps + 1)
        yield one[0] + right * share, one[1] + up * share


def _moved(shape: frozenset[_Cell], by: _Cell) -> list[_Cell]:
    right, up = by
    return [(x + right, y + up) for x, y in shape]


def _with_rim(cells: Sequence[_Cell]) -> Iterator[_Cell]:
    for x, y in cells:
        yield from ((x + right, y + up) for right in (-1, 0, 1) for up in (-1, 0, 1))


class _Spots:
    """Cells by how far they are from the middle; computed in growing squares as they are asked."""

    def __init__(self) -> None:
        self._cells: list[_Cell] = []
        self._reach = 0

    def __getitem__(self, number: int) -> _Cell:
        while number >= len(self._cells):
            self._grow()
        return self._cells[number]

    def _grow(self) -> None:
        """Add the cells of the ellipse that is a step wider, in order of their distance."""
        inner, self._reach = self._reach, self._reach + 16
        span = range(-int(self._reach * _WIDER), int(self._reach * _WIDER) + 1)
        cells = ((x, y) for x in span for y in range(-self._reach, self._reach + 1))
        ring = [(_distance(cell), cell) for cell in cells]
        least = inner if self._cells else -1
        self._cells += [cell for far, cell in sorted(ring) if least < far <= self._reach]


def _distance(cell: _Cell) -> float:
    x, y = cell
    return math.hypot(x / _WIDER, y)
