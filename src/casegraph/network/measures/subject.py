"""The subject: a network made ready to be measured, the same however it was put together."""

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from casegraph.errors import QueryError
from casegraph.network.graph import AnyNetwork, nx
from casegraph.network.measures.engine import to_igraph
from casegraph.network.measures.groups import by_size

__all__ = ["Sides", "Subject"]

Sides = tuple[tuple[int, ...], tuple[int, ...]]
_Made = TypeVar("_Made")
# Sums and squares of weights and of their reciprocals are still finite
_LEAST, _MOST = 1e-100, 1e100


class Subject:
    """A network whose nodes are numbered in the order of their names, without ties to itself.

    Numbers make every result the same between runs: the order of texts in a set is not.
    `names` gives each number's node; `graph` has ties without weights, `weighted` with them.
    """

    def __init__(self, network: AnyNetwork) -> None:
        self.network = network
        self.names: tuple[Any, ...] = tuple(sorted(network, key=str))
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self.self_ties = int(nx.number_of_selfloops(network))
        self._made: dict[Hashable, Any] = {}

    @property
    def directed(self) -> bool:
        """Whether its ties go one way."""
        return bool(self.network.is_directed())

    @cached_property
    def graph(self) -> Any:
        """Its ties, all alike."""
        return self._graph([(*pair, 1.0) for pair in self.ends])

    @cached_property
    def weighted(self) -> Any:
        """Its ties with their weights; QueryError for one that is not a number above 0."""
        edges = self.network.edges
        weights = {pair: edges[ends].get("weight", 1.0) for pair, ends in self.ends.items()}
        for pair, weight in weights.items():
            _check_weight(weight, self.ends[pair])
        return self._graph([(*pair, float(weight)) for pair, weight in weights.items()])

    def ties(self, weighted: object) -> Any:
        """Its ties, with their weights or all alike."""
        return self.weighted if weighted else self.graph

    def undirected(self, weighted: object = False) -> Any:  # noqa: FBT002
        """Its ties without direction; the weights of two that go both ways are added up."""
        key = ("undirected", bool(weighted))
        return self.once(key, lambda: _undirected(self.ties(weighted), bool(weighted)))

    def igraph(self, weighted: object = False) -> Any:  # noqa: FBT002
        """igraph's form of its ties."""
        return self.once(("igraph", bool(weighted)), lambda: to_igraph(self.ties(weighted)))

    def igraph_undirected(self, weighted: object = False) -> Any:  # noqa: FBT002
        """igraph's form of its ties without direction."""
        key = ("igraph undirected", bool(weighted))
        return self.once(key, lambda: to_igraph(self.undirected(weighted)))

    @cached_property
    def ends(self) -> Mapping[tuple[int, int], tuple[Any, Any]]:
        """By the numbers of a tie's nodes, in order, the tie as the network has it."""
        pairs = {self._pair(*ends): ends for ends in self.network.edges() if ends[0] != ends[1]}
        return dict(sorted(pairs.items()))

    @cached_property
    def components(self) -> tuple[tuple[int, ...], ...]:
        """Its components without regard to direction, the largest first."""
        return by_size(nx.connected_components(self.undirected()))

    @cached_property
    def sides(self) -> Sides | None:
        """The two sides of a bipartite network, by `kind` or networkx's `bipartite`; else None."""
        found = (self._parted(self.attribute(name)) for name in ("kind", "bipartite"))
        return next((sides for sides in found if sides), None)

    def attribute(self, name: str) -> dict[int, Any]:
        """What each node that has the attribute has in it."""
        nodes = self.network.nodes
        return {i: nodes[node][name] for i, node in enumerate(self.names) if name in nodes[node]}

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, made once for all measures that share it."""
        if key not in self._made:
            self._made[key] = make()
        made: _Made = self._made[key]
        return made

    def _pair(self, one: Any, other: Any) -> tuple[int, int]:
        first, second = self._numbers[one], self._numbers[other]
        return (first, second) if self.directed or first < second else (second, first)

    def _graph(self, ties: list[tuple[int, int, float]]) -> Any:
        made = nx.DiGraph() if self.directed else nx.Graph()
        made.add_nodes_from(range(len(self.names)))
        made.add_weighted_edges_from(ties)
        return made

    def _parted(self, values: Mapping[int, Any]) -> Sides | None:
        if len(values) < len(self.names) or len(set(values.values())) != 2:  # noqa: PLR2004
            return None
        if any(values[one] == values[other] for one, other in self.ends):
            return None
        first = min(values.values(), key=str)
        ones = tuple(node for node in values if values[node] == first)
        return ones, tuple(node for node in values if values[node] != first)


def _undirected(graph: Any, weighted: bool) -> Any:  # noqa: FBT001
    if not graph.is_directed():
        return graph
    weights: dict[tuple[int, int], float] = {}
    for one, other, weight in graph.edges(data="weight"):
        pair = (min(one, other), max(one, other))
        weights[pair] = weights.get(pair, 0.0) + weight if weighted else 1.0
    made = nx.Graph()
    made.add_nodes_from(graph)
    made.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    return made


def _check_weight(weight: Any, ends: tuple[Any, Any]) -> None:
    number = isinstance(weight, int | float) and not isinstance(weight, bool)
    if not (number and _LEAST <= weight <= _MOST):
        message = f"The tie from {ends[0]!r} to {ends[1]!r} has the weight {weight!r}."
        wanted = f"Give a number above 0, from {_LEAST:g} to {_MOST:g}"
        raise QueryError(f"{message} {wanted}, or measure with weighted=false.")
