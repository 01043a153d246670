"""Nearest: many cases compared with each other at once."""

import pytest

from casegraph.comparison.comparison import Comparison
from casegraph.errors import NotFoundError, QueryError
from casegraph.repository import Repository

IDS = ("minneapolis", "houston", "london", "thin")


def test_the_cases_most_alike_are_found_with_reasons(comparison: Comparison) -> None:
    found = {one[:2]: one for one in comparison.nearest(IDS, 1)}
    near = found["minneapolis", "houston"]
    assert near.reasons[:2] == ("Silos", "Homelessness")
    assert 0 < near.score <= 1


def test_each_pair_is_told_once(comparison: Comparison) -> None:
    pairs = [frozenset(one[:2]) for one in comparison.nearest(IDS, 3)]
    assert len(pairs) == len(set(pairs)) == 6


def test_only_the_cases_named_are_compared(comparison: Comparison) -> None:
    assert [one[:2] for one in comparison.nearest(("thin", "houston"), 5)] == [("thin", "houston")]
    assert list(comparison.nearest(("thin",), 5)) == []
    assert list(comparison.nearest((), 5)) == []


def test_a_case_that_there_is_not_is_not_found(comparison: Comparison) -> None:
    with pytest.raises(NotFoundError, match="There is no case 'paris'"):
        comparison.nearest(("paris",), 1)


def test_more_cases_than_can_be_compared_are_refused(comparison: Comparison) -> None:
    with pytest.raises(QueryError, match="2,001 cases are to be compared with each other"):
        comparison.nearest(("thin",) * 2001, 1)


def test_the_likeness_is_the_mean_of_what_similar_says_both_ways(repository: Repository) -> None:
    pair = ("houston-the-way-home", "heading-home-hennepin")
    there, back = (
        next(hit.score for hit in repository.similar(one, limit=50).hits if hit.id == other)
        for one, other in (pair, pair[::-1])
    )
    (near,) = repository.nearest(pair, 1)
    assert near.score == pytest.approx((there + back) / 2, abs=2e-4)
