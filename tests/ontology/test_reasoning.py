"""Logic: the terms contradict neither themselves, nor the data, nor the vocabularies they build on.

The reasoner is owlrl (OWL 2 RL rules). PROV-O, SKOS, DCTERMS and VoID come from the files that the
package pylode carries; no package was found that carries DCAT or ORG.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from casegraph.repository import Repository
from casegraph.resources import ontology_folder

CG = "https://w3id.org/casegraph/ns#"
FOREIGN = ("prov", "skos", "dcterms-mod", "void")
PREFIXES = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def terms() -> Graph:
    """Our terms with the alignments."""
    graph = Graph().parse(ontology_folder() / "casegraph.ttl")
    return graph.parse(ontology_folder() / "alignments.ttl")


def foreign(names: Sequence[str] = FOREIGN) -> Graph:
    """The vocabularies of others."""
    spec = find_spec("pylode")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    graph = Graph()
    for name in names:
        graph.parse(Path(spec.submodule_search_locations[0]) / "rdf" / f"{name}.ttl")
    return graph


def contradictions(graph: Graph) -> list[str]:
    """What the reasoner finds wrong once it has drawn all conclusions; the graph grows by them."""
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    told = [str(text) for _, property_, text in graph if str(property_).endswith("#error")]
    return told + [str(thing) for thing in graph.subjects(RDF.type, OWL.Nothing)]


def one_of_each() -> Graph:
    """A thing of every class of ours: if a class cannot have any, the reasoner will say so."""
    graph = Graph()
    classes = [str(c) for c in terms().subjects(RDF.type, OWL.Class) if str(c).startswith(CG)]
    for name in classes:
        graph.add(
            (URIRef(f"https://example.org/{name.rpartition('#')[2]}"), RDF.type, URIRef(name))
        )
    assert len(classes) == 21
    return graph


def test_every_class_can_have_members() -> None:
    assert contradictions(terms() + one_of_each()) == []


def test_every_class_can_have_members_beside_the_vocabularies_of_others() -> None:
    assert contradictions(terms() + foreign() + one_of_each()) == []


def test_a_real_record_contradicts_nothing(repository: Repository) -> None:
    graph = Graph().parse(data=repository.serialise("heading-home-hennepin", "turtle"))
    assert len(graph) > 1000
    assert contradictions(terms() + foreign() + graph) == []


@pytest.mark.parametrize(
    ("data", "others"),
    [
        ("ex:a a cg:Case, cg:Actor .", ()),
        ("ex:a a cg:BarrierEncounter, cg:OutcomeObservation .", ()),
        ("ex:a cg:hasBarrier ex:b . ex:b a cg:Place .", ()),
        ("ex:a a cg:Case ; prov:wasDerivedFrom ex:source .", ("prov",)),
        ("ex:a a skos:Concept, skos:ConceptScheme .", ("skos",)),
    ],
)
def test_contradiction_is_found(data: str, others: Sequence[str]) -> None:
    graph = terms() + foreign(others) + Graph().parse(data=PREFIXES + data)
    assert contradictions(graph)


def test_what_lies_outside_of_owl_2_rl_is_known() -> None:
    """Unions as domain or range, which RL reasoners may ignore, and two datatypes of RDF 1.1."""
    graph = terms()
    unions = {
        str(property_).rpartition("#")[2]
        for axiom in (RDFS.domain, RDFS.range)
        for property_, class_ in graph.subject_objects(axiom)
        if (class_, OWL.unionOf, None) in graph
    }
    assert unions == {
        "countryCode",
        "fromYear",
        "priceYear",
        "toYear",
        "unit",
        "usesTechnology",
        "value",
        "valueHigh",
        "valueLow",
    }
    datatypes = (
        r for r in graph.objects(None, RDFS.range) if str(r).startswith((str(XSD), str(RDF)))
    )
    owl2 = {"integer", "decimal", "boolean", "string", "anyURI"}
    ranges = {str(r).rpartition("#")[2] for r in datatypes}
    assert ranges - owl2 == {"date", "langString"}


@pytest.mark.parametrize("name", ["case", "terms"])
def test_shapes_are_themselves_valid(name: str) -> None:
    shapes = Graph().parse(ontology_folder() / "shapes" / f"{name}.ttl")
    validate(Graph(), shacl_graph=shapes, meta_shacl=True)


def test_shape_that_is_not_valid_is_found() -> None:
    text = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .
        ex:shape a sh:PropertyShape ; sh:path ex:p ; sh:minCount "one" ."""
    with pytest.raises(Exception, match="SHACL"):
        validate(Graph(), shacl_graph=Graph().parse(data=text), meta_shacl=True)
