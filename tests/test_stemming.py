"""Stems: what forms of a word and both spellings of English share."""

import pytest

from casegraph.stemming import beginning, one_spelling, stem


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("neighbourhood", "neighborhood"),
        ("organisation", "organization"),
        ("behavioural", "behavioral"),
        ("programme", "program"),
        ("centre", "center"),
        ("labour", "labor"),
        ("analyse", "analyze"),
        ("defence", "defense"),
    ],
)
def test_both_spellings_are_one(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)
    assert stem(british) == stem(american)


@pytest.mark.parametrize("word", ["court", "hour", "source", "four", "size", "journey", "prize"])
def test_words_without_a_second_spelling_stay(word: str) -> None:
    assert one_spelling(word) == word


@pytest.mark.parametrize(
    ("stem", "both"),
    [
        ("neighborhood", "neighbo"),
        ("organis", "organi"),
        ("report", "repo"),
        ("center", "cent"),
        ("organ", "organ"),
    ],
)
def test_the_beginning_of_a_stem_is_in_both_spellings(stem: str, both: str) -> None:
    assert beginning(stem) == both
