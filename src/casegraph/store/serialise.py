"""Statements as text in the formats of `casegraph.formats`, the same to the byte each time."""

import re
from collections.abc import Iterable, Sequence

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from casegraph.errors import QueryError
from casegraph.store.iris import PREFIXES
from casegraph.store.jsonld import json_ld

__all__ = [
    "in_order",
    "rdf_format",
    "serialise",
    "serialise_triples",
    "text_of",
    "with_sorted_prefixes",
]

_GRAPHS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}
_NAMESPACES = re.compile(rb'(?: xmlns:\w+="[^"]*")+')
_HEAD = 4096


def rdf_format(name: str) -> RdfFormat:
    """The store's own name of a format for graphs; QueryError if it is one for tables."""
    if name not in _GRAPHS:
        raise QueryError(f"A graph cannot be written as {name}. Use one of: {', '.join(_GRAPHS)}.")
    return _GRAPHS[name]


def serialise(quads: Iterable[Quad], form: str) -> bytes:
    """Statements in a format, by its name; JSON-LD and those that know no graphs merge them."""
    if form == "jsonld":
        return json_ld(_merged(quads)).encode()
    rdf = rdf_format(form)
    return text_of(in_order(quads) if rdf.supports_datasets else _merged(quads), rdf)


def serialise_triples(triples: Iterable[Triple], form: str) -> bytes:
    """Statements in no graph of ours, in a format by its name."""
    return text_of(sorted(triples, key=str), rdf_format(form))


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Statements by graph, subject, predicate and object."""
    return sorted(quads, key=_order)


def text_of(statements: Sequence[Quad] | Sequence[Triple], rdf: RdfFormat) -> bytes:
    """Statements as text, in the order in which they are."""
    return with_sorted_prefixes(serialize(statements, format=rdf, prefixes=PREFIXES) or b"")


def with_sorted_prefixes(body: bytes, most: int = len(PREFIXES)) -> bytes:
    """Oxigraph shuffles the prefixes; the same answer is to be the same bytes each time."""
    if body.startswith(b"<?xml "):
        sorted_ = _NAMESPACES.sub(_sorted_namespaces, body[:_HEAD], count=1)
        return sorted_ + body[_HEAD:]
    if not body.startswith(b"@prefix "):
        return body
    lines = body.split(b"\n", most)
    head = [line for line in lines if line.startswith(b"@prefix ")]
    return b"\n".join([*sorted(head), *lines[len(head) :]])


def _sorted_namespaces(found: re.Match[bytes]) -> bytes:
    return b"".join(b" " + name for name in sorted(found.group().split()))


def _order(quad: Quad) -> tuple[str, str, str, str]:
    return (
        str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
    )  # fmt: skip


def _merged(quads: Iterable[Quad]) -> list[Triple]:
    """Each statement once, in order."""
    return sorted({quad.triple for quad in quads}, key=str)
