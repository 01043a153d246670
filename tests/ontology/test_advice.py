"""Advice to editors: every shape lets a good record pass and warns of one that could be better."""

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH

from casegraph.resources import ontology_folder

SHAPES = ontology_folder() / "shapes" / "advice.ttl"
GOOD = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dc: <http://purl.org/dc/elements/1.1/> .
@prefix ex: <https://example.org/> .
@prefix v: <https://w3id.org/casegraph/vocab/> .
ex:case a cg:Case ; cg:hasTypeAssignment ex:type .
ex:type cg:isPrimary true .
ex:indicator a cg:Indicator ; cg:desiredDirection "increase" .
ex:lesson a cg:Lesson ; cg:lessonAbout <https://w3id.org/casegraph/vocab/barrier/silos> .
ex:source a cg:Source ; dc:language "en" .
ex:actor a cg:Actor ; cg:actorType <https://w3id.org/casegraph/vocab/actor-type/ministry> .
"""
TAKEN_AWAY = {
    "Advice-primaryType": "ex:type cg:isPrimary true .",
    "Advice-desiredDirection": ' ; cg:desiredDirection "increase"',
    "Advice-lessonAbout": " ; cg:lessonAbout <https://w3id.org/casegraph/vocab/barrier/silos>",
    "Advice-sourceLanguage": ' ; dc:language "en"',
    "Advice-actorType": " ; cg:actorType <https://w3id.org/casegraph/vocab/actor-type/ministry>",
}


def warned(text: str) -> set[tuple[str, bool]]:
    """Shapes that warn, and whether it is a warning that they give."""
    report = validate(Graph().parse(data=text), shacl_graph=Graph().parse(SHAPES))[1]
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(result, SH.sourceShape)).rpartition("#")[2],
            report.value(result, SH.resultSeverity) == SH.Warning,
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_good_record_gets_no_advice() -> None:
    assert warned(GOOD) == set()


@pytest.mark.parametrize("shape", TAKEN_AWAY)
def test_record_that_could_be_better_gets_a_warning(shape: str) -> None:
    assert TAKEN_AWAY[shape] in GOOD
    assert warned(GOOD.replace(TAKEN_AWAY[shape], "")) == {(shape, True)}


def test_every_piece_of_advice_is_tried() -> None:
    shapes = Graph().parse(SHAPES).subjects(RDF.type, SH.PropertyShape)
    assert {str(shape).rpartition("#")[2] for shape in shapes} == set(TAKEN_AWAY)
