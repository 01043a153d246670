"""Labels: one for each IRI that has a name, in English or in no language."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple

from casegraph.store.labels import labelled, labels_of

LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TURTLE = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <http://example.org/> .
<concept> skos:prefLabel "Silos"@en, "Silodenken"@de ; skos:altLabel "Alleys"@en .
<person> foaf:name "Ada" .
<work> dct:title "Zebra", "Apple"@en .
<term> rdfs:label "term"@en .
<german> rdfs:label "nur deutsch"@de .
<odd> dct:title <work> .
"""


def node(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


@pytest.fixture
def store() -> Store:
    """A store of a few things with names."""
    made = Store()
    made.load(TURTLE.encode(), format=RdfFormat.TURTLE)
    return made


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("concept", Literal("Silos", language="en")),
        ("person", Literal("Ada")),
        ("work", Literal("Apple", language="en")),
        ("term", Literal("term", language="en")),
        ("german", None),
        ("odd", None),
        ("nothing", None),
    ],
)
def test_a_thing_has_one_label_or_none(store: Store, name: str, label: Literal | None) -> None:
    assert labels_of(store, [node(name)]).get(node(name)) == label


def test_statements_come_first_and_as_they_were(store: Store) -> None:
    given = [Triple(node("concept"), node("term"), node("person")) for _ in range(2)]
    found = list(labelled(store, iter(given)))
    assert found[:2] == given
    assert set(found[2:]) == {
        Triple(node("concept"), LABEL, Literal("Silos", language="en")),
        Triple(node("term"), LABEL, Literal("term", language="en")),
        Triple(node("person"), LABEL, Literal("Ada")),
    }


def test_a_label_that_is_there_is_not_repeated(store: Store) -> None:
    given = [Triple(node("term"), LABEL, Literal("term", language="en"))]
    assert list(labelled(store, given)) == given


def test_literals_and_blank_nodes_have_no_label(store: Store) -> None:
    store.update("INSERT DATA { [] <http://example.org/p> 'http://example.org/person' }")
    quads = store.quads_for_pattern(None, node("p"), None)
    assert len(list(labelled(store, (quad.triple for quad in quads)))) == 1


def test_more_things_than_are_asked_for_at_once_all_get_theirs(store: Store) -> None:
    things = [node(f"n{number}") for number in range(1234)]
    store.extend(Quad(thing, LABEL, Literal(thing.value)) for thing in things)
    assert len(labels_of(store, [*things, node("nothing")])) == 1234
