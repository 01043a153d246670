"""Descriptions: how far each goes, and what they say where they are cut."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from casegraph.store import describe as module
from casegraph.store.describe import DESCRIBED, describe, describing, names_of, referring

BASE = "https://w3id.org/casegraph/"
A, B = f"{BASE}actor/a", f"{BASE}source/b"
GRAPHS = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@base <https://w3id.org/casegraph/> .
<graph/actors> { <actor/a> a cg:Actor . <actor/b> a cg:Actor . }
<record/x> {
  <case/x#cost-1> a cg:CostItem ; cg:text "Paid."@en ; cg:payer <actor/a> ; cg:sequence 1 .
  <case/x#cost-2> a cg:CostItem ; cg:text "Paid too."@en ; cg:payer <actor/a>, <actor/b> .
  <case/x> dct:title "X"@en .
  <source/b> a cg:Source ; dct:title "B" .
}
<record/y> { <source/b> a cg:Source ; dct:title "B" . }
<graph/ontology> {
  <ns> dct:title "Terms"@en . cg:Thing dct:title "Thing"@en ; cg:among [ a cg:List ] .
  <http://example.org/other> dct:title "Other"@en .
}
"""


@pytest.fixture
def store() -> Store:
    """A store of a few statements, each in its graph and in the default graph too."""
    made = Store()
    made.load(GRAPHS.encode(), format=RdfFormat.TRIG)
    for graph in list(made.named_graphs()):
        made.update(f"ADD {graph} TO DEFAULT")
    return made


def told(store: Store, kind: str, thing: str) -> set[tuple[str, str, str]]:
    return {
        (
            str(quad.subject).removeprefix(f"<{BASE}").rstrip(">"),
            str(quad.predicate).rpartition("/")[2].rpartition("#")[2].rstrip(">"),
            str(quad.graph_name).removeprefix(f"<{BASE}").rstrip(">"),
        )
        for quad in describe(store, kind, thing)
    }


def test_an_actor_comes_with_what_names_it_told_in_short(store: Store) -> None:
    assert told(store, "actor", A) == {
        ("actor/a", "type", "graph/actors"),
        ("case/x#cost-1", "type", "record/x"),
        ("case/x#cost-1", "text", "record/x"),
        ("case/x#cost-1", "payer", "record/x"),
        ("case/x#cost-2", "type", "record/x"),
        ("case/x#cost-2", "text", "record/x"),
        ("case/x#cost-2", "payer", "record/x"),
    }


def test_only_statements_that_name_the_thing_itself_are_told_of_others(store: Store) -> None:
    payers = {quad.object for quad in describe(store, "actor", A) if "payer" in str(quad.predicate)}
    assert payers == {NamedNode(A)}


def test_a_source_is_told_by_every_record_that_cites_it(store: Store) -> None:
    assert told(store, "source", B) == {
        ("source/b", name, f"record/{case}") for name in ("type", "title") for case in "xy"
    }
    assert describing(store, B) == ("x", "y")


def test_a_record_is_its_whole_graph(store: Store) -> None:
    assert len(describe(store, "record", f"{BASE}record/x")) == 11
    assert describe(store, "record", f"{BASE}record/x") == describe(store, "case", f"{BASE}case/x")


def test_the_ontology_is_its_terms_and_their_blank_nodes_alone(store: Store) -> None:
    found = describe(store, "ontology", f"{BASE}ns")
    assert len(found) == 4
    assert not [quad for quad in found if "example.org" in str(quad.subject)]


def test_a_long_description_says_that_it_is_cut(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_REFERENCES", 1)
    found = describe(store, "actor", A)
    (note,) = [quad.object for quad in found if quad.predicate.value.endswith("#comment")]
    assert "2 things refer to this one; the first 1 are described here." in str(note)
    assert f"{BASE}case/x#cost-2" not in {quad.subject.value for quad in found}  # type: ignore[union-attr]  # all have IRIs


def test_what_refers_to_a_thing_is_in_order(store: Store) -> None:
    assert referring(store, A) == (f"{BASE}case/x#cost-1", f"{BASE}case/x#cost-2")
    assert referring(store, f"{BASE}actor/none") == ()


def test_the_names_of_a_kind_are_in_order(store: Store) -> None:
    assert names_of(store, "Actor") == ("a", "b")
    assert names_of(store, "Place") == ()


@pytest.mark.parametrize("kind", sorted(set(DESCRIBED) - {"ontology", "vocabulary"}))
def test_of_what_is_not_there_nothing_is_told(store: Store, kind: str) -> None:
    assert describe(store, kind, f"{BASE}{kind}/none") == []
