"""Flat networks: nodes, edges and typed columns, cleaned once for all formats.

The one place where the rules live: what is None, empty or not a finite number is left out; lists
become one text; characters that XML cannot hold become U+FFFD; ids are texts, each once.
"""

import math
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from casegraph.network.attributes import ATTRIBUTES, joined
from casegraph.network.graph import AnyNetwork

__all__ = ["Column", "ColumnType", "Flat", "FlatEdge", "FlatNode", "Scalar", "clean", "flat"]

Scalar: TypeAlias = str | int | float | bool
ColumnType = Literal["string", "integer", "long", "double", "boolean"]

# Neither XML 1.0 nor, where a surrogate stands alone, UTF-8 can hold these.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INTEGER, _LONG = 2**31, 2**63


class Column(NamedTuple):
    """An attribute that nodes or edges have, with the one type that holds all its values."""

    name: str
    type: ColumnType


class FlatNode(NamedTuple):
    """A node: its id, the name to show, and its values by column; the label is among them."""

    id: str
    label: str
    values: dict[str, Scalar]


class FlatEdge(NamedTuple):
    """An edge between two ids, with its values by column."""

    source: str
    target: str
    values: dict[str, Scalar]

    @property
    def weight(self) -> float:
        """How much it counts: 1 where nothing is said."""
        given = self.values.get("weight", 1.0)
        return 1.0 if isinstance(given, str) else float(given)


@dataclass(frozen=True)
class Flat:
    """A network as formats write it. `ids` gives the id of each node of the graph."""

    directed: bool
    facts: Mapping[str, Scalar]
    nodes: Sequence[FlatNode]
    edges: Sequence[FlatEdge]
    node_columns: Sequence[Column]
    edge_columns: Sequence[Column]
    ids: Mapping[Hashable, str]

    @property
    def title(self) -> str:
        """What the network shows, in a few words."""
        return str(self.facts.get("label") or self.facts.get("kind") or "Network")


def clean(text: str) -> str:
    """The text without what XML forbids; each such character becomes U+FFFD."""
    return _FORBIDDEN.sub("�", text)


def flat(graph: AnyNetwork) -> Flat:
    """The network with cleaned ids and values, and the columns that its nodes and edges have."""
    ids = _ids(graph)
    facts = _scalars(graph.graph)
    nodes = [_scalars(values) for _, values in graph.nodes(data=True)]
    edges = [_scalars(values) for _, _, values in graph.edges(data=True)]
    node_columns, edge_columns = _columns(nodes), _columns(edges)
    told = zip(ids.values(), _typed(nodes, node_columns), strict=True)
    ends = ((ids[one], ids[other]) for one, other in graph.edges())
    return Flat(
        graph.is_directed(),
        facts,
        [FlatNode(node, str(values.get("label", node)), values) for node, values in told],
        [FlatEdge(*e, v) for e, v in zip(ends, _typed(edges, edge_columns), strict=True)],
        node_columns,
        edge_columns,
        ids,
    )


def _ids(graph: AnyNetwork) -> dict[Hashable, str]:
    """An id for every node; where cleaning made two alike, the later one gets a number."""
    ids: dict[Hashable, str] = {}
    taken: set[str] = set()
    for node in graph:
        wanted = name = clean(str(node)) or "(empty)"
        number = 1
        while name in taken:
            number += 1
            name = f"{wanted} ({number})"
        taken.add(name)
        ids[node] = name
    return ids


def _scalars(values: Mapping[Any, Any]) -> dict[str, Scalar]:
    plain = ((clean(str(name)), _scalar(value)) for name, value in values.items())
    return {name: value for name, value in plain if value is not None and value != ""}


def _scalar(value: Any) -> Scalar | None:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, str):
        return clean(value)
    if hasattr(value, "item"):  # a number of numpy's
        return _scalar(value.item())
    return clean(joined(_texts(value)))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, set | frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, list | tuple):
        return [str(one) for one in value if one is not None]
    return [str(value)]


def _columns(rows: Sequence[Mapping[str, Scalar]]) -> list[Column]:
    """The columns: those that are described in their order, then others as they were met."""
    seen: dict[str, set[ColumnType]] = {}
    for row in rows:
        for name, value in row.items():
            seen.setdefault(name, set()).add(_type(value))
    described = [name for name in ATTRIBUTES if name in seen]
    others = [name for name in seen if name not in ATTRIBUTES]
    return [Column(name, _common(name, seen[name])) for name in described + others]


def _type(value: Scalar) -> ColumnType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        if -_INTEGER <= value < _INTEGER:
            return "integer"
        return "long" if -_LONG <= value < _LONG else "string"
    return "double" if isinstance(value, float) else "string"


def _common(name: str, types: set[ColumnType]) -> ColumnType:
    """The one type for values of these types, and of the type that is described if it will do."""
    described = ATTRIBUTES[name].type if name in ATTRIBUTES else None
    if described in ("string", "double") and types <= {"integer", "long", "double"}:
        return described
    if len(types) == 1:
        return next(iter(types))
    if types <= {"integer", "long"}:
        return "long"
    return "double" if types <= {"integer", "long", "double"} else "string"


def _typed(
    rows: Sequence[Mapping[str, Scalar]], columns: Sequence[Column]
) -> list[dict[str, Scalar]]:
    types = dict(columns)
    return [{name: _as(types[name], value) for name, value in row.items()} for row in rows]


def _as(type_: ColumnType, value: Scalar) -> Scalar:
    if type_ == "double":
        return float(value)
    if type_ == "string" and not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value
