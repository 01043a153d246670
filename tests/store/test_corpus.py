"""The corpus as the graph holds it: how much there is, and that every claim has a source."""

from casegraph.model import KINDS
from casegraph.repository import Repository


def test_the_corpus_has_all_cases_and_claims(repository: Repository) -> None:
    counts = {
        kind.kind: sum(len(getattr(case, kind.section)) for case in repository.cases())
        for kind in KINDS
    }
    assert len(repository.case_ids) == 73
    assert counts == {
        "problem": 186,
        "step": 514,
        "type": 188,
        "participation": 1065,
        "barrier": 435,
        "enabler": 135,
        "mechanism": 452,
        "outcome": 929,
        "context": 190,
        "lesson": 234,
        "relation": 81,
        "cost": 124,
    }


def test_every_claim_has_a_source_with_an_address(repository: Repository) -> None:
    answer = repository.sparql("""
        SELECT (COUNT(DISTINCT ?claim) AS ?all) (COUNT(DISTINCT ?sourced) AS ?good) WHERE {
          ?claim cg:ofCase ?case
          OPTIONAL { ?claim dct:source/cg:url ?url BIND(?claim AS ?sourced) }
        }""")
    assert answer.rows == ((4533, 4533),)


def test_shared_things_are_counted_once(repository: Repository) -> None:
    answer = repository.sparql("""
        SELECT (COUNT(?country) AS ?said) (COUNT(DISTINCT ?place) AS ?places)
        WHERE { ?place a cg:Place ; cg:countryCode ?country }""")
    said, places = answer.rows[0]
    assert said == places


def test_every_outcome_has_one_strength(repository: Repository) -> None:
    answer = repository.sparql("""
        SELECT ?outcome (COUNT(?strength) AS ?n) WHERE {
          ?outcome a cg:OutcomeObservation OPTIONAL { ?outcome cg:evidenceStrength ?strength }
        } GROUP BY ?outcome HAVING (COUNT(?strength) != 1)""")
    assert answer.rows == ()
    assert sum(len(repository.strengths(case)) for case in repository.case_ids) == 929


OTHER_SIDE = {
    "inspired-by": {"replicated-by"},
    "replicates": {"replicated-by"},
    "replicated-by": {"replicates", "inspired-by"},
    "succeeds": {"succeeded-by"},
    "succeeded-by": {"succeeds"},
    "part-of": {"has-part"},
    "has-part": {"part-of"},
    "contrasts-with": {"contrasts-with"},
    "same-programme": {"same-programme"},
    "similar-to": {"similar-to"},
    "partners-with": {"partners-with"},
}


def disagreeing(relations: set[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Relations (case, word, other) of which the other case tells something that does not fit."""
    return [
        (case, word, other)
        for case, word, other in sorted(relations)
        for back, answer, again in relations
        if (back, again) == (other, case) and answer not in OTHER_SIDE[word]
    ]


def test_both_sides_of_a_relation_agree(repository: Repository) -> None:
    relations = {
        (case.id, relation.relation, relation.case)
        for case in repository.cases()
        for relation in case.relations
        if relation.case
    }
    assert len(relations) > 30
    assert disagreeing(relations) == []


def test_two_cases_that_each_claim_to_come_first_disagree() -> None:
    relations = {("a", "succeeds", "b"), ("b", "succeeds", "a")}
    assert disagreeing(relations) == [("a", "succeeds", "b"), ("b", "succeeds", "a")]


def test_every_figure_has_unit_value_kind_and_indicator(repository: Repository) -> None:
    figures = [o for case in repository.cases() for o in case.outcomes if o.has_figure]
    assert len(figures) > 500
    assert [o.key for o in figures if not (o.unit and o.value_kind and o.indicator)] == []
