"""Selecting: what of the cases passes the filters, and which cases drop out."""

from typing import Any

import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.model import Case
from casegraph.network import NetworkQuery
from casegraph.network.select import selected
from tests.network.small import given, outcome, part, small_case


def _left(*cases: Case, strengths: Any = None, **filters: Any) -> dict[str, Case]:
    query = NetworkQuery.made("actors", filters)
    return {case.id: case for case in selected(given(*cases, strengths=strengths), query).cases}


OLD = small_case("old", start=1990, end=1995)
NEW = small_case("new", start=2001)
OVER = small_case("over", start=1990, status="failed")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (1800, 1989, set()),
        (1995, 2000, {"old", "over"}),
        (1996, 2000, {"over"}),  # over, but nobody tells since when
        (1800, 2100, {"old", "new", "over"}),
        (2050, 2100, {"new", "over"}),
    ],
)
def test_cases_pass_whose_period_meets_the_years(first: int, last: int, found: set[str]) -> None:
    assert set(_left(OLD, NEW, OVER, from_year=first, to_year=last)) == found


def test_a_case_that_is_over_ends_with_the_year_of_its_status() -> None:
    period = {"start": 1990, "status": "failed", "status_year": 1993}
    assert _left(small_case("a", period=period), from_year=1994) == {}


def test_a_participation_passes_by_its_own_years() -> None:
    parts = [part("city", to_year=2002), part("church", from_year=2005), part("bank")]
    left = _left(small_case("a", actors=parts), from_year=2003, to_year=2004)["a"]
    assert [one.actor for one in left.actors] == ["bank"]


def test_an_outcome_observed_after_the_years_does_not_pass() -> None:
    seen = [outcome("improved", year=2003), outcome("mixed"), outcome("worsened", year=2009)]
    left = _left(small_case("a", outcomes=seen), from_year=2005, to_year=2008)["a"]
    assert [one.direction for one in left.outcomes] == ["improved", "mixed"]


def test_a_case_without_an_actor_of_the_sector_drops_out() -> None:
    cases = small_case("a", actors=[part("church"), part("city")]), small_case("b")
    left = _left(*cases, sector="third-sector")  # of which faith is a part
    assert [one.actor for one in left["a"].actors] == ["church"]
    assert set(left) == {"a"}


def test_sector_and_role_must_be_those_of_one_participation() -> None:
    parts = [part("church"), part("city", "funder")]
    assert _left(small_case("a", actors=parts), sector="faith", role="funder") == {}


def test_an_actor_of_no_known_sector_passes_no_sector() -> None:
    assert _left(small_case("a", actors=[part("nobody")]), sector="public") == {}


def test_outcomes_pass_by_the_strength_of_their_evidence() -> None:
    seen = [outcome("improved"), outcome("mixed"), outcome("worsened")]
    cases = small_case("a", outcomes=seen), small_case("b", outcomes=seen[:1]), small_case("c")
    left = _left(*cases, strengths={"a": {"k0": "sms-2", "k1": "sms-3"}}, strength=3)
    assert [one.direction for one in left["a"].outcomes] == ["mixed"]
    assert set(left) == {"a"}


def test_an_unknown_sector_is_refused() -> None:
    with pytest.raises(QueryError, match=r"There is no actor-sector 'nonprofit'\. Use one of: thi"):
        _left(OLD, sector="nonprofit")


def test_only_the_cases_that_were_chosen_are_taken() -> None:
    query = NetworkQuery("actors", cases=("new", "new"))
    assert [case.id for case in selected(given(OLD, NEW), query).cases] == ["new"]


def test_a_choice_of_no_case_leaves_none() -> None:
    assert selected(given(OLD, NEW), NetworkQuery("actors", cases=())).cases == []


def test_a_chosen_case_that_there_is_not_is_not_found() -> None:
    with pytest.raises(NotFoundError, match=r"There is no case 'newer'\. Did you mean 'new'"):
        selected(given(OLD, NEW), NetworkQuery("actors", cases=("newer",)))
