"""The SPARQL service described in RDF: endpoint, formats, features and dataset.

https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Triple, serialize

from casegraph.formats import FORMATS, ResultFormat
from casegraph.store.description import description
from casegraph.store.graphs import Graphs
from casegraph.store.iris import DATASET, LICENCE, PREFIXES
from casegraph.store.serialise import rdf_format, with_sorted_prefixes
from casegraph.store.terms import word

__all__ = ["ServiceNotes", "service_description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_NAMES = PREFIXES | {"sd": _SD, "void": _VOID, "format": "http://www.w3.org/ns/formats/"}
_INTEGER = NamedNode(f"{PREFIXES['xsd']}integer")
_WHOLE = "SELECT (COUNT(*) AS ?size) { ?s ?p ?o }"
_GRAPHS = "SELECT ?graph (COUNT(*) AS ?size) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


class ServiceNotes:
    """The description of the service over a store; what is counted is counted once.

    The default graph is described by VoID's class and property partitions, where the store holds
    them.
    """

    def __init__(self, store: Graphs) -> None:
        self.statements = int(word(next(_rows(store, _WHOLE))[0]))
        self.graphs = {word(graph): int(word(size)) for graph, size in _rows(store, _GRAPHS)}
        self.described = description(store)


def _rows(store: Graphs, query: str) -> Iterator[QuerySolution]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions), "asked with SELECT"
    return iter(found)


def service_description(
    notes: ServiceNotes, endpoint: str, form: ResultFormat, *, federates: bool = False
) -> bytes:
    """The description of the service at an address, as bytes in a format for graphs."""
    service = _service(endpoint, federates=federates)
    triples = [*service, *_dataset(endpoint, notes), *notes.described]
    text = serialize(triples, format=rdf_format(form.name), prefixes=_NAMES) or b""
    return with_sorted_prefixes(text, len(_NAMES))


def _service(endpoint: str, *, federates: bool) -> Iterator[Triple]:
    service = NamedNode(f"{endpoint}#service")
    yield _typed(service, "Service")
    yield _sd(service, "endpoint", NamedNode(endpoint))
    yield _sd(service, "supportedLanguage", NamedNode(f"{_SD}SPARQL11Query"))
    yield _sd(service, "feature", NamedNode(f"{_SD}UnionDefaultGraph"))
    if federates:
        yield _sd(service, "feature", NamedNode(f"{_SD}BasicFederatedQuery"))
    for form in FORMATS.values():
        yield _sd(service, "resultFormat", NamedNode(form.iri))
    yield _sd(service, "defaultDataset", NamedNode(f"{endpoint}#dataset"))
    yield Triple(service, NamedNode(f"{PREFIXES['dct']}license"), NamedNode(LICENCE))


def _dataset(endpoint: str, notes: ServiceNotes) -> Iterator[Triple]:
    dataset = NamedNode(f"{endpoint}#dataset")
    whole = NamedNode(DATASET if notes.described else f"{endpoint}#default-graph")
    yield _typed(dataset, "Dataset")
    yield _sd(dataset, "defaultGraph", whole)
    yield _typed(whole, "Graph")
    yield _count(whole, notes.statements)
    for number, (name, statements) in enumerate(sorted(notes.graphs.items()), start=1):
        named = NamedNode(f"{endpoint}#graph-{number}")
        graph = NamedNode(f"{endpoint}#content-{number}")
        yield _sd(dataset, "namedGraph", named)
        yield _typed(named, "NamedGraph")
        yield _sd(named, "name", NamedNode(name))
        yield _sd(named, "graph", graph)
        yield _typed(graph, "Graph")
        yield _count(graph, statements)


def _typed(subject: NamedNode, name: str) -> Triple:
    return Triple(subject, NamedNode(f"{PREFIXES['rdf']}type"), NamedNode(f"{_SD}{name}"))


def _sd(subject: NamedNode, name: str, value: NamedNode) -> Triple:
    return Triple(subject, NamedNode(f"{_SD}{name}"), value)


def _count(subject: NamedNode, statements: int) -> Triple:
    number = Literal(str(statements), datatype=_INTEGER)
    return Triple(subject, NamedNode(f"{_VOID}triples"), number)
