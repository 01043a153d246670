"""Words are cut to what their forms share; synonyms stand in for what is not said."""

import pytest

from casegraph.comparison.stems import expanded, stems
from casegraph.stemming import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("house", "housing"),
        ("city", "cities"),
        ("organisation", "organizing"),
        ("labour", "labor"),
        ("programmes", "program"),
        ("participate", "participation"),
        ("stopped", "stops"),
    ],
)
def test_forms_and_spellings_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("police", "policy"), ("bus", "business")])
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_of_every_conversation_are_passed_over() -> None:
    assert stems("We would like to know how others keep their trams running") == ["tram", "run"]


def test_a_word_brings_its_synonyms_with_less_weight() -> None:
    counts = expanded(stems("tenant tenant"))
    assert counts["tenant"] == 2
    assert counts["landlord"] == pytest.approx(0.3)


def test_a_synonym_of_two_words_shares_the_weight() -> None:
    assert expanded(["tram"])["transport"] == pytest.approx(0.15)


def test_a_phrase_is_known_as_a_whole_only() -> None:
    assert "tram" in expanded(stems("public transport"))
    assert "tram" not in expanded(stems("transport for the public"))
