"""The terms: one header, everything labelled and defined, domains and ranges, no loose ends."""

import re

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Node

from casegraph.resources import ontology_folder
from casegraph.store.iris import VERSION

CG = "https://w3id.org/casegraph/ns#"
ONTOLOGY = URIRef("https://w3id.org/casegraph/ns")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(ontology_folder() / "casegraph.ttl")


def own(terms: Graph, *kinds: Node) -> set[Node]:
    """Our own terms of these kinds."""
    return {
        term
        for kind in kinds
        for term in terms.subjects(RDF.type, kind)
        if str(term).startswith(CG)
    }


def test_there_is_one_ontology_header_in_all_files() -> None:
    files = ontology_folder().rglob("*.ttl")
    headers = [s for file in files for s in Graph().parse(file).subjects(RDF.type, OWL.Ontology)]
    assert headers == [ONTOLOGY]


def test_version_is_the_one_that_records_conform_to(terms: Graph) -> None:
    assert str(terms.value(ONTOLOGY, OWL.versionInfo)) == "1.0.0"
    assert terms.value(ONTOLOGY, OWL.versionIRI) == URIRef(VERSION)


def test_classes_and_properties_are_all_there(terms: Graph) -> None:
    assert len(own(terms, OWL.Class)) == 21
    assert len(own(terms, *PROPERTIES)) == 128


def test_every_term_has_one_english_label_and_definition(terms: Graph) -> None:
    for term in own(terms, OWL.Class, *PROPERTIES):
        for property_ in (RDFS.label, SKOS.definition):
            languages = [getattr(text, "language", None) for text in terms.objects(term, property_)]
            assert languages == ["en"], (term, property_)


def test_every_term_says_where_it_is_defined(terms: Graph) -> None:
    for term in own(terms, OWL.Class, *PROPERTIES):
        assert terms.value(term, RDFS.isDefinedBy) == ONTOLOGY, term


def test_no_two_classes_share_a_label(terms: Graph) -> None:
    labels = [str(terms.value(term, RDFS.label)) for term in own(terms, OWL.Class)]
    assert len(labels) == len(set(labels))


def test_every_property_has_one_domain_and_one_range(terms: Graph) -> None:
    for term in own(terms, *PROPERTIES):
        for property_ in (RDFS.domain, RDFS.range):
            assert len(list(terms.objects(term, property_))) == 1, (term, property_)


def test_literals_are_datatype_properties_and_links_object_properties(terms: Graph) -> None:
    for term in own(terms, *PROPERTIES):
        literal = str(terms.value(term, RDFS.range)).startswith(
            (str(RDF), "http://www.w3.org/2001/")
        )
        assert ((term, RDF.type, OWL.DatatypeProperty) in terms) == literal, term


def test_inverses_are_stated_on_both_sides(terms: Graph) -> None:
    pairs = set(terms.subject_objects(OWL.inverseOf))
    assert len(pairs) == 8
    assert pairs == {(second, first) for first, second in pairs}


def test_claims_are_pairwise_disjoint(terms: Graph) -> None:
    sizes = {len(list(terms.items(members))) for members in terms.objects(None, OWL.members)}
    assert sizes == {7, 12}


def test_every_term_of_others_in_an_axiom_is_declared_with_a_label(terms: Graph) -> None:
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)
    used = {term for axiom in axioms for term in terms.objects(None, axiom)}
    foreign = {t for t in used if isinstance(t, URIRef) and not str(t).startswith((CG, str(RDF)))}
    for term in foreign - {t for t in foreign if t.startswith("http://www.w3.org/2001/XMLSchema#")}:
        assert (term, RDFS.label, None) in terms, term
        assert (term, RDF.type, None) in terms, term


def test_every_property_in_use_is_declared(terms: Graph) -> None:
    builtin = (str(RDF), str(RDFS), str(OWL))
    used = {p for p in terms.predicates() if not str(p).startswith(builtin)}
    assert {p for p in used if (p, RDF.type, None) not in terms} == set()


def test_blank_nodes_are_only_those_owl_asks_for(terms: Graph) -> None:
    blank = {s for s in terms.subjects() if isinstance(s, BNode)}
    lists = set(terms.subjects(RDF.first, None))
    unions = set(terms.subjects(OWL.unionOf, None))
    disjoint = set(terms.subjects(RDF.type, OWL.AllDisjointClasses))
    assert blank == lists | unions | disjoint


def test_alignments_only_speak_of_terms_that_exist(terms: Graph) -> None:
    alignments = Graph().parse(ontology_folder() / "alignments.ttl")
    assert len(alignments) == 22
    assert set(alignments.subjects()) <= own(terms, OWL.Class, *PROPERTIES)


def test_alignments_hold_no_match_between_terms() -> None:
    alignments = Graph().parse(ontology_folder() / "alignments.ttl")
    assert not [p for p in alignments.predicates() if str(p).startswith(str(SKOS))]


def lost(published: str, graph: Graph) -> list[str]:
    """Published terms and concepts of which the ontology says nothing any more."""
    names = [line for line in published.splitlines() if line and not line.startswith("#")]
    iris = [URIRef(f"https://w3id.org/casegraph/{name}") for name in names]
    return [str(iri) for iri in iris if (iri, None, None) not in graph]


def test_nothing_that_was_published_is_gone(terms: Graph, schemes: Graph) -> None:
    published = (ontology_folder() / "published-terms.txt").read_text("utf-8")
    assert len(re.findall(r"(?m)^(ns|vocab)", published)) == 1000
    assert lost(published, terms + schemes) == []


def test_a_term_that_was_removed_is_missed(terms: Graph) -> None:
    assert lost("# 1.0.0\nns#Removed\n", terms) == ["https://w3id.org/casegraph/ns#Removed"]
