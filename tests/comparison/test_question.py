"""A question that cannot be meant is refused with what to do."""

from typing import Any

import pytest

from casegraph.comparison import SimilarQuery, weights_of
from casegraph.errors import QueryError


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "There is nothing to compare with. Give a case, a text or a feature."),
        ({"text": " \n"}, "There is nothing to compare with."),
        ({"text": "a" * 10_001}, "The text has 10,001 characters; give at most 10,000."),
        ({"case": "a", "limit": 0}, "limit is 0; give a whole number, 1 to 50."),
        ({"case": "a", "features": ["a/b"] * 41}, "features has 41 values; give at most 40."),
        ({"case": "a", "weights": {"text": float("nan")}}, "The weight of text is nan; give"),
        ({"case": "a", "weights": {"text": float("inf")}}, "The weight of text is inf; give"),
        ({"case": "a", "weights": {"text": -1}}, "The weight of text is -1; give a number from 0"),
        ({"case": "a", "weights": {"barrier": 1}}, "Did you mean 'barriers'?"),
    ],
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError) as refused:
        SimilarQuery(**asked)
    assert message in str(refused.value)


def test_something_must_count() -> None:
    nothing = dict.fromkeys(SimilarQuery("a").weights, 0.0)
    with pytest.raises(QueryError, match="All weights are 0"):
        SimilarQuery("a", weights=nothing)


def test_weights_that_are_not_given_are_as_by_default() -> None:
    weights = SimilarQuery("a", weights={"barriers": 2}).weights
    assert (weights["barriers"], weights["text"]) == (2.0, 1.0)


def test_weights_are_read_from_words() -> None:
    assert weights_of(["text=0.5", "problem=2"]) == {"text": 0.5, "problem": 2.0}


@pytest.mark.parametrize("words", [["text"], ["text="], ["text=x"], ["text=1e9"], ["a=1", "a=2"]])
def test_other_words_are_refused(words: list[str]) -> None:
    with pytest.raises(QueryError):
        weights_of(words)
