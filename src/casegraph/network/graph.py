"""The graph that a network is: networkx's own, knowing what its nodes and edges mean."""

from typing import Any, TypeAlias

import networkx as nx

__all__ = ["AnyNetwork", "DirectedNetwork", "Network"]


class _Described:
    """What networks of both sorts can do beside what networkx does."""

    graph: dict[str, Any]

    @property
    def kind(self) -> str:
        """Id of the projection that it was made by."""
        return str(self.graph.get("kind", ""))

    @property
    def label(self) -> str:
        """What the network shows, in a few words."""
        return str(self.graph.get("label", ""))


class Network(_Described, nx.Graph):  # type: ignore[misc]
    """A network whose ties have no direction. `.graph` holds flat facts about the whole.

    Nodes are texts such as `case/gov-uk` or `vocab/barrier/silos`, the end of the thing's IRI.
    """


class DirectedNetwork(_Described, nx.DiGraph):  # type: ignore[misc]
    """A network whose ties go one way; else as `Network`."""


AnyNetwork: TypeAlias = Network | DirectedNetwork
