"""Likeness is what the formula says, worked out by hand.

Of the four cases two have silos, two risk aversion and so culture, two homelessness:
ln(5 / 3) each. One has congestion: ln(5 / 2).
"""

from math import log

import pytest

from casegraph.comparison import SimilarQuery
from casegraph.comparison.answer import Reason
from casegraph.comparison.comparison import Comparison

TWO, ONE = log(5 / 3), log(5 / 2)


def reason(comparison: Comparison, query: SimilarQuery, case: str, dimension: str) -> Reason:
    (hit,) = [hit for hit in comparison.similar(query).hits if hit.id == case]
    (found,) = [reason for reason in hit.reasons if reason.dimension == dimension]
    return found


def test_cases_are_compared_by_jaccard_over_concepts_and_broader_ones(
    comparison: Comparison,
) -> None:
    # Shared: silos. All: silos, risk aversion, culture.
    found = reason(comparison, SimilarQuery("minneapolis"), "houston", "barriers")
    assert found.score == pytest.approx(TWO / (3 * TWO), abs=1e-4)


def test_the_surplus_of_a_case_counts_a_tenth_where_concepts_ask(comparison: Comparison) -> None:
    # Asked: silos. Minneapolis has risk aversion and culture beside it.
    query = SimilarQuery(features=["barrier/silos"])
    found = reason(comparison, query, "minneapolis", "barriers")
    assert found.score == pytest.approx(TWO / (TWO + 0.1 * 2 * TWO), abs=1e-4)


def test_a_narrower_concept_answers_a_broader_one(comparison: Comparison) -> None:
    query = SimilarQuery(features=["barrier/culture"])
    found = reason(comparison, query, "london", "barriers")
    assert found.score == pytest.approx(TWO / (TWO + 0.1 * TWO), abs=1e-4)
    assert [claim.key for claim in found.claims] == ["risk-aversion"]


def test_the_score_is_the_mean_by_weights(comparison: Comparison) -> None:
    weights = dict.fromkeys(("text", "mechanisms", "type", "actors", "context", "outcomes"), 0.0)
    query = SimilarQuery("minneapolis", weights=weights | {"problem": 3, "barriers": 1})
    first = comparison.similar(query).hits[0]
    assert first.id == "houston"
    assert first.score == pytest.approx((3 * 1 + 1 * (1 / 3)) / 4, abs=1e-4)
    assert [reason.share for reason in first.reasons] == pytest.approx([0.9, 0.1], abs=1e-4)


def test_what_is_not_known_of_a_case_counts_as_the_mean(comparison: Comparison) -> None:
    weights = dict.fromkeys(("text", "problem", "type", "actors", "context", "outcomes"), 0.0)
    hits = comparison.similar(SimilarQuery("minneapolis", weights=weights)).hits
    (thin,) = [hit for hit in hits if hit.id == "thin"]
    # Itself 1, Houston 1/3, London (risk aversion and culture of three concepts) 2/3.
    assert thin.score == pytest.approx((1 + 1 / 3 + 2 / 3) / 3, abs=1e-4)
    assert thin.coverage.known == ()
    assert thin.coverage.unknown == ("barriers",)
    assert thin.coverage.share == 0
