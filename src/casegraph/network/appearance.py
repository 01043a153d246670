"""Appearance: which colour and size say what, worked out once for every format that shows them."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from casegraph.errors import QueryError, did_you_mean
from casegraph.network.attributes import ATTRIBUTES
from casegraph.network.flat import Flat, FlatNode, Scalar, flat
from casegraph.network.graph import AnyNetwork
from casegraph.network.layout import Place, Places, placed

__all__ = [
    "Appearance",
    "Key",
    "Legend",
    "Look",
    "SizeLegend",
    "appearance",
    "check_look",
    "figure",
    "important",
    "places_of",
]

# M. Okabe and K. Ito, Color universal design, https://jfly.uni-koeln.de/color/ ; its black is
# the colour of text here, and its yellow comes last, since it is hard to see on white.
_PALETTE = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#f0e442")
_OTHER, _MISSING = "#7f7f7f", "#d0d0d0"
_KINDS = ("case", "actor", "mechanism", "barrier", "outcome", "source", "country")
"""Kinds of nodes that have a colour of their own, the same in every network."""

# Five steps of viridis (S. van der Walt and N. Smith, https://bids.github.io/colormap/), whose
# lightness grows evenly; turned, so that much is dark on a light ground, and without the lightest
# eighth, which is hardly seen on it.
_STEPS = ((253, 231, 37), (94, 201, 98), (33, 145, 140), (59, 82, 139), (68, 1, 84))
CLASSES = (
    "communities",
    "communities-louvain",
    "bipartite-communities",
    "component",
    "strong-component",
)
"""Measures whose numbers only tell groups apart: they are coloured as words are."""

_DEGREE = "degree"
_FIVE_DIGITS = 10_000
_SMALLEST, _ALIKE = 0.3, 0.6
"""Radius of the smallest node, the largest having 1; and of each where all are alike."""


@dataclass(frozen=True)
class Look:
    """How a network is to look: colour and size by an attribute, places, title and source line.

    `colour` and `size` name attributes of the nodes; a size may also be `degree`, and both may be
    empty. Nodes that `positions` does not know are placed near their neighbours.
    """

    colour: str = "kind"
    size: str = _DEGREE
    positions: Places | None = None
    title: str = ""
    source: str = ""


class Key(NamedTuple):
    """One entry of a legend: what is meant, and the colour that means it."""

    text: str
    colour: str


@dataclass(frozen=True)
class Legend:
    """What the colours mean. Of a number, the keys are steps from least to most."""

    label: str
    keys: tuple[Key, ...] = ()
    number: bool = False


@dataclass(frozen=True)
class SizeLegend:
    """What the sizes mean: the least and the most of a number; areas grow as it does."""

    label: str = ""
    least: float = 0.0
    most: float = 0.0


@dataclass(frozen=True)
class Appearance:
    """The network with a colour (`#rrggbb`), a radius (0 to 1) and a place for each node by id."""

    network: Flat
    title: str
    source: str
    colours: Mapping[str, str]
    radii: Mapping[str, float]
    places: Mapping[str, Place]
    legend: Legend
    sizes: SizeLegend = field(default_factory=SizeLegend)


def palette() -> dict[str, Any]:
    """The colours, for whoever draws a network elsewhere by the same rules."""
    own = {kind: _PALETTE[place] for place, kind in enumerate(_KINDS)}
    steps = len(_STEPS)
    scale = [_shade(step / (steps - 1)) for step in range(steps)]
    return {
        "categories": list(_PALETTE),
        "own": own,
        "other": _OTHER,
        "missing": _MISSING,
        "scale": scale,
        "classes": list(CLASSES),
    }


def appearance(graph: AnyNetwork, look: Look) -> Appearance:
    """The network as it is to look; QueryError for an attribute that its nodes do not have."""
    network = flat(graph)
    colours, legend = _colours(network, look.colour)
    radii, sizes = _radii(network, look.size)
    places = places_of(graph, network, look)
    title, source = look.title or network.title, look.source or _counted(network)
    return Appearance(network, title, source, colours, radii, places, legend, sizes)


def check_look(graph: AnyNetwork, look: Look) -> None:
    """QueryError if the nodes cannot be coloured or sized so; nodes that there are not can be."""
    if look.colour in ("", "kind", _DEGREE) and look.size in ("", _DEGREE):
        return
    told = [told for _, told in graph.nodes(data=True)]
    known = list(dict.fromkeys(name for one in told for name in one))
    for name, use in ((look.colour, "coloured"), (look.size, "sized")):
        if told and name and name not in (*known, _DEGREE, "kind"):
            raise _unknown(name, use, known)
    sized = look.size in ("", _DEGREE) or any(_is_number(one.get(look.size, "")) for one in told)
    if told and not sized:
        raise _no_number(look.size)


def places_of(graph: AnyNetwork, network: Flat, look: Look) -> dict[str, Place]:
    """Where each node is, by its id: as told, else as its attributes x and y say, else placed."""
    known = look.positions or _own_places(graph)
    found = placed(graph, known)
    return {network.ids[node]: found[str(node)] for node in graph}


def _own_places(graph: AnyNetwork) -> dict[str, Place]:
    return {
        str(node): (float(values["x"]), float(values["y"]))
        for node, values in graph.nodes(data=True)
        if _is_finite(values.get("x")) and _is_finite(values.get("y"))
    }


def _is_finite(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _counted(network: Flat) -> str:
    return f"{_number(len(network.nodes), 'node')}, {_number(len(network.edges), 'tie')}"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _colours(network: Flat, name: str) -> tuple[dict[str, str], Legend]:
    values = _values(network, name, "coloured") if name and network.nodes else {}
    if not values:
        return dict.fromkeys((node.id for node in network.nodes), _PALETTE[0]), Legend("")
    numbers = {one: float(value) for one, value in values.items() if _is_number(value)}
    whole = bool(numbers) and len(numbers) == len(values) and name not in CLASSES
    found, legend = _by_number(name, numbers) if whole else _by_category(name, values)
    missing = [node.id for node in network.nodes if node.id not in values]
    if missing:
        keys = (*legend.keys, Key("not recorded", _MISSING))
        legend = Legend(legend.label, keys, legend.number)
    return {**found, **dict.fromkeys(missing, _MISSING)}, legend


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _values(network: Flat, name: str, use: str) -> dict[str, Scalar]:
    """What the nodes have under that name; only kind may be missing from all of them."""
    if name == _DEGREE and name not in dict(network.node_columns):
        return dict(_degrees(network))
    known = [column.name for column in network.node_columns]
    if name not in known and name != "kind":
        raise _unknown(name, use, known)
    return {node.id: node.values[name] for node in network.nodes if name in node.values}


def _unknown(name: str, use: str, known: Sequence[str]) -> QueryError:
    hint = did_you_mean(name, known) or f"Use: {', '.join([*known, _DEGREE])}."
    return QueryError(f"Nodes cannot be {use} by {name[:80]!r}, which none of them has. {hint}")


def _no_number(name: str) -> QueryError:
    return QueryError(f"Nodes cannot be sized by {name!r}, which is not a number. Use: {_DEGREE}.")


def _degrees(network: Flat) -> Counter[str]:
    degrees = Counter({node.id: 0 for node in network.nodes})
    for edge in network.edges:
        degrees[edge.source] += 1
        degrees[edge.target] += 1
    return degrees


def _label(name: str) -> str:
    return ATTRIBUTES[name].label if name in ATTRIBUTES else name.replace("_", " ").capitalize()


def _by_category(name: str, values: Mapping[str, Scalar]) -> tuple[dict[str, str], Legend]:
    """A colour for the most frequent categories, in the order of the alphabet; grey for others."""
    texts = {one: _text(value) for one, value in values.items()}
    counts = Counter(texts.values())
    frequent = sorted(counts, key=lambda text: (-counts[text], text))[: len(_PALETTE)]
    colour = _assigned(sorted(frequent))
    keys = [Key(text, colour[text]) for text in sorted(frequent)]
    if len(counts) > len(frequent):
        keys.append(Key(f"{len(counts) - len(frequent)} others", _OTHER))
    return {one: colour.get(text, _OTHER) for one, text in texts.items()}, Legend(
        _label(name), tuple(keys)
    )


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _assigned(texts: Sequence[str]) -> dict[str, str]:
    """A colour for each: kinds have their own, others take in turn what is left."""
    own = {text: _PALETTE[_KINDS.index(text)] for text in texts if text in _KINDS}
    left = iter([colour for colour in _PALETTE if colour not in own.values()])
    return {text: own[text] if text in own else next(left) for text in texts}


def _by_number(name: str, values: Mapping[str, float]) -> tuple[dict[str, str], Legend]:
    least, most = min(values.values()), max(values.values())
    share = _share_of(least, most)
    steps = (least, (least + most) / 2, most) if most > least else (least,)
    keys = tuple(Key(figure(step), _shade(share(step))) for step in steps)
    found = {one: _shade(share(value)) for one, value in values.items()}
    return found, Legend(_label(name), keys, number=True)


def figure(number: float) -> str:
    """A number as it stands in a legend; one that could be a year without a comma."""
    if number == int(number):
        return str(int(number)) if abs(number) < _FIVE_DIGITS else f"{int(number):,}"
    return f"{number:.3g}"


def _share_of(least: float, most: float) -> Callable[[float], float]:
    span = most - least
    return lambda value: (value - least) / span if span else 1.0


def _shade(share: float) -> str:
    at = (1 + 7 * min(share, 1.0)) / 8 * (len(_STEPS) - 1)
    below = min(int(at), len(_STEPS) - 2)
    pairs = zip(_STEPS[below], _STEPS[below + 1], strict=True)
    mixed = (round(low + (high - low) * (at - below)) for low, high in pairs)
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _radii(network: Flat, name: str) -> tuple[dict[str, float], SizeLegend]:
    everyone = [node.id for node in network.nodes]
    if not name or not network.nodes:
        return dict.fromkeys(everyone, _ALIKE), SizeLegend()
    values = _values(network, name, "sized")
    numbers = {one: float(value) for one, value in values.items() if _is_number(value)}
    if not numbers:
        raise _no_number(name)
    least, most = min(numbers.values()), max(numbers.values())
    if least == most:
        return dict.fromkeys(everyone, _ALIKE), SizeLegend(_label(name), least, most)
    share = _share_of(min(least, 0.0), most)
    radii = {
        one: max(_SMALLEST, math.sqrt(share(numbers[one]))) if one in numbers else _SMALLEST
        for one in everyone
    }
    return radii, SizeLegend(_label(name), least, most)


def important(look: Appearance) -> list[FlatNode]:
    """The nodes, the largest first and then by label: the order in which they deserve a name."""
    return sorted(look.network.nodes, key=lambda node: (-look.radii[node.id], node.label, node.id))
