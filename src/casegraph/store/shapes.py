"""SHACL: whether the graph is what `ontology/shapes/` asks for, in words a curator understands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from casegraph.errors import DataError, Problem
from casegraph.store.copies import to_rdflib

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Violation", "violations", "violations_in"]


@dataclass(frozen=True, order=True)
class Violation:
    """One thing that breaks a shape: on which node, by which property, and what to do.

    A warning gives advice; anything else must be put right.
    """

    node: str
    path: str
    message: str
    value: str
    shape: str
    warning: bool


def violations(quads: Iterable[Quad], shapes: Sequence[Path]) -> list[Violation]:
    """Validate statements, all graphs merged, against shape files; gives what breaks them.

    The data go to pySHACL as a copy: it changes settings of a dataset that it is handed.
    """
    from pyshacl import validate

    _, report, _ = validate(
        to_rdflib(quads),
        shacl_graph=_shapes(shapes),
        inference="none",
        advanced=False,
        inplace=True,
    )
    return _read(report)


def violations_in(text: bytes, shapes: Sequence[Path]) -> list[Violation]:
    """The same for statements as N-Triples, as they go from one process to another."""
    return violations(parse(text, format=RdfFormat.N_TRIPLES), shapes)


def _shapes(files: Sequence[Path]) -> "Graph":
    from rdflib import Graph

    shapes = Graph()
    for file in files:
        _parse(shapes, file)
    return shapes


def _parse(shapes: "Graph", file: Path) -> None:
    from rdflib.exceptions import ParserError
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        shapes.parse(file, format="turtle")
    except (BadSyntax, ParserError) as error:
        line = getattr(error, "lines", 0) + 1
        raise DataError([Problem(file, line, 1, "This is not Turtle.")]) from error


def _read(report: object) -> list[Violation]:
    from rdflib import RDF, SH, Graph

    assert isinstance(report, Graph), "pySHACL answers with a graph unless asked otherwise"

    def word(node: "Node", predicate: "Node") -> str:
        found = report.value(node, predicate)
        return "" if found is None else str(found)

    return sorted(
        Violation(
            word(result, SH.focusNode),
            word(result, SH.resultPath),
            word(result, SH.resultMessage),
            word(result, SH.value),
            word(result, SH.sourceShape).rpartition("#")[2],
            report.value(result, SH.resultSeverity) == SH.Warning,
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )
