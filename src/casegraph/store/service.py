"""The SPARQL service described in RDF: endpoint, formats, features and dataset.

https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple, serialize

from casegraph.formats import FORMATS, ResultFormat
from casegraph.store.graphs import Graphs
from casegraph.store.iris import LICENCE, PREFIXES
from casegraph.store.serialise import rdf_format, with_sorted_prefixes

__all__ = ["ServiceNotes", "service_description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_NAMES = PREFIXES | {"sd": _SD, "void": _VOID, "format": "http://www.w3.org/ns/formats/"}
_STATEMENTS = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_INTEGER = NamedNode(f"{PREFIXES['xsd']}integer")


class ServiceNotes:
    """The description of the service over a store; what is counted is counted once."""

    def __init__(self, store: Graphs) -> None:
        ((statements,),) = _rows(store, _STATEMENTS)
        self.statements = int(statements.value)
        self.graphs = {name.value: int(number.value) for name, number in _rows(store, _GRAPHS)}


def _rows(store: Graphs, query: str) -> QuerySolutions:
    found = store.query(query)
    assert isinstance(found, QuerySolutions), "asked with SELECT"
    return found


def service_description(
    notes: ServiceNotes, endpoint: str, form: ResultFormat, *, federates: bool = False
) -> bytes:
    """The description of the service at an address, as bytes in a format for graphs."""
    triples = [*_service(endpoint, federates=federates), *_dataset(endpoint, notes)]
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
    dataset, whole = NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#default-graph")
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
