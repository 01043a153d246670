"""The checks of `ontology/checks/`: our ontology passes each, a small one made for it does not."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from casegraph.resources import ontology_folder
from casegraph.store.ontology import ontology_files

CHECKS = {file.stem: file for file in sorted((ontology_folder() / "checks").glob("*.rq"))}
PREFIXES = """
@prefix bibo: <http://purl.org/ontology/bibo/> .
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ns: <https://w3id.org/casegraph/> .
"""
BARE = "ns:ns a owl:Ontology ."
BROKEN = {
    "foops-find1": BARE,
    "foops-find3": BARE,
    "foops-om1": BARE,
    "foops-om2": BARE,
    "foops-om3": BARE,
    "foops-om4": BARE + 'ns:ns dct:license "CC BY" .',
    "foops-om5": BARE,
    "foops-purl1": "ex:ontology a owl:Ontology .",
    "foops-uri2": "cg:Case rdfs:isDefinedBy <https://w3id.org/casegraph/ns#> ." + BARE,
    "foops-ver1": BARE,
    "foops-voc1": BARE + 'ns:ns ex:mood "good" .',
    "foops-voc2": BARE + "cg:Case a owl:Class ; rdfs:subClassOf cg:Thing .",
    "foops-voc3": "cg:Case a owl:Class .",
    "foops-voc4": "cg:Case a owl:Class .",
    "oops-p02": "cg:Case owl:equivalentClass cg:Initiative .",
    "oops-p03": 'cg:isA rdfs:label "is a"@en .',
    "oops-p04": "cg:Case a owl:Class .",
    "oops-p05": """cg:has owl:inverseOf cg:of ; rdfs:domain cg:Case ; rdfs:range cg:Claim .
        cg:of rdfs:domain cg:Claim ; rdfs:range cg:Actor .""",
    "oops-p06": "cg:A rdfs:subClassOf cg:B . cg:B rdfs:subClassOf cg:A .",
    "oops-p07": "cg:BarrierAndEnabler rdfs:isDefinedBy ns:ns .",
    "oops-p10": BARE,
    "oops-p11": "cg:role a owl:ObjectProperty ; rdfs:domain cg:Participation .",
    "oops-p12": """cg:year a owl:DatatypeProperty ; rdfs:label "year"@en .
        cg:inYear a owl:DatatypeProperty ; rdfs:label "year"@en .""",
    "oops-p19": "cg:role rdfs:domain cg:Case, cg:Actor .",
    "oops-p20": 'cg:Case rdfs:label "case"@en ; skos:definition "Case"@en .',
    "oops-p21": 'cg:Rest a owl:Class ; rdfs:label "other things"@en .',
    "oops-p22": "cg:barrier_code a owl:ObjectProperty .",
    "oops-p24": "cg:A rdfs:subClassOf [ owl:onProperty cg:part ; owl:someValuesFrom cg:A ] .",
    "oops-p25": "cg:knows owl:inverseOf cg:knows .",
    "oops-p26": "cg:near a owl:SymmetricProperty ; owl:inverseOf cg:nearby .",
    "oops-p27": """cg:a owl:equivalentProperty cg:b ; rdfs:domain cg:Case ; rdfs:range cg:Case .
        cg:b rdfs:domain cg:Case ; rdfs:range cg:Actor .""",
    "oops-p28": "cg:near a owl:SymmetricProperty ; rdfs:domain cg:Case ; rdfs:range cg:Place .",
    "oops-p29": "cg:part a owl:TransitiveProperty ; rdfs:domain cg:Case ; rdfs:range cg:Place .",
    "oops-p30": """cg:Case a owl:Class ; rdfs:label "case"@en .
        cg:Initiative a owl:Class ; rdfs:label "case"@en .""",
    "oops-p31": "cg:A owl:equivalentClass cg:B . cg:B owl:disjointWith cg:A .",
    "oops-p33": "cg:uncle owl:propertyChainAxiom ( cg:parent ) .",
    "oops-p34": "cg:role rdfs:range ex:Role .",
    "oops-p35": 'cg:Case ex:mood "good" .',
    "oops-p36": "cg:Case rdfs:isDefinedBy <https://w3id.org/casegraph/ns.ttl> .",
    "oops-p38": "ns:ns a owl:Ontology . ns:other a owl:Ontology .",
    "oops-p39": BARE + 'ns:ns vann:preferredNamespaceUri "https://w3id.org/casegraph/ns" .',
    "oops-p40": BARE + "skos:Case rdfs:isDefinedBy ns:ns .",
    "owl-dl-no-own-keywords": 'owl:Thing rdfs:label "thing"@en .',
    "owl-dl-no-punning": "cg:Silos a owl:Class, skos:Concept .",
    "owl-dl-range": "cg:year a owl:ObjectProperty ; rdfs:range xsd:integer .",
    "owl-dl-same-kind": """cg:year a owl:DatatypeProperty ; rdfs:subPropertyOf dct:date .
        dct:date a owl:ObjectProperty .""",
    "owl-dl-simple": "cg:part a owl:TransitiveProperty, owl:FunctionalProperty .",
    "owl-dl-typed-once": "cg:year a owl:ObjectProperty, owl:DatatypeProperty .",
    "skos-broader-or-related": "ex:pink skos:broader ex:red ; skos:related ex:red .",
    "skos-defined": 'ex:red a skos:Concept ; skos:prefLabel "rojo"@es .',
    "skos-disjoint-labels": 'ex:red skos:prefLabel "Red"@en ; skos:hiddenLabel "red"@en .',
    "skos-exact-once": "ex:red skos:exactMatch ex:rojo ; skos:relatedMatch ex:rojo .",
    "skos-mapping-across": """ex:red skos:closeMatch ex:pink ; skos:inScheme ex:colours .
        ex:pink skos:inScheme ex:colours .""",
    "skos-no-cycle": "ex:red skos:broader ex:pink . ex:pink skos:broader ex:red .",
    "skos-one-label": 'ex:red skos:prefLabel "red"@en, "scarlet"@en .',
    "skos-one-meaning": """ex:red skos:inScheme ex:colours ; skos:hiddenLabel "rosy"@en .
        ex:pink skos:inScheme ex:colours ; skos:altLabel "Rosy"@en .""",
    "skos-one-scheme": "ex:red a skos:Concept .",
    "skos-reached": "ex:red a skos:Concept ; skos:inScheme ex:colours .",
    "skos-scheme-described": "ex:colours a skos:ConceptScheme .",
    "skos-top-is-top": "ex:pink skos:topConceptOf ex:colours ; skos:broader ex:red .",
}


def found(store: Store, check: Path) -> list[str]:
    """What a check finds: term and what is wrong, one line each."""
    result = store.query(check.read_text("utf-8"))
    assert isinstance(result, QuerySolutions)
    return [" ".join(str(term) for term in row) for row in result]


@pytest.fixture(scope="module")
def ours() -> Store:
    """Our terms, alignments and schemes."""
    store = Store()
    for file in ontology_files(ontology_folder()):
        store.load(path=file, format=RdfFormat.TURTLE)
    return store


def test_every_check_has_an_ontology_that_fails_it() -> None:
    assert set(BROKEN) == set(CHECKS)
    assert count("foops") == 14
    assert count("oops") == 28
    assert count("owl") == 6
    assert count("skos") == 12


def count(kind: str) -> int:
    """How many checks there are of a kind."""
    return sum(name.startswith(f"{kind}-") for name in CHECKS)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.stem)
def test_our_ontology_passes(ours: Store, check: Path) -> None:
    assert found(ours, check) == []


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.stem)
def test_an_ontology_made_for_it_fails(check: Path) -> None:
    store = Store()
    store.load(PREFIXES + BROKEN[check.stem], RdfFormat.TURTLE)
    assert found(store, check)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.stem)
def test_check_says_what_it_asks_and_why(check: Path) -> None:
    head = check.read_text("utf-8").splitlines()[:2]
    assert [line.partition(": ")[0] for line in head] == ["# title", "# basis"]
