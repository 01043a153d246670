"""Costs: how the time of a measure grows with the network, and how large it may be."""

from collections.abc import Callable
from dataclasses import dataclass

from casegraph.network.measures.subject import Subject

__all__ = ["DISTANCES", "LINEAR", "NODES_TIMES_TIES", "REPEATED", "TIES_TIMES_DEGREE", "Cost"]


@dataclass(frozen=True)
class Cost:
    """A class of cost: its name, what is counted as a step, and how many steps it may take."""

    id: str
    steps: Callable[[Subject], int]
    most: int


def _size(subject: Subject) -> int:
    return len(subject.names) + len(subject.ends)


def _two_steps(subject: Subject) -> int:
    return len(subject.names) + sum(int(degree) ** 2 for _, degree in subject.graph.degree)


DISTANCES = 4
"""How many times as long shortest paths take where ties differ in length."""

LINEAR = Cost("nodes + ties", _size, 5_000_000)
REPEATED = Cost("nodes + ties, many times over", _size, 1_000_000)
TIES_TIMES_DEGREE = Cost("ties times degree", _two_steps, 20_000_000)
NODES_TIMES_TIES = Cost(
    "nodes times ties", lambda at: len(at.names) * (len(at.names) + len(at.ends)), 500_000_000
)
