"""Serialising: every format can be read again, and is the same to the byte each time."""

import json

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Store, parse

from casegraph.errors import QueryError
from casegraph.formats import formats_of
from casegraph.store.serialise import in_order, rdf_format, serialise

FORMS = [form.name for form in formats_of("graph")]
TRIG = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/casegraph/> .
<g> {
  <a> a cg:Case, <http://example.org/Other> ; cg:startYear 2006 ; cg:summary "One"@en, "Eins"@de,
      "plain" ; cg:inPlace <p>, "not an IRI" ; dct:source <s> ; cg:value 1.50, "x", 3 ;
      dct:title "Title", "Titel"@de ; <http://example.org/p> "01"^^xsd:integer, "c"^^xsd:string ;
      cg:isPrimary true ; cg:unit [ dct:title "blank" ] ; dct:temporal "\\"\\n\\u00e9\\U0001F600" .
}
<h> { <a> a cg:Case . }
{ <b> a cg:Case . }
"""


def quads() -> list[Quad]:
    store = Store()
    store.load(TRIG.encode(), format=RdfFormat.TRIG)
    return list(store)


def canonical(found: list[Quad], *, graphs: bool) -> set[str]:
    dataset = Dataset(
        quad if graphs else Quad(quad.subject, quad.predicate, quad.object) for quad in found
    )
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def test_there_are_six_formats_for_graphs() -> None:
    assert FORMS == ["ttl", "nt", "rdf", "jsonld", "trig", "nq"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost_on_the_way(form: str) -> None:
    given = quads()
    found = list(parse(serialise(given, form), format=rdf_format(form)))
    with_graphs = form in ("trig", "nq")
    assert canonical(found, graphs=with_graphs) == canonical(given, graphs=with_graphs)


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_the_statements_makes_no_difference(form: str) -> None:
    given = quads()
    assert len({serialise(order, form) for order in (given, given[::-1], in_order(given))}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_prefixes_are_not_shuffled(form: str) -> None:
    given = quads()
    assert len({serialise(given, form) for _ in range(20)}) == 1


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld"])
def test_a_statement_of_two_graphs_is_written_once_where_there_are_none(form: str) -> None:
    text = serialise([quad for quad in quads() if "Case" in str(quad.object)], form)
    assert len(list(parse(text, format=rdf_format(form)))) == 2


def test_json_ld_has_the_short_names_of_the_context() -> None:
    nodes = json.loads(serialise(quads(), "jsonld"))["@graph"]
    (node,) = [node for node in nodes if node["id"].endswith("/a")]
    assert node["type"] == ["http://example.org/Other", "Case"]
    assert node["startYear"] == "2006"
    assert node["source"] == ["https://w3id.org/casegraph/s"]
    assert node["summary"] == [{"@value": "Eins", "@language": "de"}, "One", {"@value": "plain"}]


def test_a_table_format_holds_no_graph() -> None:
    with pytest.raises(QueryError, match="Use one of: ttl, nt, rdf, jsonld, trig, nq"):
        serialise(quads(), "csv")
