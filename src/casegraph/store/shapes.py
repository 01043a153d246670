"""SHACL: whether the graph is what `ontology/shapes/` asks for, in words a curator understands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Triple, serialize

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Violation", "violations"]


@dataclass(frozen=True, order=True)
class Violation:
    """One thing that breaks a shape: on which node, by which property, and what to do."""

    node: str
    path: str
    message: str
    value: str


def violations(quads: Iterable[Quad], shapes: Sequence[Path]) -> list[Violation]:
    """Validate statements, all graphs merged, against shape files.

    The data go to pySHACL as a copy: it changes settings of a dataset that it is handed.
    """
    from pyshacl import validate
    from rdflib import Graph

    data, shape_graph = Graph(), Graph()
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    data.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    for file in shapes:
        shape_graph.parse(file, format="turtle")
    _, report, _ = validate(data, shacl_graph=shape_graph, inference="none", advanced=False)
    assert isinstance(report, Graph), "pySHACL answers with a graph unless asked otherwise"
    return _read(report)


def _read(report: "Graph") -> list[Violation]:
    from rdflib.namespace import RDF, SH

    def word(node: "Node", predicate: "Node") -> str:
        found = report.value(node, predicate)
        return "" if found is None else str(found)

    return sorted(
        Violation(
            word(result, SH.focusNode),
            word(result, SH.resultPath),
            word(result, SH.resultMessage),
            word(result, SH.value),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )
