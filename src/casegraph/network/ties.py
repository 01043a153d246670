"""Ties and notes: what is met again and again, gathered before it is put into a network."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from casegraph.network.attributes import ATTRIBUTES, joined
from casegraph.network.graph import AnyNetwork
from casegraph.network.spans import Span

__all__ = ["Notes", "Ties", "met"]


# Looked up millions of times where cases are many.
_RULES = {name: attribute.gathered for name, attribute in ATTRIBUTES.items()}


class _Gathered:
    """The attributes of one node or tie, as they come together from several mentions."""

    __slots__ = ("_span", "_values", "weight")

    def __init__(self) -> None:
        self.weight = 0.0
        self._span: Span | None = None
        self._values: dict[str, Any] = {}

    def add(self, span: Span | None, values: Mapping[str, Any]) -> None:
        """Take in what one mention says."""
        if span is not None and span is not self._span:
            self._span = self._span.joined(span) if self._span else span
        own = self._values
        for name, given in values.items():
            rule = _RULES[name]
            if name not in own:
                own[name] = dict.fromkeys(given) if rule == "join" else given
            elif rule == "join":
                kept = own[name]
                for one in given:
                    kept[one] = None
            elif rule == "sum":
                own[name] += given
            elif rule == "most":
                own[name] = max(own[name], given)

    def told(self) -> dict[str, Any]:
        """The attributes; whatever names its cases also says how many they are."""
        told = {
            name: joined(value) if isinstance(value, dict) else value
            for name, value in self._values.items()
        }
        counted = {"case_count": len(self._values["cases"])} if "cases" in told else {}
        years = self._span.years if self._span else {}
        return {name: value for name, value in told.items() if value != ""} | counted | years


class Notes:
    """What is noted of nodes in passing: years, cases, roles, counts."""

    def __init__(self, network: AnyNetwork) -> None:
        self._network = network
        self._nodes: dict[str, _Gathered] = defaultdict(_Gathered)

    def add(self, node: str, span: Span | None = None, **values: Any) -> None:
        """Note something of a node."""
        self._nodes[node].add(span, values)

    def note(self) -> None:
        """Put the notes onto the nodes."""
        for node, gathered in self._nodes.items():
            self._network.nodes[node].update(gathered.told())


class Ties:
    """Ties between nodes: their weights add up, their values are gathered.

    In a network without direction a tie is the same from either end. Nothing is tied to itself.
    """

    def __init__(self, network: AnyNetwork) -> None:
        self._network = network
        self._ties: dict[tuple[str, str], _Gathered] = {}

    def add(
        self, one: str, other: str, weight: float = 1.0, span: Span | None = None, **values: Any
    ) -> None:
        """Count a tie and gather its values: iterables of texts where an attribute joins several.

        Its years reach from the first to the last of all spans given.
        """
        if one == other:
            return
        pair = (one, other)
        if not self._network.is_directed() and pair not in self._ties:
            pair = min(pair, pair[::-1], key=lambda ends: ends not in self._ties)
        gathered = self._ties.setdefault(pair, _Gathered())
        gathered.weight += weight
        gathered.add(span, values)

    def tie(self) -> None:
        """Put the ties into the network."""
        for (one, other), gathered in self._ties.items():
            self._network.add_edge(one, other, weight=gathered.weight, **gathered.told())


def met(groups: Sequence[Iterable[str]]) -> dict[tuple[str, str], list[int]]:
    """For each two that are in a group together, the numbers of those groups.

    The members of a group must differ from one another.
    """
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for pair in combinations(sorted(group), 2):
            found[pair].append(number)
    return found
