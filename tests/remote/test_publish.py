"""A snapshot loaded into stores of different habits: whole, once, again, and gone on with."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store

from casegraph.errors import EndpointError
from casegraph.store.abilities import Abilities
from casegraph.store.endpoint import Endpoint
from casegraph.store.iris import BASE, MERGED_GRAPH, PREFIXES
from casegraph.store.probing import connect
from casegraph.store.publishing import Published, publish, query_endpoint
from casegraph.store.remote import RemoteGraphs
from tests.remote.conftest import SMALL, Start, graphs
from tests.remote.servers import Server

STATEMENTS = 20
THEIRS = "http://example.org/theirs"


def _publish(own: Store, server: Server) -> Published:
    return publish(own, server.store, server.queries)


def _connect(own: Store, server: Server, statements: int = STATEMENTS) -> RemoteGraphs:
    return connect(server.queries, own, statements, 1000)


def _told(done: Published) -> tuple[int, int, int]:
    return done.sent, done.kept, done.removed


def test_every_graph_is_there_afterwards(empty: Server, small: Store) -> None:
    done = _publish(small, empty)
    there = _connect(small, empty)
    assert done.statements == there.count(DefaultGraph()) == STATEMENTS
    assert [there.count(name) for name in sorted(small.named_graphs(), key=str)] == [7, 9, 5]


def test_a_second_time_sends_nothing(empty: Server, small: Store) -> None:
    first = _publish(small, empty)
    again = _publish(small, empty)
    assert (again.sent, again.kept, again.merged) == (0, 4, first.merged)


def test_a_graph_that_was_added_to_is_sent_again(empty: Server, small: Store) -> None:
    _publish(small, empty)
    empty.tell("POST", f"{BASE}record/a", "<urn:a> <urn:b> <urn:c> .")
    assert _publish(small, empty).sent == 1
    assert _connect(small, empty).count(NamedNode(f"{BASE}record/a")) == 9


def test_another_graph_of_the_same_size_is_sent_again(empty: Server, small: Store) -> None:
    _publish(small, empty)
    changed = graphs(SMALL.replace("2001", "2002"))
    assert _told(_publish(changed, empty)) == (2, 2, 0)
    assert _told(_publish(small, empty)) == (2, 2, 0)


def test_a_record_that_is_gone_is_removed_and_nothing_of_others(
    empty: Server, small: Store
) -> None:
    _publish(small, empty)
    empty.tell("PUT", THEIRS, "<urn:a> <urn:b> <urn:c> .")
    fewer = graphs(SMALL.replace("<record/b> {", "<record/a> {"))
    assert _publish(fewer, empty).removed == 1
    assert f"{BASE}record/b" not in empty.graphs()
    assert THEIRS in empty.graphs()


def test_statements_with_the_same_blank_node_stay_together(empty: Server, small: Store) -> None:
    _publish(small, empty)
    query = "ASK { cg:of rdfs:domain/owl:unionOf/rdf:rest*/rdf:first cg:Place }"
    assert _connect(small, empty).query(query, prefixes=PREFIXES)


def test_graph_meets_all_graphs_of_ours_even_if_they_are_many(empty: Server) -> None:
    empty.tell("PUT", THEIRS, "<urn:a> <urn:b> <urn:c> .")
    names = [f"record/{number}" for number in range(130)]
    many = graphs("".join(f"<{name}> {{ <{name}> foaf:primaryTopic <{name}#> }}" for name in names))
    _publish(many, empty)
    found = _connect(many, empty, 130).query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(found, QuerySolutions)
    assert {row["g"].value for row in found} - {THEIRS} == {f"{BASE}{name}" for name in names}


@pytest.mark.parametrize("shared", ["oxigraph", "oxigraph-union"], indirect=True)
def test_a_default_graph_of_others_is_left_alone(empty: Server, small: Store) -> None:
    empty.tell("PUT", None, "<urn:a> <urn:b> <urn:c> .")
    done = _publish(small, empty)
    assert done.merged == MERGED_GRAPH
    assert RemoteGraphs(empty.queries, Abilities()).query("ASK { <urn:a> <urn:b> <urn:c> }")


@pytest.mark.parametrize("shared", ["oxigraph"], indirect=True)
def test_the_default_graph_is_ours_where_it_can_be(empty: Server, small: Store) -> None:
    assert _publish(small, empty).merged is None


def test_the_endpoint_for_queries_is_found_beside(shared: Server) -> None:
    assert query_endpoint(shared.store).url == shared.queries.url


def test_two_different_stores_are_noticed(empty: Server, small: Store, start: Start) -> None:
    other = start("oxigraph")
    with pytest.raises(EndpointError, match="Are both the same store"):
        publish(small, empty.store, other.queries)


@pytest.mark.engines
@pytest.mark.parametrize("shared", ["virtuoso"], indirect=True)
@pytest.mark.parametrize("who", ["", "dba:wrong@", "nobody:dba@"])
def test_a_store_that_asks_who_one_is_refuses_others(who: str, empty: Server, small: Store) -> None:
    store = Endpoint(empty.store.url.replace("http://", f"http://{who}"))
    with pytest.raises(EndpointError, match="CASEGRAPH_SPARQL_PASSWORD"):
        publish(small, store, empty.queries)
