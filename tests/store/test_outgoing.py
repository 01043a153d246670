"""Queries on their way to an endpoint: what is declared, what is told of them, what is counted."""

import pytest
from pyoxigraph import Literal, QuerySolutions, Store

from casegraph.errors import QueryError
from casegraph.store.outgoing import Outgoing

PREFIXES = {"cg": "urn:cg#", "dct": "urn:dct#"}


def _sent(query: str, *, escapes: bool = True) -> Outgoing:
    return Outgoing.of(query, "urn:base", PREFIXES, escapes=escapes)


def test_prefixes_in_use_are_declared_and_the_others_are_not() -> None:
    text = "SELECT * { ?s a cg:Case }"
    assert _sent(text).text == f"BASE <urn:base> PREFIX cg: <urn:cg#> {text}"


def test_a_prefix_that_the_query_declares_is_not_declared_twice() -> None:
    text = "PREFIX cg: <urn:mine#> ASK { ?s a cg:Case }"
    assert _sent(text).text == f"BASE <urn:base> {text}"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT * {}", "table"),
        ("# ASK\nPREFIX a: <b> select*{}", "table"),
        ("ASK {}", "truth"),
        ("DESCRIBE <a>", "graph"),
        ("construct where {}", "graph"),
    ],
)
def test_what_a_query_gives_is_told(query: str, kind: str) -> None:
    assert _sent(query).kind == kind


@pytest.mark.parametrize("query", ["", "FROM", "DELETE WHERE {}", "{}"])
def test_what_is_no_query_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="expected SELECT, ASK, CONSTRUCT or DESCRIBE"):
        _sent(query)


@pytest.mark.parametrize("query", ["SELECT * FROM <a> {}", "DESCRIBE ?x FROM NAMED <a> {}"])
def test_a_dataset_of_its_own_is_told(query: str) -> None:
    assert _sent(query).names_dataset


@pytest.mark.parametrize(
    "query", ['SELECT ("FROM <a>" AS ?x) {}', "SELECT * { ?from <from> from:a } # FROM <a>"]
)
def test_words_that_look_like_a_dataset_are_none(query: str) -> None:
    assert not _sent(query).names_dataset


@pytest.mark.parametrize("query", ["ASK { GRAPH ?g {} }", "ASK { graph<a>{} }"])
def test_graphs_that_are_named_are_told(query: str) -> None:
    assert _sent(query).names_graphs
    assert not _sent('ASK { ?graph ?p "GRAPH" }').names_graphs


def test_escapes_within_iris_are_resolved_for_those_who_do_not_read_them() -> None:
    query = r'ASK { <\U00000068ttp://a#b> ?p "\u0068 <\U00000068>" }'
    assert query in _sent(query).text
    assert r'<http://a#b> ?p "\u0068 <\U00000068>"' in _sent(query, escapes=False).text


def test_an_iri_that_is_none_once_resolved_is_refused() -> None:
    with pytest.raises(QueryError, match="is no IRI once its escapes are resolved"):
        _sent(r"ASK { <a\u003E> ?p ?o }", escapes=False)


@pytest.mark.parametrize(
    ("query", "solutions", "statements"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", 5, 1),
        ("CONSTRUCT{?s ?p ?o . ?s <b> ?o .}{?s ?p ?o}", 5, 2),
        ("CONSTRUCT { ?s ?p ?o, 1.5 ; <b> 2 } { ?s ?p ?o } ORDER BY ?s LIMIT 3 # {", 3, 3),
        ("CONSTRUCT { ?s <a> [ <b> ?o ; <c> 'x;y' ] } WHERE { ?s ?p ?o FILTER(?o > 2) }", 3, 3),
        ("CONSTRUCT { } WHERE { ?s ?p ?o }", 5, 1),
        ("CONSTRUCT WHERE { ?s <urn:p> ?o . ?o ?q ?r }", 0, 2),
        ("PREFIX u: <urn:> CONSTRUCT FROM <urn:g> WHERE { ?s u:p ?o }", 0, 1),
        ("CONSTRUCT { ?s ?p ?o } FROM <urn:g> { ?s ?p ?o }", 0, 1),
        ("CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * { ?s ?p ?o } LIMIT 2 } }", 2, 1),
    ],
)
def test_the_solutions_of_construct_can_be_counted(
    query: str, solutions: int, statements: int
) -> None:
    store = Store()
    store.update("INSERT DATA { <urn:s> <urn:p> 1, 2, 3, 4, 5 }")
    counting = _sent(query).counting()
    assert counting is not None
    found = store.query(counting[0])
    assert isinstance(found, QuerySolutions)
    assert [row[0] for row in found] == [Literal(solutions)]
    assert counting[1] == statements


def test_a_list_in_a_template_counts_for_all_that_it_may_make() -> None:
    counting = _sent("CONSTRUCT { ?s ?p (1 2 ?o) } { ?s ?p ?o }").counting()
    assert counting is not None
    assert counting[1] >= 7


@pytest.mark.parametrize("query", ["DESCRIBE ?s { ?s ?p ?o }", "SELECT * {}"])
def test_other_queries_have_no_solutions_to_count(query: str) -> None:
    assert _sent(query).counting() is None


@pytest.mark.parametrize("query", ["CONSTRUCT { ?s ?p ?o", "CONSTRUCT { ?s ?p ?o }", "CONSTRUCT"])
def test_a_template_without_an_end_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        _sent(query).counting()
