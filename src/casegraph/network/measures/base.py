"""The measure: what is computed, of what, from which source, and what it asks of the network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from casegraph.errors import QueryError
from casegraph.network.attributes import Attribute
from casegraph.network.measures.costs import DISTANCES, Cost
from casegraph.network.measures.needs import NEEDS
from casegraph.network.measures.subject import Subject
from casegraph.network.parameters import Parameter, Value

__all__ = [
    "NORMALISED",
    "RESOLUTION",
    "RUNS",
    "SEED",
    "WEIGHTED",
    "Measure",
    "Number",
    "Result",
    "Values",
]

Number = int | float
Values = Mapping[str, Value]
Result = Mapping[int, Number] | Mapping[tuple[int, int], Number] | Number
"""Values by node, by tie, or one; what is not defined is left out or not a number."""

WEIGHTED = Parameter("weighted", "Use the weights of ties", default=False)
NORMALISED = Parameter("normalised", "Divide by the largest possible value", default=True)
RESOLUTION = Parameter("resolution", "More and smaller communities", 1.0, least=0.0, most=100.0)
SEED = Parameter("seed", "Seed of the random numbers", 1, least=0, most=2**31 - 1)
RUNS = Parameter("runs", "Runs of which the best is kept", 10, least=1, most=100)


@dataclass(frozen=True)
class Measure:
    """One measure of nodes, of ties (`edge`) or of the whole network.

    `needs` names entries of `NEEDS`; `weight` says what a weight means to it; `instead` is what
    to use where it does not apply; `engine` is the library that computes it.
    """

    id: str
    label: str
    description: str
    of: Literal["node", "edge", "network"]
    type: Literal["integer", "double", "string"]
    reference: str
    function: Callable[[Subject, Values], Result]
    cost: Cost
    needs: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    weight: Literal["unused", "strength", "distance"] = "unused"
    instead: str = ""
    engine: Literal["networkx", "igraph", "own"] = "networkx"

    @property
    def attribute(self) -> Attribute:
        """What it becomes when it is written to nodes or ties."""
        return Attribute(self.id, self.label, self.type, self.description)

    def check(self, subject: Subject, values: Values) -> None:
        """QueryError, with the reason, if it does not apply or would take too long."""
        for need in self.needs:
            if not NEEDS[need].met(subject, values):
                raise self.refusal(NEEDS[need].reason)
        steps = self.cost.steps(subject) * int(values.get("runs", 1))
        if self.weight == "distance" and values.get("weighted"):
            steps *= DISTANCES
        if steps > self.cost.most:
            raise self._too_long(subject, steps)

    def refusal(self, reason: str) -> QueryError:
        """The error that says why it does not apply to a network."""
        use = f" Use {self.instead!r}." if self.instead else ""
        return QueryError(f"The measure {self.id!r} does not apply to this network: {reason}.{use}")

    def _too_long(self, subject: Subject, steps: int) -> QueryError:
        size = f"{len(subject.names):,} nodes and {len(subject.ends):,} ties"
        limit = f"{steps:,} steps ({self.cost.id}), but {self.cost.most:,} are allowed"
        remedy = "Take fewer cases, ties above a weight or a backbone, or leave this measure out."
        return QueryError(
            f"The measure {self.id!r} would take too long on {size}: {limit}. {remedy}"
        )
