"""A query to bytes, within bounds."""

from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from casegraph.errors import QueryError, ResultTooLargeError
from casegraph.formats import FORMATS
from casegraph.store.evaluate import Bounds, Dataset, evaluate
from casegraph.store.graphs import Graphs

WIDE = Bounds(1000, 1_000_000)
A, B, P = (NamedNode(f"http://example.org/{name}") for name in "abp")
AWKWARD = 'SELECT ?x { VALUES ?x { "},{" "<result>" "1\\n2" "\\"" } }'


def _twice(_: Graphs, triples: Iterable[Triple]) -> list[Triple]:
    return [triple for triple in triples for _ in "ab"]


@pytest.fixture
def store() -> Store:
    store = Store()
    store.add(Quad(A, P, Literal("one")))
    store.add(Quad(A, P, Literal("two"), B))
    return store


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize(
    ("query", "rows"),
    [("SELECT * {}", 1), ("SELECT ?x { FILTER(false) }", 0), ("SELECT * { ?s ?p ?o }", 1)],
)
def test_rows_are_counted(store: Store, form: str, query: str, rows: int) -> None:
    assert evaluate(store, query, FORMATS[form], Dataset(), WIDE)[1] == rows


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_what_looks_like_rows_within_literals_is_no_row(store: Store, form: str) -> None:
    body, _ = evaluate(store, AWKWARD, FORMATS[form], Dataset(), Bounds(4, 10_000))
    assert b"result" in body


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_too_many_rows_are_an_error(store: Store, form: str) -> None:
    with pytest.raises(ResultTooLargeError, match="more than 3 rows"):
        evaluate(store, AWKWARD, FORMATS[form], Dataset(), Bounds(3, 10_000))


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld", "trig", "nq"])
def test_too_many_statements_are_an_error(store: Store, form: str) -> None:
    query = "CONSTRUCT { ?s ?p ?x } { ?s ?p ?o VALUES ?x { 1 2 3 } }"
    assert evaluate(store, query, FORMATS[form], Dataset(), Bounds(3, 10_000))[1] == 3
    with pytest.raises(ResultTooLargeError, match="more than 2 statements"):
        evaluate(store, query, FORMATS[form], Dataset(), Bounds(2, 10_000))


@pytest.mark.parametrize(
    ("query", "form"), [("SELECT * {}", "json"), ("CONSTRUCT WHERE { ?s ?p ?o }", "nt")]
)
def test_too_many_bytes_are_an_error(store: Store, query: str, form: str) -> None:
    with pytest.raises(ResultTooLargeError, match="more than 20 bytes"):
        evaluate(store, query, FORMATS[form], Dataset(), Bounds(1000, 20))


def test_the_graphs_of_the_request_replace_those_of_the_query(store: Store) -> None:
    query = "SELECT ?o FROM <http://example.org/none> { ?s ?p ?o }"
    found = evaluate(store, query, FORMATS["csv"], Dataset(default=[B.value]), WIDE)[0]
    assert found == b"o\r\ntwo\r\n"


def test_a_dataset_of_named_graphs_has_an_empty_default_graph(store: Store) -> None:
    query = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    found = evaluate(store, query, FORMATS["csv"], Dataset(named=[B.value]), WIDE)[0]
    assert found == b"o\r\ntwo\r\n"


@pytest.mark.parametrize("graph", ["file:///etc/passwd", "http://127.0.0.1:9/"])
def test_a_graph_from_elsewhere_is_empty(store: Store, graph: str) -> None:
    query = f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}"
    assert evaluate(store, query, FORMATS["json"], Dataset(), WIDE)[1] == 0


@pytest.mark.parametrize(
    ("query", "form", "complaint"),
    [
        ("SELECT * {", "json", "The query cannot be read: error at 1:11"),
        ("SELECT * {?s <a:b>", "json", r'1:19: expected one of "\$", .*", OPTIONAL$'),
        ("SELECT * {?s <a:b> ?o c}", "json", "error at 1:25: unexpected here$"),
        ("SELECT ?a ?b {?a ?b ?c} GROUP BY ?a", "json", r": The SELECT contains .* unbound\.$"),
        ("DROP ALL", "json", "cannot be read"),
        ("SELECT * {}", "ttl", "Turtle holds graphs; this query gives none"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "A graph cannot be written as csv"),
    ],
)
def test_what_cannot_be_answered_is_named(
    store: Store, query: str, form: str, complaint: str
) -> None:
    with pytest.raises(QueryError, match=complaint):
        evaluate(store, query, FORMATS[form], Dataset(), WIDE)


def test_a_dataset_of_no_iri_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="no IRI"):
        evaluate(store, "ASK {}", FORMATS["json"], Dataset(default=["not an iri"]), WIDE)


def test_labels_join_a_graph(store: Store) -> None:
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    body, number = evaluate(store, query, FORMATS["nt"], Dataset(), WIDE, _twice)
    assert (body.count(b"\n"), number) == (2, 2)


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ('SELECT ?x { VALUES ?x { "},{" "<result>" "1\\n2" "\\"}},{\\"" "{}" } }', 5),
        ('SELECT ?x ?y { VALUES ?x { "[{}]" "," } OPTIONAL { ?x ?x ?y } }', 2),
        ("SELECT ?x { VALUES ?x { UNDEF UNDEF 1 } }", 3),
        ("SELECT ?x { VALUES ?x { UNDEF } }", 1),
        ('SELECT ?x { VALUES ?x { "{}" } FILTER(false) }', 0),
    ],
)
def test_rows_are_told_from_what_looks_like_them(
    store: Store, form: str, query: str, rows: int
) -> None:
    assert evaluate(store, query, FORMATS[form], Dataset(), WIDE)[1] == rows
