"""Layouts: a place for every node, the same whenever and wherever it is computed.

Each component is drawn by igraph, by the method of Kamada and Kawai up to 500 nodes and by that of
Fruchterman and Reingold beyond, then the drawings are packed, the largest first. Why these:
docs/decisions/0011-layout-of-networks.md.
"""

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

from casegraph.network.flat import clean
from casegraph.network.graph import AnyNetwork
from casegraph.network.packing import Drawing, packed

__all__ = ["Place", "Places", "placed", "read_positions", "settle", "write_positions"]

Place: TypeAlias = tuple[float, float]
"""To the right and up, within the unit square."""

Places: TypeAlias = Mapping[str, Place]

_STEPS = 300
_DIGITS = 5
_SEED = 20
_FEW = 500
_ROOM = 1.6
_GENERATOR = Lock()
_TURN = math.pi * (3 - math.sqrt(5))
"""The golden angle: points at multiples of it never lie on one line."""


def placed(graph: AnyNetwork, positions: Places | None = None) -> dict[str, Place]:
    """A place for every node within the unit square, x to the right and y upwards.

    Nodes that `positions` knows stay where they were, and only others are placed near their
    neighbours; so a picture stays as it is while it is filtered.

    Methods: T. Kamada and S. Kawai, An algorithm for drawing general undirected graphs, Information
    Processing Letters 31 (1989), https://doi.org/10.1016/0020-0190(89)90102-6 ; T. M. J.
    Fruchterman and E. M. Reingold, Graph drawing by force-directed placement, Software: Practice
    and Experience 21 (1991), https://doi.org/10.1002/spe.4380211102
    """
    known = {
        str(node): positions[str(node)] for node in graph if positions and str(node) in positions
    }
    if not known:
        return _whole(graph)
    if len(known) < len(graph):
        _add_others(graph, known)
    return {str(node): known[str(node)] for node in graph}


def settle(graph: AnyNetwork) -> None:
    """Give every node a place as its attributes `x` and `y`; those that have one stay there."""
    told = graph.nodes(data=True)
    known = {str(node): (own["x"], own["y"]) for node, own in told if "x" in own and "y" in own}
    places = placed(graph, known)
    for node in graph:
        x, y = places[str(node)]
        graph.nodes[node].update(x=x, y=y)


def _whole(graph: AnyNetwork) -> dict[str, Place]:
    parts = [_drawn(part) for part in _components(graph)]
    raw = packed(parts)
    scaled = _in_unit_square(raw)
    return {str(node): scaled[str(node)] for node in graph}


def _components(graph: AnyNetwork) -> list[tuple[list[str], list[tuple[int, int]]]]:
    """Nodes and edges of each component, the largest first; the order of insertion is no matter."""
    names = sorted(str(node) for node in graph)
    number = {name: index for index, name in enumerate(names)}
    ends = ((number[str(a)], number[str(b)]) for a, b in graph.edges() if a != b)
    edges = sorted({(min(pair), max(pair)) for pair in ends})
    root = _roots(len(names), edges)
    members: dict[int, list[int]] = defaultdict(list)
    ties: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index in range(len(names)):
        members[root[index]].append(index)
    for one, other in edges:
        ties[root[one]].append((one, other))
    order = sorted(members, key=lambda part: (-len(members[part]), part))
    return [_numbered(names, members[part], ties[part]) for part in order]


def _roots(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    parent = list(range(count))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(one) for one in range(count)]


