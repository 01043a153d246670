"""Needs: what a network must be like for a measure to apply to it, each said once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from casegraph.network.measures.subject import Subject
from casegraph.network.parameters import Value

__all__ = ["NEEDS", "Need"]

Values = Mapping[str, Value]


@dataclass(frozen=True)
class Need:
    """One need: its name, what it says, how to see whether it is met, and the reason if not."""

    id: str
    label: str
    met: Callable[[Subject, Values], bool]
    reason: str


def _attribute(subject: Subject, values: Values) -> bool:
    known = subject.attribute(str(values["attribute"]))
    return any(one in known and other in known for one, other in subject.ends)


def _size(least: int) -> Callable[[Subject, Values], bool]:
    return lambda at, _: len(at.names) >= least


_TWO_KINDS = "of two kinds with ties only between them"
_LISTED = (
    Need("nodes", "at least one node", _size(1), "it has no nodes"),
    Need("pair", "at least two nodes", _size(2), "it has under two nodes"),
    Need("three", "at least three nodes", _size(3), "it has under three nodes"),
    Need("ties", "at least one tie", lambda at, _: bool(at.ends), "it has no ties between nodes"),
    Need(
        "directed",
        "ties with a direction",
        lambda at, _: at.directed,
        "its ties have no direction",
    ),
    Need(
        "undirected",
        "ties without direction",
        lambda at, _: not at.directed,
        "its ties have a direction",
    ),
    Need(
        "bipartite",
        "two kinds of nodes, ties only between them",
        lambda at, _: at.sides is not None,
        f"its nodes are not {_TWO_KINDS}",
    ),
    Need(
        "one-mode",
        "not bipartite",
        lambda at, _: at.sides is None,
        f"its nodes are {_TWO_KINDS}",
    ),
    Need(
        "connected",
        "a single component",
        lambda at, _: len(at.components) == 1,
        "it falls into several components",
    ),
    Need(
        "attribute",
        "a tie whose two nodes have the attribute",
        _attribute,
        "no tie has that attribute at both its nodes",
    ),
)
NEEDS: Mapping[str, Need] = {need.id: need for need in _LISTED}
