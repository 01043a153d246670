"""The W3C tests of SPARQL 1.1, as their manifests list them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

__all__ = [
    "NEEDS_DATA",
    "Evaluation",
    "Exchange",
    "Request",
    "Syntax",
    "csv_tests",
    "evaluations",
    "exchanges",
    "iri",
    "service_description_tests",
    "syntax_tests",
]

_IRI = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
_MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
_QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
_UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
_HT = Namespace("http://www.w3.org/2011/http#")
_CNT = Namespace("http://www.w3.org/2011/content#")

NEEDS_DATA = [
    pytest.mark.outside_data,
    pytest.mark.skipif(
        "CASEGRAPH_TEST_DATA" not in os.environ,
        reason="CASEGRAPH_TEST_DATA is not set: outside data are not here",
    ),
]


@dataclass(frozen=True)
class Evaluation:
    """A query with its data and the file of the answer that is expected."""

    id: str
    query: Path
    default: tuple[Path, ...]
    named: tuple[Path, ...]
    expected: Path


@dataclass(frozen=True)
class Syntax:
    """A query or update that is to be read or not."""

    id: str
    text: Path
    good: bool


@dataclass(frozen=True)
class Request:
    """One HTTP request, and what its response must be."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    format: str | None
    boolean: bool | None


@dataclass(frozen=True)
class Exchange:
    """Requests that belong together, with the named graphs that must be there."""

    id: str
    graphs: tuple[tuple[str, Path], ...]
    requests: tuple[Request, ...]


def iri(file: Path) -> str:
    """The IRI under which the W3C publishes a file of the tests."""
    return f"{_IRI}{file.parent.name}/{file.name}"


def evaluations() -> tuple[Evaluation, ...]:
    """All tests of query evaluation, but for those of entailment."""
    found = _tests(_MF.QueryEvaluationTest)
    return tuple(_evaluation(*test) for test in found if test[0].folder.name != "entailment")


def csv_tests() -> tuple[Evaluation, ...]:
    """The tests of the CSV format."""
    return tuple(_evaluation(*test) for test in _tests(_MF.CSVResultFormatTest))


def syntax_tests() -> tuple[Syntax, ...]:
    """The tests of query syntax; some of those that are not to be read are updates."""
    return tuple(
        Syntax(manifest.id(test), manifest.file(test, _MF.action), good)
        for kind, good in ((_MF.PositiveSyntaxTest11, True), (_MF.NegativeSyntaxTest11, False))
        for manifest, test in _tests(kind)
    )


def exchanges() -> tuple[Exchange, ...]:
    """The tests of the protocol."""
    return tuple(_exchange(*test) for test in _tests(_MF.ProtocolTest))


def service_description_tests() -> tuple[str, ...]:
    """The tests of the service description; how to run them is said in words only."""
    return tuple(manifest.id(test) for manifest, test in _tests(_MF.ServiceDescriptionTest))


class _Manifest:
    """A manifest: its folder, and its statements."""

    def __init__(self, file: Path) -> None:
        self.folder = file.parent
        self.graph = Graph().parse(file, publicID=iri(file))

    def entries(self, kind: URIRef) -> Iterator[Node]:
        """The tests of a kind that the manifest lists, in its order."""
        for listed in self.graph.objects(None, _MF.entries):
            tests = self.graph.items(listed)
            yield from (test for test in tests if (test, RDF.type, kind) in self.graph)

    def id(self, test: Node) -> str:
        """The folder and the name of a test."""
        return f"{self.folder.name}/{str(test).partition('#')[2]}"

    def file(self, subject: Node, predicate: URIRef) -> Path:
        """The one file that a property names."""
        (file,) = self.files(subject, predicate)
        return file

    def files(self, subject: Node, predicate: URIRef) -> tuple[Path, ...]:
        """The files that a property names."""
        names = sorted(str(name) for name in self.graph.objects(subject, predicate))
        return tuple(self.folder / name.rpartition("/")[2] for name in names)

    def text(self, subject: Node | None, predicate: URIRef) -> str:
        """The text that a property holds."""
        value = self.graph.value(subject, predicate)
        assert value is not None, f"{subject} has no {predicate}"
        return str(value)


def _tests(kind: URIRef) -> Iterator[tuple[_Manifest, Node]]:
    """The tests of a kind, each with the manifest that lists it."""
    for manifest in _manifests():
        for test in manifest.entries(kind):
            yield manifest, test


@cache
def _manifests() -> tuple[_Manifest, ...]:
    """All manifests of SPARQL 1.1; none where there are no outside data."""
    data = os.environ.get("CASEGRAPH_TEST_DATA")
    folder = Path(data) / "w3c-rdf-tests" / "sparql" / "sparql11" if data else None
    return (
        tuple(_Manifest(file) for file in sorted(folder.glob("*/manifest.ttl"))) if folder else ()
    )


def _evaluation(manifest: _Manifest, test: Node) -> Evaluation:
    action = manifest.graph.value(test, _MF.action)
    assert action is not None
    return Evaluation(
        manifest.id(test),
        manifest.file(action, _QT.query),
        manifest.files(action, _QT.data),
        manifest.files(action, _QT.graphData),
        manifest.file(test, _MF.result),
    )


def _exchange(manifest: _Manifest, test: Node) -> Exchange:
    graph = manifest.graph
    connection = graph.value(test, _MF.action)
    (requests,) = graph.objects(connection, _HT.requests)
    return Exchange(
        manifest.id(test),
        tuple(
            (manifest.text(data, RDFS.label), manifest.file(data, _UT.graph))
            for data in graph.objects(test, _UT.graphData)
        ),
        tuple(_request(manifest, request) for request in graph.items(requests)),
    )


def _request(manifest: _Manifest, request: Node) -> Request:
    graph = manifest.graph
    response = graph.value(request, _HT.resp)
    listed = graph.value(request, _HT.headers)
    headers = graph.items(listed) if listed else ()
    names = (str(status) for status in graph.objects(response, _MF.expectedStatus))
    return Request(
        manifest.text(request, _HT.methodName),
        manifest.text(request, _HT.absolutePath),
        tuple(
            (manifest.text(header, _HT.fieldName), manifest.text(header, _HT.fieldValue))
            for header in headers
        ),
        _body(manifest, graph.value(request, _HT.body)),
        frozenset(name[-3:] for name in names),
        _python(graph.value(response, _MF.expectedFormat)),
        _python(graph.value(response, _MF.expectedBoolean)),
    )


def _body(manifest: _Manifest, body: Node | None) -> bytes | None:
    if body is None:
        return None
    return manifest.text(body, _CNT.chars).encode(manifest.text(body, _CNT.characterEncoding))


def _python(node: Node | None) -> Any:
    return node.toPython() if isinstance(node, Literal) else None
