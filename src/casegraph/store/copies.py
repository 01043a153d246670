"""Statements handed to rdflib, for what it does best: SHACL."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from casegraph.errors import QueryError
from casegraph.store.iris import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["to_rdflib"]


def to_rdflib(statements: Iterable[Quad | Triple]) -> "Graph":
    """Statements, all graphs merged, as an rdflib graph; each distinct term is made once."""
    from rdflib import BNode, Graph, URIRef
    from rdflib import Literal as RdflibLiteral

    @cache
    def term(_: str, value: NamedNode | BlankNode | Literal | Triple) -> "Node":
        if isinstance(value, NamedNode):
            return URIRef(value.value)
        if isinstance(value, BlankNode):
            return BNode(value.value)
        if isinstance(value, Triple):
            raise QueryError("rdflib cannot hold statements about statements. Use .to('ttl').")
        if value.language:
            return RdflibLiteral(value.value, lang=value.language)
        plain = value.datatype.value == f"{PREFIXES['xsd']}string"
        return RdflibLiteral(value.value, datatype=None if plain else URIRef(value.datatype.value))

    graph = Graph()
    for said in statements:
        graph.add((
            term(str(said.subject), said.subject),
            term(str(said.predicate), said.predicate),
            term(str(said.object), said.object),
        ))  # fmt: skip
    return graph
