"""Projections: ways to make a network of the cases. Each is declared in a file of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casegraph.model import Actor, Case, Vocabulary
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value, values_of

__all__ = ["Build", "NetworkInput", "Projection", "Tie"]


@dataclass(frozen=True)
class Tie:
    """Two cases alike: their ids, how much (0 to 1), and the reasons in words."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class NetworkInput:
    """What networks are made from: cases (perhaps a selection), registry, vocabulary, strengths.

    `strengths` gives, by case id and key of the outcome, the slug of its evidence strength.
    `likeness` gives, for case ids and a number n, the n nearest neighbours of each among them.
    """

    cases: Sequence[Case]
    actors: Mapping[str, Actor]
    vocabulary: Vocabulary
    strengths: Mapping[str, Mapping[str, str]]
    likeness: Callable[[Sequence[str], int], Iterable[Tie]] | None = None

    def strength(self, case: str, outcome: str) -> str | None:
        """The slug of the strength of evidence behind an outcome; None where none was derived."""
        return self.strengths.get(case, {}).get(outcome)

    def rank(self, case: str, outcome: str) -> int | None:
        """The same as a step on its scale, 0 the lowest; None where it has no step."""
        slug, scheme = self.strength(case, outcome), self.vocabulary.by_id.get("evidence-strength")
        concept = scheme.by_slug.get(slug) if scheme and slug else None
        return concept.rank if concept else None

    def ranks(self, case: Case) -> Iterator[int]:
        """The steps of all outcomes of a case that have one."""
        found = (self.rank(case.id, outcome.key) for outcome in case.outcomes)
        return (rank for rank in found if rank is not None)


Build = Callable[[AnyNetwork, NetworkInput, Mapping[str, Value]], None]
"""Fills an empty network from what is given, with a value for every parameter."""


@dataclass(frozen=True)
class Projection:
    """A kind of network: what a node, an edge and its weight mean, and how it is built.

    `kinds` are the kinds of its nodes; a bipartite network has two, and ties only between them.
    """

    id: str
    label: str
    node: str
    edge: str
    weight: str
    kinds: tuple[str, ...]
    build: Build
    parameters: tuple[Parameter, ...] = ()
    directed: bool = False
    bipartite: bool = False

    def network(
        self, given: NetworkInput, parameters: Mapping[str, Value] | None = None
    ) -> AnyNetwork:
        """The network of what is given; QueryError for a parameter that is unknown or bad."""
        from casegraph.network.graphs import DirectedNetwork, Network

        values = values_of(f"The network {self.id!r}", self.parameters, parameters or {})
        made: AnyNetwork = DirectedNetwork() if self.directed else Network()
        told: dict[str, Any] = {"kind": self.id, "label": self.label, **values}
        made.graph.update(told)
        self.build(made, given, values)
        return made
