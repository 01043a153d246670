"""Plain words are understood as concepts, in any language of the labels."""

import pytest

from casegraph.comparison import SimilarQuery
from casegraph.comparison.comparison import Comparison


def named(comparison: Comparison, text: str, **more: list[str]) -> dict[str, str]:
    """The concepts of which a label stands in a text, with the words."""
    found = comparison.similar(SimilarQuery(text=text, **more)).understood  # type: ignore[arg-type]  # lists of words
    return {f"{one.scheme}/{one.slug}": one.phrase for one in found if one.phrase}


@pytest.mark.parametrize(
    ("text", "concept", "phrase"),
    [
        ("Everyone is working in silos here.", "barrier/silos", "working in silos"),
        ("One SILO after another", "barrier/silos", "SILO"),
        ("Hay compartimentos estancos", "barrier/silos", "compartimentos estancos"),
        ("much risk-aversion", "barrier/risk-aversion", "risk-aversion"),
        ("as in France", "country/FR", "France"),
    ],
)
def test_a_label_in_the_text_is_its_concept(
    comparison: Comparison, text: str, concept: str, phrase: str
) -> None:
    assert named(comparison, text)[concept] == phrase


def test_small_words_are_no_labels(comparison: Comparison) -> None:
    assert named(comparison, "give us an answer") == {}


def test_what_is_struck_out_is_not_understood(comparison: Comparison) -> None:
    assert named(comparison, "silos", without=["barrier/silos"]) == {}


def test_a_guess_is_less_sure_than_a_label(comparison: Comparison) -> None:
    found = comparison.similar(SimilarQuery(text="cultural things and local silos")).understood
    strengths = {one.slug: one.strength for one in found}
    assert strengths["silos"] > strengths["culture"]
