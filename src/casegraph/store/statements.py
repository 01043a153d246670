"""Statements about the collection itself, written with prefixed names and plain values."""

from datetime import date

from pyoxigraph import Literal, NamedNode, Triple

from casegraph.store.mapping import iri

__all__ = ["Object", "node", "triple"]

Object = str | int | date | NamedNode | Literal

_DATE = NamedNode(iri("xsd:date"))


def node(name: str) -> NamedNode:
    """The term of a prefixed name such as `void:Dataset`, or of a whole IRI."""
    return NamedNode(name if "//" in name else iri(name))


def triple(subject: str, predicate: str, obj: Object, language: str | None = None) -> Triple:
    """A statement about a thing; text is plain, or in the language named."""
    return Triple(NamedNode(subject), node(predicate), _term(obj, language))


def _term(obj: Object, language: str | None) -> NamedNode | Literal:
    if isinstance(obj, NamedNode | Literal):
        return obj
    if isinstance(obj, date):
        return Literal(obj.isoformat(), datatype=_DATE)
    return Literal(obj) if isinstance(obj, int) else Literal(obj, language=language)
