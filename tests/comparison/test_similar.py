"""Comparable cases come with reasons, differences and what was understood."""

import pytest

from casegraph.comparison import SimilarQuery
from casegraph.comparison.comparison import Comparison
from casegraph.errors import NotFoundError, QueryError


def ids(comparison: Comparison, query: SimilarQuery) -> list[str]:
    return [hit.id for hit in comparison.similar(query).hits]


def test_a_case_finds_the_case_most_alike_and_not_itself(comparison: Comparison) -> None:
    found = ids(comparison, SimilarQuery("minneapolis"))
    assert found[0] == "houston"
    assert "minneapolis" not in found


def test_a_situation_finds_a_case_by_its_words(comparison: Comparison) -> None:
    assert ids(comparison, SimilarQuery(text="families sleeping outside"))[0] == "minneapolis"


def test_a_situation_finds_a_case_by_synonyms(comparison: Comparison) -> None:
    assert ids(comparison, SimilarQuery(text="car drivers"))[0] == "london"


def test_a_text_beside_a_case_moves_the_order(comparison: Comparison) -> None:
    assert ids(comparison, SimilarQuery("london"))[0] == "thin"
    mixed = SimilarQuery("london", text="shelters and lists of a hundred agencies")
    assert ids(comparison, mixed)[0] == "houston"


def test_reasons_name_shared_concepts_and_the_claims_behind(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery("minneapolis")).hits[0]
    (barriers,) = [reason for reason in first.reasons if reason.dimension == "barriers"]
    assert [(one.slug, one.share) for one in barriers.shared] == [("silos", 1.0)]
    (claim,) = barriers.claims
    assert (claim.case, claim.kind, claim.key) == ("houston", "barrier", "silos")
    assert claim.sources == {"S1": "https://example.org"}


def test_the_reason_of_wording_names_words_and_claims(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery(text="families sleep outside")).hits[0]
    (wording,) = [reason for reason in first.reasons if reason.dimension == "text"]
    assert "families" in wording.words
    assert wording.claims[0].kind == "problem"


def test_shares_of_the_known_dimensions_are_the_whole(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery("minneapolis")).hits[0]
    assert first.coverage.unknown == ()
    assert sum(reason.share for reason in first.reasons) == pytest.approx(1, abs=0.01)


def test_differences_name_what_only_one_side_has(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery("minneapolis")).hits[0]
    (barriers,) = [apart for apart in first.differences if apart.dimension == "barriers"]
    assert [one.slug for one in barriers.only_here] == ["risk-aversion"]
    assert barriers.only_there == ()


def test_a_dimension_without_weight_is_no_reason(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery("minneapolis", weights={"barriers": 0})).hits[0]
    assert "barriers" not in [reason.dimension for reason in first.reasons]


def test_the_same_question_has_the_same_answer(comparison: Comparison) -> None:
    query = SimilarQuery(text="shelters")
    assert comparison.similar(query) == comparison.similar(SimilarQuery(text="shelters"))


def test_nothing_in_common_finds_nothing(comparison: Comparison) -> None:
    assert comparison.similar(SimilarQuery(text="xyzzy")).hits == ()


def test_an_unknown_case_is_not_found(comparison: Comparison) -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'houston'"):
        comparison.similar(SimilarQuery("huston"))


def test_an_unknown_concept_is_named_with_near_ones(comparison: Comparison) -> None:
    with pytest.raises(QueryError, match="Did you mean 'barrier/silos'"):
        comparison.similar(SimilarQuery(features=["barrier/silo"]))


@pytest.mark.parametrize(
    "text",
    [
        "😀🏠",
        "שלום עולם",
        "\u202eabc\u202c",
        "a\x00b\x1b[2J",
        "\ud800",
        "'\"(){}[]?",
        "a" * 10_000,
        "shelter " * 1250,
    ],
)
def test_any_text_is_answered(comparison: Comparison, text: str) -> None:
    assert len(comparison.similar(SimilarQuery(text=text)).hits) <= 4
