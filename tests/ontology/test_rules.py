"""Each rule on a few statements, with exactly what it should derive."""

from pathlib import Path

import pytest
from pyoxigraph import QueryTriples, RdfFormat, Store, Triple, parse
from rdflib import Graph, URIRef

from casegraph.resources import ontology_folder

CG = "https://w3id.org/casegraph/ns#"
RULES = sorted((ontology_folder() / "rules").glob("*.rq"))
HEADS = ("# t", "# d", "# b")
PREFIXES = """
@prefix cg: <https://w3id.org/casegraph/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix design: <https://w3id.org/casegraph/vocab/evidence-design/> .
@prefix direction: <https://w3id.org/casegraph/vocab/outcome-direction/> .
@prefix independence: <https://w3id.org/casegraph/vocab/evidence-independence/> .
@prefix nesta: <https://w3id.org/casegraph/vocab/nesta-level/> .
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


def test_there_are_eleven_rules_with_a_head() -> None:
    heads = [
        [line.split(":")[0] for line in file.read_text("utf-8").splitlines() if line[:3] in HEADS]
        for file in RULES
    ]
    assert heads == [["# title", "# derives", "# basis"]] * 11


def test_claims_follow_from_the_kinds_of_claim() -> None:
    given = "cg:hasBarrier rdfs:subPropertyOf cg:hasClaim . ex:case cg:hasBarrier ex:barrier ."
    assert derived("10", given) == triples(
        "ex:case cg:hasClaim ex:barrier . ex:barrier cg:ofCase ex:case ."
    )


def test_other_links_of_a_case_are_no_claims() -> None:
    given = "cg:hasBarrier rdfs:subPropertyOf cg:hasClaim . ex:case cg:inPlace ex:place ."
    assert derived("10", given) == set()


def test_ceiling_is_the_highest_strength_of_the_design() -> None:
    given = """design:matching cg:highestStrength strength:sms-3 . strength:sms-3 cg:rank 3 .
        ex:outcome cg:evidenceDesign design:matching ;
            cg:evidenceIndependence independence:commissioned ."""
    assert derived("20", given) == triples("ex:outcome cg:strengthCeiling 3 .")


def test_ceiling_of_a_self_report_is_0() -> None:
    given = """design:before-after cg:highestStrength strength:sms-1 . strength:sms-1 cg:rank 1 .
        ex:outcome cg:evidenceDesign design:before-after ;
            cg:evidenceIndependence independence:self-report ."""
    assert derived("20", given) == triples("ex:outcome cg:strengthCeiling 0 .")


SCALE = """
strength:sms-3 skos:inScheme vocab:evidence-strength ; cg:rank 3 .
strength:sms-1 skos:inScheme vocab:evidence-strength ; cg:rank 1 .
ex:other-scale cg:rank 3 .
ex:outcome cg:strengthCeiling 3 .
"""


def test_strength_is_the_ceiling() -> None:
    assert derived("21", SCALE) == triples("ex:outcome cg:evidenceStrength strength:sms-3 .")


def test_strength_that_the_record_states_is_kept() -> None:
    assert derived("21", SCALE + "ex:outcome cg:evidenceStrength strength:sms-1 .") == set()


def test_every_design_has_a_highest_strength(schemes: Graph) -> None:
    highest = {
        str(design).rpartition("/")[2]: int(str(level)[-1])
        for design, level in schemes.subject_objects(URIRef(f"{CG}highestStrength"))
    }
    assert highest == {
        "randomised-trial": 5,
        "instrumental-variable": 4,
        "regression-discontinuity": 4,
        "difference-in-differences": 3,
        "panel-regression": 3,
        "matching": 3,
        "synthetic-control": 3,
        "interrupted-time-series": 3,
        "quasi-experiment": 3,
        "regression-with-controls": 2,
        "before-after": 1,
        "cross-sectional": 1,
        "descriptive": 0,
        "qualitative-study": 0,
        "case-study-research": 0,
        "economic-evaluation": 0,
        "modelling": 0,
        "systematic-review": 0,
        "audit": 0,
        "expert-judgement": 0,
    }


TOLD = "ex:case cg:hasOutcome ex:a . ex:a cg:direction direction:improved ."
COUNTED = TOLD + "ex:a cg:value 5 ."
COMPARED = COUNTED + "ex:a cg:evidenceStrength strength:sms-3 . strength:sms-3 cg:rank 3 ."
CONFIRMED = (
    COMPARED
    + """ex:a dct:source ex:one . ex:case cg:hasOutcome ex:b .
    ex:b cg:direction direction:improved ; cg:evidenceStrength strength:sms-3 ; dct:source ex:two ;
        cg:evidenceIndependence independence:independent ."""
)


@pytest.mark.parametrize(
    ("outcomes", "level"), [(TOLD, 1), (COUNTED, 2), (COMPARED, 3), (CONFIRMED, 4)]
)
def test_level_of_a_case_is_the_best_that_its_outcomes_support(outcomes: str, level: int) -> None:
    assert derived("22", outcomes) == triples(f"ex:case cg:nestaLevel nesta:nesta-{level} .")


@pytest.mark.parametrize(
    "change", [("independence:independent", "independence:commissioned"), ("ex:two", "ex:one")]
)
def test_one_source_or_no_independent_one_confirms_nothing(change: tuple[str, str]) -> None:
    given = CONFIRMED.replace(*change)
    assert derived("22", given) == triples("ex:case cg:nestaLevel nesta:nesta-3 .")


def test_a_case_that_improved_nothing_has_no_level() -> None:
    assert derived("22", COMPARED.replace("improved", "worsened")) == set()


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


def test_conflict_is_seen_from_both_sides() -> None:
    given = "ex:a cg:conflictsWith ex:b ."
    assert derived("40", given) == triples("ex:b cg:conflictsWith ex:a .")


FRAGILE = """ex:claim cg:ofCase ex:case ; dct:source ex:copy .
    ex:copy cg:sourceStanding ex:mark ."""


def test_claim_with_nothing_but_a_fragile_source_is_marked() -> None:
    assert derived("41", FRAGILE) == triples("ex:claim cg:restsOnFragileSources true .")


@pytest.mark.parametrize("change", ["ex:claim dct:source ex:sound .", ""])
def test_claim_with_a_sound_source_is_not_marked(change: str) -> None:
    given = FRAGILE + change if change else "ex:claim cg:ofCase ex:case ; dct:source ex:sound ."
    assert derived("41", given) == set()


def test_claims_of_a_case_are_counted() -> None:
    given = "ex:case cg:hasClaim ex:a, ex:b . ex:other cg:hasClaim ex:c ."
    assert derived("50", given) == triples("ex:case cg:claimCount 2 . ex:other cg:claimCount 1 .")


def test_use_of_a_concept_is_counted_in_claims_and_cases() -> None:
    given = """ex:silos skos:inScheme vocab:barrier .
        ex:a cg:ofCase ex:case ; cg:barrier ex:silos .
        ex:b cg:ofCase ex:case ; cg:barrier ex:silos .
        ex:c cg:ofCase ex:other ; cg:barrier ex:silos ."""
    assert derived("51", given) == triples("ex:silos cg:usedInCases 2 ; cg:usedInClaims 3 .")


def test_use_of_a_concept_by_the_case_itself_is_no_claim() -> None:
    given = """ex:local skos:inScheme vocab:government-level .
        ex:case a cg:Case ; cg:governmentLevel ex:local ."""
    assert derived("51", given) == triples("ex:local cg:usedInCases 1 ; cg:usedInClaims 0 .")


@pytest.mark.parametrize(
    ("given", "covered"),
    [
        ("ex:case cg:hasOutcome ex:a . ex:a cg:valueLow 5 .", "effect"),
        ("ex:case cg:hasOutcome ex:a . ex:a cg:attributedTo ex:b .", "mechanism-evidence"),
        ('ex:case cg:hasOutcome ex:a . ex:a cg:population "families"@en .', "moderator"),
        ('ex:case cg:hasContext ex:a . ex:a cg:effectOnCase "hinders" .', "moderator"),
        (
            'ex:case cg:hasBarrier ex:a . ex:a cg:responseText "They talked."@en .',
            "implementation-evidence",
        ),
        ("ex:case cg:hasEnabler ex:a .", "implementation-evidence"),
        ("ex:case cg:hasCost ex:a .", "economic-evidence"),
        ("ex:case cg:hasOutcome ex:a . ex:a cg:outcome ex:savings .", "economic-evidence"),
        (
            "ex:case cg:hasOutcome ex:a . ex:a cg:evidenceDesign design:economic-evaluation .",
            "economic-evidence",
        ),
    ],
)
def test_dimension_of_evidence_is_covered(given: str, covered: str) -> None:
    savings = "<https://w3id.org/casegraph/vocab/outcome/cost-savings>"
    dimension = f"<https://w3id.org/casegraph/vocab/evidence-dimension/{covered}>"
    assert derived("60", given.replace("ex:savings", savings)) == triples(
        f"ex:case cg:coversDimension {dimension} ."
    )


def test_context_that_only_shapes_covers_no_dimension() -> None:
    assert derived("60", 'ex:case cg:hasContext ex:a . ex:a cg:effectOnCase "shapes" .') == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_rule_makes_no_blank_node_and_asks_nothing_that_changes(rule: Path) -> None:
    text = rule.read_text("utf-8")
    assert not [word for word in ("BNODE", "NOW(", "RAND(", "UUID(", "_:", " [") if word in text]
