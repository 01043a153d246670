"""Every shape for records lets the good record pass and finds the record broken for it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from casegraph.resources import ontology_folder

HERE = Path(__file__).parent
SHAPES = ontology_folder() / "shapes" / "case.ttl"
SHAPE = "https://w3id.org/casegraph/shapes#"
BROKEN = [
    line.split(" ", 2)
    for line in (HERE / "broken.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def record(name: str, sign: str = "", statement: str = "") -> str:
    """The good record under a name of its own, with one statement taken away or added."""
    lines = (HERE / "good.ttl").read_text("utf-8").splitlines()
    kept = [line for line in lines if sign != "-" or not line.startswith(statement + " ")]
    added = [statement] if sign == "+" else []
    return "\n".join(kept + added).replace("example.org/record/", f"example.org/{name}/")


@pytest.fixture(scope="module")
def found() -> Mapping[str, set[str]]:
    """The shapes broken by each record: all are validated in one go, which is much quicker."""
    data = Graph().parse(data=record("good"))
    for shape, sign, statement in BROKEN:
        data.parse(data=record(shape, sign, statement))
    for scheme in (ontology_folder() / "schemes").glob("*.ttl"):
        data.parse(scheme)
    report = validate(data, shacl_graph=Graph().parse(SHAPES))[1]
    assert isinstance(report, Graph)
    shapes: dict[str, set[str]] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        name = str(report.value(result, SH.focusNode)).split("/")[3]
        shape = str(report.value(result, SH.sourceShape)).removeprefix(SHAPE)
        shapes.setdefault(name, set()).add(shape)
    return shapes


def test_good_record_breaks_no_shape(found: Mapping[str, set[str]]) -> None:
    assert "good" not in found


@pytest.mark.parametrize("shape", [shape for shape, _, _ in BROKEN])
def test_broken_record_is_found_by_its_shape(found: Mapping[str, set[str]], shape: str) -> None:
    assert shape in found[shape]


def test_only_records_break_shapes_and_no_concept_does(found: Mapping[str, set[str]]) -> None:
    assert set(found) == {shape for shape, _, _ in BROKEN}


def test_every_shape_has_a_record_broken_for_it() -> None:
    shapes = Graph().parse(SHAPES).subjects(RDF.type, SH.PropertyShape)
    named = {str(shape).removeprefix(SHAPE) for shape in shapes}
    assert len(BROKEN) == 136
    assert {shape for shape, _, _ in BROKEN} == named


def test_every_shape_has_an_english_message() -> None:
    graph = Graph().parse(SHAPES)
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        message = graph.value(shape, SH.message)
        assert isinstance(message, Literal), shape
        assert message.language == "en", shape


def test_every_shape_has_a_target_of_its_own() -> None:
    graph = Graph().parse(SHAPES)
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        assert isinstance(shape, URIRef)
        assert any((shape, target, None) in graph for target in targets), shape
