"""A deprecated concept is refused, and what replaces it is named."""

from pathlib import Path

from casegraph.files.check import Known, check
from casegraph.files.yaml import read_document
from casegraph.model import Actor
from casegraph.store.ontology import read_vocabulary

SCHEME = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix s: <https://w3id.org/casegraph/vocab/actor-sector/> .
@prefix v: <https://w3id.org/casegraph/vocab/> .
v:actor-sector a skos:ConceptScheme ; skos:prefLabel "Sector"@en ; skos:definition "Sector."@en .
s:public skos:inScheme v:actor-sector ; skos:prefLabel "Public"@en ; cg:order 1 .
s:state skos:inScheme v:actor-sector ; skos:prefLabel "State"@en ; cg:order 2 ;
    owl:deprecated true ; dct:isReplacedBy s:public .
s:crown skos:inScheme v:actor-sector ; skos:prefLabel "Crown"@en ; cg:order 3 ;
    owl:deprecated true .
"""


def problems(folder: Path, sector: str) -> list[str]:
    """What is said about an actor of that sector."""
    (folder / "schemes").mkdir()
    (folder / "schemes" / "actor-sector.ttl").write_text(SCHEME, "utf-8")
    file = folder / "actor.yaml"
    file.write_text(f"id: city\nname: City\nkind: organisation\nsector: {sector}\n", "utf-8")
    document = read_document(file, file)
    vocabulary = read_vocabulary(folder)
    check(document, Actor, Known(vocabulary, frozenset(), frozenset()))
    return [f"{problem.message} {problem.remedy}" for problem in document.problems]


def test_deprecated_concept_names_its_replacement(tmp_path: Path) -> None:
    assert problems(tmp_path, "state") == ["'state' is deprecated in actor-sector. Use public."]


def test_deprecated_concept_without_replacement_is_refused_too(tmp_path: Path) -> None:
    assert problems(tmp_path, "crown") == ["'crown' is deprecated in actor-sector. Use another."]


def test_concept_in_use_is_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, "public") == []
