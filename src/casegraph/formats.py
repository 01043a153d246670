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
    """A way to write an answer. `name` is what `?format=` takes, and the file name's ending."""

    name: str
    label: str
    media_type: str
    kinds: tuple[Kind, ...]
    also: tuple[str, ...] = ()
    iri: str = ""
    text: bool = True

    @property
    def content_type(self) -> str:
        """The media type as it stands in a header, with the character encoding of texts."""
        return f"{self.media_type}; charset=utf-8" if self.text else self.media_type


_W3C = "http://www.w3.org/ns/formats/"
_RESULTS: tuple[Kind, ...] = ("table", "truth")
_GRAPH: tuple[Kind, ...] = ("graph",)

FORMATS: Mapping[str, ResultFormat] = MappingProxyType(
    {
        form.name: form
        for form in (
            ResultFormat(
                "json",
                "SPARQL JSON",
                "application/sparql-results+json",
                _RESULTS,
                ("application/json",),
                f"{_W3C}SPARQL_Results_JSON",
                text=False,
            ),
            ResultFormat(
                "xml",
                "SPARQL XML",
                "application/sparql-results+xml",
                _RESULTS,
                ("application/xml", "text/xml"),
                f"{_W3C}SPARQL_Results_XML",
                text=False,
            ),
            ResultFormat("csv", "CSV", "text/csv", ("table",), (), f"{_W3C}SPARQL_Results_CSV"),
            ResultFormat(
                "tsv",
                "TSV",
                "text/tab-separated-values",
                ("table",),
                (),
                f"{_W3C}SPARQL_Results_TSV",
            ),
            ResultFormat("ttl", "Turtle", "text/turtle", _GRAPH, ("text/plain",), f"{_W3C}Turtle"),
            ResultFormat(
                "nt",
                "N-Triples",
                "application/n-triples",
                _GRAPH,
                (),
                f"{_W3C}N-Triples",
                text=False,
            ),
            ResultFormat(
                "rdf",
                "RDF/XML",
                "application/rdf+xml",
                _GRAPH,
                ("application/xml", "text/xml"),
                f"{_W3C}RDF_XML",
                text=False,
            ),
            ResultFormat(
                "jsonld",
                "JSON-LD",
                "application/ld+json",
                _GRAPH,
                ("application/json",),
                f"{_W3C}JSON-LD",
                text=False,
            ),
            ResultFormat("trig", "TriG", "application/trig", _GRAPH, (), f"{_W3C}TriG", text=False),
            ResultFormat(
                "nq", "N-Quads", "application/n-quads", _GRAPH, (), f"{_W3C}N-Quads", text=False
            ),
        )
    }
)
"""By name; within a kind the first one is given where a request has no wish."""

DOCUMENTS: Mapping[str, ResultFormat] = MappingProxyType(
    {
        form.name: form
        for form in (
            ResultFormat("html", "HTML", "text/html", ("document",)),
            ResultFormat("json", "JSON", "application/json", ("document",), text=False),
            ResultFormat("yaml", "YAML", "application/yaml", ("document",), text=False),
        )
    }
)
"""By name; apart from the others, because JSON of a thing is not JSON of a table."""


def formats_of(kind: Kind) -> tuple[ResultFormat, ...]:
    """The formats in which an answer of that kind can be written, the preferred one first."""
    return tuple(form for form in FORMATS.values() if kind in form.kinds)
