"""Query evaluation: the data of a test, the question put to a service, the verdict."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize

from tests.conformance.answers import Answer, Likeness, Table, likeness, read_answer
from tests.conformance.manifest import Evaluation, evaluations, exchanges, iri
from tests.conformance.services import Response, Service

__all__ = ["NOTHING", "ask_over_dataset", "ask_over_store", "every_graph", "nquads", "verdict"]

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".srj": "application/sparql-results+json",
    ".srx": "application/sparql-results+xml",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
}
_NQUADS = "application/n-quads"
NOTHING = "https://example.org/nothing"
"""A graph that is in no store."""
_FROM = re.compile(r"\bFROM\s+<", re.IGNORECASE)


def ask_over_dataset(service: Service, test: Evaluation) -> Response:
    """Ask a service that holds each file of all tests as a graph, by the dataset of the protocol.

    A query that names its dataset itself is left alone.
    """
    if _FROM.search(test.query.read_text("utf-8")):
        return _ask(service, test)
    default = [iri(file) for file in test.default] or [NOTHING]
    named = [iri(file) for file in test.named]
    graphs = [("default-graph-uri", name) for name in default]
    return _ask(service, test, graphs + [("named-graph-uri", name) for name in named])


def ask_over_store(service: Service, test: Evaluation) -> Response:
    """Ask a service that can be written to, after its data are replaced by those of the test."""
    default = [quad for file in test.default for quad in _graph(file, DefaultGraph())]
    named = [quad for file in test.named for quad in _graph(file, NamedNode(iri(file)))]
    written = service.send("PUT", "/store", [("Content-Type", _NQUADS)], nquads(default + named))
    assert written.status == 204
    return _ask(service, test)


def verdict(test: Evaluation, response: Response) -> Likeness:
    """How alike the answer is to the one that is expected."""
    assert response.status == 200, response.body.decode()
    assert response.media_type == _accept(test)
    given = read_answer(response.body, response.media_type, iri(test.query))
    return likeness(_expected(test), given, ordered=_ordered(test))


def every_graph() -> list[Quad]:
    """The data of all tests, each file a graph of its own name."""
    files = {file for test in evaluations() for file in (*test.default, *test.named)}
    named = {(iri(file), file) for file in files}
    named |= {graph for exchange in exchanges() for graph in exchange.graphs}
    return [quad for name, file in sorted(named) for quad in _graph(file, NamedNode(name))]


def _graph(file: Path, name: NamedNode | DefaultGraph) -> list[Quad]:
    """The statements of a file as a graph of that name."""
    form = RdfFormat.from_extension(file.suffix[1:])
    read = parse(path=file, format=form, base_iri=iri(file), rename_blank_nodes=True)
    return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in read]


def nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as a store takes them."""
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None
    return written


def _ask(service: Service, test: Evaluation, dataset: Sequence[tuple[str, str]] = ()) -> Response:
    """The query as it stands, but that relative IRIs in it are relative to its own address."""
    query = f"BASE <{iri(test.query)}>\n{test.query.read_text('utf-8')}"
    return service.ask(query, _accept(test), dataset)


def _accept(test: Evaluation) -> str:
    """The format of the file with the expected answer, but JSON for tables written in RDF."""
    table_in_rdf = test.expected.suffix == ".ttl" and isinstance(_expected(test), Table)
    return _MEDIA_TYPES[".srj" if table_in_rdf else test.expected.suffix]


@cache
def _expected(test: Evaluation) -> Answer:
    media_type = _MEDIA_TYPES[test.expected.suffix]
    return read_answer(test.expected.read_bytes(), media_type, iri(test.expected))


def _ordered(test: Evaluation) -> bool:
    """Whether the query as a whole is ordered, not only one within it."""
    return "ORDER BY" in test.query.read_text("utf-8").rpartition("}")[2].upper()
