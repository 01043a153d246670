"""Each rule on a few statements, with exactly what it should derive."""

import pytest
from pyoxigraph import QueryTriples, RdfFormat, Store, Triple, parse

from casegraph.model import Vocabulary
from casegraph.resources import ontology_folder

RULES = sorted((ontology_folder() / "rules").glob("*.rq"))
PREFIXES = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix design: <https://w3id.org/casegraph/vocab/evidence-design/> .
@prefix independence: <https://w3id.org/casegraph/vocab/evidence-independence/> .
@prefix relation: <https://w3id.org/casegraph/vocab/case-relation/> .
@prefix strength: <https://w3id.org/casegraph/vocab/evidence-strength/> .
@prefix vocab: <https://w3id.org/casegraph/vocab/> .
@prefix ex: <https://example.org/> .
"""


def triples(turtle: str) -> set[Triple]:
    return {quad.triple for quad in parse(PREFIXES + turtle, RdfFormat.TURTLE)}


def derived(rule: str, turtle: str) -> set[Triple]:
    """What the rule of that number derives from the statements."""
    store = Store()
    store.load(PREFIXES + turtle, RdfFormat.TURTLE)
    [file] = [file for file in RULES if file.name.startswith(rule)]
    result = store.query(file.read_text("utf-8"))
    assert isinstance(result, QueryTriples)
    return set(result)


def test_there_are_four_rules_with_a_head() -> None:
    heads = [
        [line.split(":")[0] for line in file.read_text("utf-8").splitlines()[:3]] for file in RULES
    ]
    assert heads == [["# title", "# derives", "# basis"]] * 4


def test_claims_follow_from_the_kinds_of_claim() -> None:
    given = "cg:hasBarrier rdfs:subPropertyOf cg:hasClaim . ex:case cg:hasBarrier ex:barrier ."
    assert derived("10", given) == triples(
        "ex:case cg:hasClaim ex:barrier . ex:barrier cg:ofCase ex:case ."
    )


def test_other_links_of_a_case_are_no_claims() -> None:
    given = "cg:hasBarrier rdfs:subPropertyOf cg:hasClaim . ex:case cg:inPlace ex:place ."
    assert derived("10", given) == set()


@pytest.mark.parametrize(
    ("design", "level"),
    [
        ("randomised-trial", 5),
        ("instrumental-variable", 4),
        ("regression-discontinuity", 4),
        ("difference-in-differences", 3),
        ("panel-regression", 3),
        ("matching", 3),
        ("synthetic-control", 3),
        ("interrupted-time-series", 3),
        ("quasi-experiment", 3),
        ("regression-with-controls", 2),
        ("before-after", 1),
        ("cross-sectional", 1),
        ("descriptive", 0),
        ("modelling", 0),
    ],
)
def test_strength_follows_from_the_design(design: str, level: int) -> None:
    given = f"ex:outcome cg:evidenceDesign design:{design} ."
    assert derived("20", given) == triples(f"ex:outcome cg:evidenceStrength strength:sms-{level} .")


def test_strength_of_a_self_report_is_0() -> None:
    given = """ex:outcome cg:evidenceDesign design:before-after ;
        cg:evidenceIndependence independence:self-report ."""
    assert derived("20", given) == triples("ex:outcome cg:evidenceStrength strength:sms-0 .")


def test_strength_of_a_commissioned_study_follows_from_its_design() -> None:
    given = """ex:outcome cg:evidenceDesign design:matching ;
        cg:evidenceIndependence independence:commissioned ."""
    assert derived("20", given) == triples("ex:outcome cg:evidenceStrength strength:sms-3 .")


def test_strength_that_the_record_states_is_kept() -> None:
    given = """ex:outcome cg:evidenceDesign design:matching ;
        cg:evidenceStrength strength:sms-1 ."""
    assert derived("20", given) == set()


def test_every_design_has_a_strength(vocabulary: Vocabulary) -> None:
    designs = vocabulary.scheme("evidence-design").usable
    given = "".join(f"ex:{slug} cg:evidenceDesign design:{slug} .\n" for slug in designs)
    assert len(derived("20", given)) == len(designs) == 20


RELATION = """
relation:succeeds skos:inScheme vocab:case-relation ; rdfs:seeAlso cg:caseSucceeds .
ex:new cg:hasRelation ex:relation .
ex:relation cg:relationType relation:succeeds .
"""


def test_tie_between_cases_follows_from_the_relation() -> None:
    given = RELATION + "ex:relation cg:relatedCase ex:old ."
    assert derived("30", given) == triples("ex:new cg:caseSucceeds ex:old .")


def test_no_tie_follows_where_the_other_case_is_only_named() -> None:
    given = RELATION + 'ex:relation cg:relatedCaseName "Pathways"@en .'
    assert derived("30", given) == set()


def test_inverse_tie_follows_from_a_tie() -> None:
    given = """cg:caseSucceeds rdfs:domain cg:Case ; rdfs:range cg:Case ;
        owl:inverseOf cg:caseSucceededBy . ex:new cg:caseSucceeds ex:old ."""
    assert derived("31", given) == triples("ex:old cg:caseSucceededBy ex:new .")


def test_symmetric_tie_follows_both_ways() -> None:
    given = """cg:caseSimilarTo a owl:SymmetricProperty ; rdfs:domain cg:Case ;
        rdfs:range cg:Case . ex:a cg:caseSimilarTo ex:b ."""
    assert derived("31", given) == triples("ex:b cg:caseSimilarTo ex:a .")


def test_symmetric_properties_of_claims_are_left_alone() -> None:
    given = """cg:conflictsWith a owl:SymmetricProperty ; rdfs:domain cg:Claim ;
        rdfs:range cg:Claim . ex:a cg:conflictsWith ex:b ."""
    assert derived("31", given) == set()
