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


_LISTED = (
    Need("nodes", "at least one node", lambda at, _: len(at.names) > 0, "it has no nodes"),
    Need("pair", "at least two nodes", lambda at, _: len(at.names) > 1, "it has under two nodes"),
    Need("three", "at least three nodes", lambda at, _: len(at.names) > 2, "it has under three nodes"),  # noqa: E501, PLR2004
    Need("ties", "at least one tie", lambda at, _: bool(at.ends), "it has no ties between nodes"),
    Need("directed", "ties with a direction", lambda at, _: at.directed, "its ties have no direction"),  # noqa: E501
    Need("undirected", "ties without direction", lambda at, _: not at.directed, "its ties have a direction"),  # noqa: E501
    Need("bipartite", "two kinds of nodes, ties only between them", lambda at, _: at.sides is not None, "its nodes are not of two kinds with ties only between them"),  # noqa: E501
    Need("one-mode", "not bipartite", lambda at, _: at.sides is None, "its nodes are of two kinds with ties only between them"),  # noqa: E501
    Need("connected", "a single component", lambda at, _: len(at.components) == 1, "it falls into several components"),  # noqa: E501
    Need("attribute", "a tie whose two nodes have the attribute", _attribute, "no tie has that attribute at both its nodes"),  # noqa: E501
)  # fmt: skip
NEEDS: Mapping[str, Need] = {need.id: need for need in _LISTED}
