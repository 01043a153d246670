"""What it takes to be read: graphs in a store of ours, or in one elsewhere."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

__all__ = ["Graphs", "Name", "Result", "Subject", "Term"]

Subject = NamedNode | BlankNode | Triple
Term = NamedNode | BlankNode | Literal | Triple
Name = NamedNode | BlankNode | DefaultGraph
Result = QuerySolutions | QueryBoolean | QueryTriples


class Graphs(Protocol):
    """A dataset that can be read: pyoxigraph's Store is one, RemoteGraphs another.

    The default graph is all named graphs merged, each statement once.
    """

    def named_graphs(self, /) -> Iterator[NamedNode | BlankNode]:
        """The names of all graphs but the default one."""
        ...

    def quads_for_pattern(
        self,
        /,
        subject: Subject | None,
        predicate: NamedNode | None,
        object: Term | None,  # noqa: A002  # the name in pyoxigraph
        graph_name: Name | None,
    ) -> Iterable[Quad]:
        """The statements that match what is given."""
        ...

    def query(
        self,
        /,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        default_graph: list[NamedNode | BlankNode | DefaultGraph] | None = None,
        named_graphs: list[NamedNode | BlankNode] | None = None,
    ) -> Result:
        """Answer a query; SyntaxError or QueryError if it cannot be read."""
        ...
