"""Ties: edges that are met again and again, gathered before they are put into a network."""

from collections.abc import Iterable

from casegraph.network.attributes import ATTRIBUTES, joined
from casegraph.network.graph import AnyNetwork

__all__ = ["Ties"]


class Ties:
    """Ties between nodes: their weights add up, their values are gathered.

    In a network without direction a tie is the same from either end.
    """

    def __init__(self, network: AnyNetwork) -> None:
        self._network = network
        self._weights: dict[tuple[str, str], float] = {}
        self._values: dict[tuple[str, str], dict[str, dict[str, None]]] = {}

    def add(self, one: str, other: str, weight: float = 1.0, **values: Iterable[str]) -> None:
        """Count a tie, and gather values for attributes that join several, such as `claims`."""
        pair = (one, other)
        if not self._network.is_directed() and pair not in self._weights:
            pair = min(pair, pair[::-1], key=lambda ends: ends not in self._weights)
        self._weights[pair] = self._weights.get(pair, 0.0) + weight
        kept = self._values.setdefault(pair, {})
        for name, given in values.items():
            kept.setdefault(ATTRIBUTES[name].name, {}).update(dict.fromkeys(given))

    def tie(self) -> None:
        """Put the ties into the network."""
        for (one, other), weight in self._weights.items():
            texts = {name: joined(kept) for name, kept in self._values[one, other].items()}
            told = {name: text for name, text in texts.items() if text}
            self._network.add_edge(one, other, weight=weight, **told)
