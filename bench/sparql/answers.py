"""Whether servers give the same answer: its rows as values that do not depend on who wrote them."""

import json
from collections import Counter
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

__all__ = ["Rows", "read_rows"]

Rows = Counter[tuple[tuple[str, str], ...]]
"""Rows of terms, each with the times it is given."""


def read_rows(body: bytes, media_type: str) -> Rows:
    """The rows of SPARQL JSON, or the statements of N-Triples, each of which counts once."""
    if not media_type.endswith("json"):
        statements = parse(body, format=RdfFormat.N_TRIPLES)
        return Counter({_statement(quad.triple): 1 for quad in statements})
    answer = json.loads(body)
    names = answer["head"]["vars"]
    return Counter(
        tuple((name, _value(row[name])) for name in names if name in row)
        for row in answer["results"]["bindings"]
    )


def _statement(triple: Triple) -> tuple[tuple[str, str], ...]:
    terms = (triple.subject, triple.predicate, triple.object)
    return tuple(zip("spo", map(_term, terms), strict=True))


def _value(binding: dict[str, Any]) -> str:
    if binding["type"] == "uri":
        return f"<{binding['value']}>"
    return _literal(binding["value"], binding.get("datatype", ""))


def _term(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return _literal(term.value, term.datatype.value) if isinstance(term, Literal) else str(term)


def _literal(text: str, datatype: str) -> str:
    """A literal; servers write the same number, and the type of plain text, in their own ways."""
    if datatype.endswith(("#integer", "#int", "#decimal", "#double")):
        return f"{float(text):g}"
    return text
