"""Every shape for vocabularies lets our own pass and finds a small one that breaks it."""

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH

from casegraph.resources import ontology_folder

SHAPES = ontology_folder() / "shapes" / "terms.ttl"
SHAPE = "https://w3id.org/casegraph/shapes#"
GOOD = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/> .
ex:colours a skos:ConceptScheme .
ex:colours skos:prefLabel "Colour"@en .
ex:colours skos:definition "What a thing looks like."@en .
ex:colours skos:hasTopConcept ex:red .
ex:colours dct:isPartOf <https://w3id.org/casegraph/ns> .
ex:red a skos:Concept ; skos:inScheme ex:colours ; skos:topConceptOf ex:colours .
ex:red skos:prefLabel "red"@en ; skos:definition "Like blood."@en ; cg:order 1 .
ex:pink a skos:Concept ; skos:inScheme ex:colours .
ex:pink skos:broader ex:red .
ex:pink skos:prefLabel "pink"@en .
ex:pink skos:definition "Pale red."@en .
ex:pink cg:order 2 .
ex:rose owl:deprecated true .
ex:rose dct:isReplacedBy ex:pink .
"""
BROKEN = {
    "Scheme-label": GOOD.replace('ex:colours skos:prefLabel "Colour"@en .', ""),
    "Scheme-definition": GOOD.replace("looks like.", 'looks like."@en, "Another.'),
    "Scheme-topConcept": GOOD.replace("ex:colours skos:hasTopConcept ex:red .", ""),
    "Scheme-ontology": GOOD.replace("dct:isPartOf", "dct:relation"),
    "Concept-label": GOOD + 'ex:pink skos:altLabel "pink"@en .',
    "Concept-hiddenLabel": GOOD + 'ex:pink skos:hiddenLabel "pink"@en .',
    "Concept-altLabel": GOOD + 'ex:pink skos:altLabel "rosy"@en ; skos:hiddenLabel "rosy"@en .',
    "Concept-definition": GOOD.replace('"Pale red."@en', '"Pale red."'),
    "Concept-scheme": GOOD + "ex:pink skos:inScheme ex:shapes .",
    "Concept-order": GOOD.replace("ex:pink cg:order 2 .", ""),
    "Concept-broader": GOOD + "ex:pink skos:related ex:red .",
    "Concept-sameScheme": GOOD.replace(
        "ex:pink a skos:Concept ; skos:inScheme ex:colours",
        "ex:pink a skos:Concept ; skos:inScheme ex:tones",
    ),
    "Concept-placed": GOOD.replace("ex:pink skos:broader ex:red .", ""),
    "Deprecated-replacement": GOOD + "ex:mauve owl:deprecated true .",
    "Deprecated-value": GOOD + "ex:red owl:deprecated false ; dct:isReplacedBy ex:pink .",
    "Replacement-inUse": GOOD + "ex:mauve owl:deprecated true ; dct:isReplacedBy ex:rose .",
    "Replacement-deprecated": GOOD + "ex:red dct:isReplacedBy ex:pink .",
}


def broken(data: Graph) -> set[str]:
    """The names of the shapes that the data break."""
    report = validate(data, shacl_graph=Graph().parse(SHAPES))[1]
    assert isinstance(report, Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {str(report.value(r, SH.sourceShape)).removeprefix(SHAPE) for r in results}


def test_good_scheme_breaks_no_shape() -> None:
    assert broken(Graph().parse(data=GOOD)) == set()


@pytest.mark.parametrize("shape", BROKEN)
def test_broken_scheme_is_found_by_its_shape(shape: str) -> None:
    assert shape in broken(Graph().parse(data=BROKEN[shape]))


def test_every_shape_has_a_scheme_broken_for_it() -> None:
    shapes = Graph().parse(SHAPES).subjects(RDF.type, SH.PropertyShape)
    assert len(BROKEN) == 17
    assert {str(shape).removeprefix(SHAPE) for shape in shapes} == set(BROKEN)


def test_our_own_schemes_break_no_shape() -> None:
    data = Graph()
    for file in (ontology_folder() / "schemes").glob("*.ttl"):
        data.parse(file)
    assert broken(data) == set()
