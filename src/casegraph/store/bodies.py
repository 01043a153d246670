"""Bodies of answers from elsewhere: parsed to their end, or refused as no whole answer."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from casegraph.errors import EndpointError
from casegraph.store.iris import BASE

__all__ = ["GRAPH_FORMS", "TABLE_FORMS", "Row", "rows", "size", "solutions", "statements", "truth"]

Row = tuple[Any, ...]
T = TypeVar("T")
_COMPLAINTS = (SyntaxError, ValueError, RecursionError)
_TAIL = 200

TABLE_FORMS: Mapping[str, QueryResultsFormat] = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""What tables and truth values may come in: formats with an end, those read quickest first."""
GRAPH_FORMS: Mapping[str, RdfFormat] = {
    "nt": RdfFormat.N_TRIPLES,
    "ttl": RdfFormat.TURTLE,
    "rdf": RdfFormat.RDF_XML,
}
"""What graphs may come in, those that leave the least room for misunderstandings first."""

# The parser takes an XML document that stops between two tags for a whole one.
_XML_END = re.compile(rb"</(?:[\w.-]+:)?(?:sparql|RDF)\s*>\s*\Z")
# Labels of blank nodes that are none, such as nodeID://b1. No `<` or `"` stands bare in a literal.
_BLANKS = {
    "xml": re.compile(rb"(<(?:\w+:)?bnode>)([^<]*)(?=</)"),
    "json": re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")([^"\\]*)(?=")'),
}
_NOT_IN_LABELS = re.compile(rb"[^A-Za-z0-9]")
# The parser drops white space at the edges of a literal, unless it is written as references.
_WHITE = b" \t\r\n"
_LITERAL = re.compile(rb"(<(?:\w+:)?literal\b[^<>]*>)([^<]+)")


def size(body: bytes, form: str) -> int:
    """The number of solutions of SELECT, read to the end."""
    return _whole(body, form, lambda found: sum(1 for _ in _table(found)))


def solutions(body: bytes, form: str) -> QuerySolutions:
    """The solutions of SELECT, of a body that is known to be whole."""
    found = parse_query_results(_clean(body, form), format=TABLE_FORMS[form])
    assert isinstance(found, QuerySolutions), "its size is known"
    return found


def rows(body: bytes, form: str) -> list[Row]:
    """The solutions of SELECT, all at once."""
    return _whole(body, form, lambda found: [tuple(solution) for solution in _table(found)])


def truth(body: bytes, form: str) -> QueryBoolean:
    """The truth value of ASK."""
    if form == "json":
        _json(body)  # the parser reads no further than the value
    if not _whole(body, form, lambda found: isinstance(found, QueryBoolean)):
        raise EndpointError("The store gave a table where a truth value was asked for.")
    found = parse_query_results(body, format=TABLE_FORMS[form])
    assert isinstance(found, QueryBoolean), "as before"
    return found


def statements(body: bytes, form: str) -> list[Triple]:
    """The statements of CONSTRUCT or DESCRIBE, each as often as it was given."""
    if form != "rdf" or _XML_END.search(body[-_TAIL:]):
        try:
            return [quad.triple for quad in parse(body, format=GRAPH_FORMS[form], base_iri=BASE)]
        except _COMPLAINTS:
            pass
    raise EndpointError(_CUT)


def _clean(body: bytes, form: str) -> bytes:
    """The body as the parser takes it without harm: labels that are labels, edges that stay."""
    if b"bnode" in body:
        body = _BLANKS[form].sub(lambda found: found[1] + _label(found[2]), body)
    return _LITERAL.sub(_with_edges, body) if form == "xml" else body


def _label(text: bytes) -> bytes:
    """A label that is one, and another one for another text."""
    return _NOT_IN_LABELS.sub(lambda found: b"_%02X" % ord(found[0]), text)


def _with_edges(found: "re.Match[bytes]") -> bytes:
    text = found[2]
    middle = text.strip(_WHITE)
    if len(middle) == len(text):
        return found[0]
    before, after = text[: len(text) - len(text.lstrip(_WHITE))], text[len(text.rstrip(_WHITE)) :]
    return found[1] + _references(before) + middle + (_references(after) if middle else b"")


def _references(text: bytes) -> bytes:
    return b"".join(b"&#%d;" % code for code in text)


def _whole(body: bytes, form: str, read: Callable[[QuerySolutions | QueryBoolean], T]) -> T:
    """What is read of a body; one error for everything that its parser may complain of.

    The parser's own error ends here: it would carry solutions out of the thread that they are of.
    """
    if form != "xml" or _XML_END.search(body[-_TAIL:]):
        try:
            return read(parse_query_results(_clean(body, form), format=TABLE_FORMS[form]))
        except _COMPLAINTS:
            pass
    raise EndpointError(_CUT)


def _table(found: QuerySolutions | QueryBoolean) -> QuerySolutions:
    if isinstance(found, QuerySolutions):
        return found
    raise EndpointError("The store gave a truth value where a table was asked for.")


def _json(body: bytes) -> None:
    try:
        json.loads(body)
    except _COMPLAINTS:
        raise EndpointError(_CUT) from None


_CUT = (
    "The answer of the store is not whole, or not what it says it is. Nothing of it is given; "
    "ask again, or ask for less."
)
