"""The forms in which answers are given: one table for SPARQL, linked data and dumps alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["DOCUMENTS", "FORMATS", "Kind", "ResultFormat", "formats_of"]

Kind = Literal["table", "truth", "graph", "document"]
"""What a query gives: SELECT a table, ASK a truth value, CONSTRUCT and DESCRIBE a graph.

A document tells of one thing in a shape of its own.
"""


@dataclass(frozen=True)
class ResultFormat:
    """A way to write an answer. `name` is what `?format=` takes, and the file name's ending;
    `also` are further media types and `aliases` further names by which it is asked for."""

    name: str
    label: str
    media_type: str
    kinds: tuple[Kind, ...]
    iri: str
    also: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The media type as it stands in a header, with the character encoding of texts."""
        text = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if text else self.media_type


_W3C = "http://www.w3.org/ns/formats/"
_RESULTS: tuple[Kind, ...] = ("table", "truth")
_TABLE: tuple[Kind, ...] = ("table",)
_GRAPH: tuple[Kind, ...] = ("graph",)
_ANY_JSON, _ANY_XML = ("application/json",), ("application/xml", "text/xml")


def _form(
    name: str,
    label: str,
    media_type: str,
    kinds: tuple[Kind, ...],
    iri: str,
    **more: tuple[str, ...],
) -> ResultFormat:
    return ResultFormat(name, label, media_type, kinds, f"{_W3C}{iri}", **more)


_LISTED = (
    _form(
        "json",
        "SPARQL JSON",
        "application/sparql-results+json",
        _RESULTS,
        "SPARQL_Results_JSON",
        also=_ANY_JSON,
    ),
    _form(
        "xml",
        "SPARQL XML",
        "application/sparql-results+xml",
        _RESULTS,
        "SPARQL_Results_XML",
        also=_ANY_XML,
    ),
    _form("csv", "CSV", "text/csv", _TABLE, "SPARQL_Results_CSV"),
    _form("tsv", "TSV", "text/tab-separated-values", _TABLE, "SPARQL_Results_TSV"),
    _form(
        "ttl",
        "Turtle",
        "text/turtle",
        _GRAPH,
        "Turtle",
        also=("text/plain",),
        aliases=("turtle", "n3"),
    ),
    _form("nt", "N-Triples", "application/n-triples", _GRAPH, "N-Triples", aliases=("ntriples",)),
    _form(
        "rdf",
        "RDF/XML",
        "application/rdf+xml",
        _GRAPH,
        "RDF_XML",
        also=_ANY_XML,
        aliases=("rdfxml", "rdf+xml", "xml"),
    ),
    _form(
        "jsonld",
        "JSON-LD",
        "application/ld+json",
        _GRAPH,
        "JSON-LD",
        also=_ANY_JSON,
        aliases=("json-ld", "json"),
    ),
    _form("trig", "TriG", "application/trig", _GRAPH, "TriG"),
    _form("nq", "N-Quads", "application/n-quads", _GRAPH, "N-Quads", aliases=("nquads",)),
)
FORMATS: Mapping[str, ResultFormat] = MappingProxyType({form.name: form for form in _LISTED})
"""By name; within a kind the first one is given where a request has no wish."""

DOCUMENTS: Mapping[str, ResultFormat] = MappingProxyType(
    {
        form.name: form
        for form in (
            ResultFormat("html", "HTML", "text/html", ("document",), ""),
            ResultFormat("json", "JSON", "application/json", ("document",), ""),
            ResultFormat("yaml", "YAML", "application/yaml", ("document",), ""),
            ResultFormat(
                "md", "Markdown", "text/markdown", ("document",), "", aliases=("markdown",)
            ),
        )
    }
)
"""By name; apart from the others, because JSON of a thing is not JSON of a table."""


def formats_of(kind: Kind) -> tuple[ResultFormat, ...]:
    """The formats in which an answer of that kind can be written, the preferred one first."""
    return tuple(form for form in FORMATS.values() if kind in form.kinds)
