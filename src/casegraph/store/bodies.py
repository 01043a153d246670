"""Bodies of answers from elsewhere: parsed to their end, or refused as no whole answer."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

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

__all__ = ["GRAPH_FORMS", "TABLE_FORMS", "Row", "rows", "statements", "table", "truth"]

Row = tuple[Any, ...]

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


def table(body: bytes, form: str) -> tuple[QuerySolutions, int]:
    """The solutions of SELECT, from their beginning, and their number."""
    clean = _clean(body, form)
    with _parsing(clean, form):
        found = parse_query_results(clean, format=TABLE_FORMS[form])
        if isinstance(found, QuerySolutions):
            rows = sum(1 for _ in found)
            again = parse_query_results(clean, format=TABLE_FORMS[form])
            assert isinstance(again, QuerySolutions), "as before"
            return again, rows
    raise EndpointError(_NO_TABLE)


def rows(body: bytes, form: str) -> list[Row]:
    """The solutions of SELECT, all at once."""
    clean = _clean(body, form)
    with _parsing(clean, form):
        found = parse_query_results(clean, format=TABLE_FORMS[form])
        if isinstance(found, QuerySolutions):
            return [tuple(solution) for solution in found]
    raise EndpointError(_NO_TABLE)


def truth(body: bytes, form: str) -> QueryBoolean:
    """The truth value of ASK."""
    with _parsing(body, form):
        if form == "json":
            json.loads(body)  # the parser reads no further than the value
        found = parse_query_results(body, format=TABLE_FORMS[form])
    if not isinstance(found, QueryBoolean):
        raise EndpointError("The store gave a table where a truth value was asked for.")
    return found


def statements(body: bytes, form: str) -> list[Triple]:
    """The statements of CONSTRUCT or DESCRIBE, each as often as it was given."""
    with _parsing(body, form):
        return [quad.triple for quad in parse(body, format=GRAPH_FORMS[form], base_iri=BASE)]


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


@contextmanager
def _parsing(body: bytes, form: str) -> Iterator[None]:
    """Make of everything that a parser may complain of one error that says what it means."""
    if form in ("xml", "rdf") and not _XML_END.search(body[-200:]):
        raise EndpointError(_CUT)
    try:
        yield
    except (SyntaxError, ValueError, RecursionError) as error:
        raise EndpointError(_CUT) from error


_NO_TABLE = "The store gave a truth value where a table was asked for."
_CUT = (
    "The answer of the store is not whole, or not what it says it is. Nothing of it is given; "
    "ask again, or ask for less."
)