def _numbered(
    names: Sequence[str], members: Sequence[int], ties: Sequence[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    local = {index: position for position, index in enumerate(members)}
    return [names[i] for i in members], [(local[a], local[b]) for a, b in ties]


def _drawn(part: tuple[list[str], list[tuple[int, int]]]) -> Drawing:
    """One component, with about as much room for each node as in any other."""
    names, edges = part
    raw = _forces(len(names), edges) if len(edges) > 1 else [(float(i), 0.0) for i in (0, 1)]
    width, height = _size(raw)
    scale = math.sqrt(_ROOM * len(names) / max(width * height, 1.0)) if len(edges) > 1 else 1.0
    scaled = [(x * scale, y * scale) for x, y in raw]
    places = dict(zip(names, scaled, strict=False))
    return Drawing(places, [(scaled[one], scaled[other]) for one, other in edges])


def _forces(count: int, edges: list[tuple[int, int]]) -> list[Place]:
    import igraph

    graph = igraph.Graph(n=count, edges=edges)
    # igraph has one generator of random numbers for the whole process.
    with _GENERATOR:
        igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311
        try:
            found = _method(graph)
        finally:
            igraph.set_random_number_generator(random)
    return [(x, y) for x, y in found.coords]


def _method(graph: Any) -> Any:
    count = graph.vcount()
    if count <= _FEW:
        return graph.layout_kamada_kawai(seed=[_spiral(index) for index in range(count)])
    # From a start by chance igraph's grid is several times as fast as from a given one.
    return graph.layout_fruchterman_reingold(niter=_STEPS, grid="auto")


def _spiral(index: int) -> Place:
    radius = math.sqrt(index + 0.5)
    return radius * math.cos(index * _TURN), radius * math.sin(index * _TURN)


def _size(places: Iterable[Place]) -> Place:
    across, up = zip(*places, strict=True)
    return max(across) - min(across), max(up) - min(up)


def _in_unit_square(places: Mapping[str, Place]) -> dict[str, Place]:
    if not places:
        return {}
    width, height = _size(places.values())
    left, low = min(x for x, _ in places.values()), min(y for _, y in places.values())
    span = max(width, height) or 1.0
    right, up = (1 - width / span) / 2, (1 - height / span) / 2
    return {
        name: (round((x - left) / span + right, _DIGITS), round((y - low) / span + up, _DIGITS))
        for name, (x, y) in places.items()
    }


def _add_others(graph: AnyNetwork, known: dict[str, Place]) -> None:
    """Place the others beside the mean of their neighbours; those without any, under all."""
    step = 0.5 / math.sqrt(len(graph))
    near = _neighbours(graph)
    waiting = sorted(str(node) for node in graph if str(node) not in known)
    while waiting:
        ready = [one for one in waiting if any(other in known for other in near[one])]
        found = {one: _beside(one, near, known, step) for one in ready}
        known.update(found or _under(graph, waiting, known, step))
        waiting = [one for one in waiting if one not in known]


def _neighbours(graph: AnyNetwork) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in graph.edges():
        near[str(one)].append(str(other))
        near[str(other)].append(str(one))
    return near


def _beside(
    name: str, near: Mapping[str, Sequence[str]], known: Mapping[str, Place], step: float
) -> Place:
    around = sorted(known[one] for one in near[name] if one in known)
    x = sum(one for one, _ in around) / len(around)
    y = sum(one for _, one in around) / len(around)
    # The name gives the direction, so that two beside the same neighbour seldom coincide.
    angle = sum(ord(sign) * (index + 1) for index, sign in enumerate(name)) * _TURN
    return round(x + step * math.cos(angle), _DIGITS), round(y + step * math.sin(angle), _DIGITS)


def _under(
    graph: AnyNetwork, names: Sequence[str], known: Mapping[str, Place], step: float
) -> dict[str, Place]:
    """One node of each component in which none is placed, in rows below the picture."""
    apart = set(names)
    parts = _components(graph.subgraph([node for node in graph if str(node) in apart]))
    low = min(y for _, y in known.values())
    left, right = min(x for x, _ in known.values()), max(x for x, _ in known.values())
    columns = max(1, int((right - left) / (2 * step)))
    firsts = enumerate(members[0] for members, _ in parts)
    return {
        name: (
            round(left + 2 * step * (index % columns), _DIGITS),
            round(low - 2 * step * (index // columns + 1), _DIGITS),
        )
        for index, name in firsts
    }


def write_positions(folder: Path, networks: Mapping[str, AnyNetwork]) -> None:
    """Write places of the nodes of each network, by kind, as `<kind>.json` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, network in networks.items():
        told = {clean(name): place for name, place in placed(network).items()}
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{kind}.json").write_text(text, encoding="utf-8")


def read_positions(folder: Path, kind: str) -> dict[str, Place]:
    """The places that were written for networks of that kind; none if there are none."""
    # The kind may come from outside, so it is looked for among the files and never made a path.
    for file in folder.glob("*.json"):
        if file.stem == kind:
            told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            return {name: (float(x), float(y)) for name, (x, y) in told.items()}
    return {}
