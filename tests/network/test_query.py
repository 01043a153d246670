"""Queries of networks: what can be asked, what is refused, what equals what."""

from typing import Any

import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.network import NetworkQuery

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "parameter": ({"wieght": "cases"}, "The network 'actors' has no parameter 'wieght'. Did you"),
    "choice": ({"weight": "x" * 99}, f"weight='{'x' * 80}' cannot be used. Give one of: cases, n"),
    "years": ({"from_year": 2010, "to_year": 2009}, "from_year 2010 is after to_year 2009; noth"),
    "year": ({"from_year": "soon"}, "from_year='soon' cannot be used. Give a whole number."),
    "strength": ({"strength": 6}, "strength='6' cannot be used. Give a number from 0 to 5."),
    "half": ({"strength": 1.5}, "strength='1.5' cannot be used. Give a whole number."),
    "backbone": ({"backbone": "nan"}, "backbone='nan' cannot be used. Give a number from 0 to 1"),
    "weight": ({"min_weight": -1}, "min_weight='-1' cannot be used. Give at least 0."),
    "component": ({"component": "big"}, "component='big' cannot be used. Give one of: all, larg"),
    "isolates": ({"isolates": "maybe"}, "isolates='maybe' cannot be used. Give true or false."),
    "number": ({"sector": 5}, "sector=5 cannot be used. Give texts."),
    "many": ({"role": ["a"] * 41}, "role has 41 values; give at most 40."),
    "long": ({"role": "a" * 201}, "cannot be used. Give a text of at most 200 characters."),
    "two": ({"weight": ["cases", "newman"]}, "weight has 2 values; give one."),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_meant_is_refused(what: str) -> None:
    given, message = BAD[what]
    with pytest.raises(QueryError) as refused:
        NetworkQuery.made("actors", given)
    assert message in str(refused.value)


def test_the_refusals_are_fourteen() -> None:
    assert len(BAD) == 14


def test_an_unknown_kind_is_not_found() -> None:
    with pytest.raises(NotFoundError, match=r"no kind of network 'actor'\. Did you mean 'actors'"):
        NetworkQuery("actor")


def test_a_query_is_the_same_however_it_is_written() -> None:
    read = NetworkQuery.made("actors", {"from_year": "2000", "sector": "public, faith,faith"})
    same = NetworkQuery.made("actors", {"from_year": 2000, "sector": ["faith", "public"]})
    assert read == same
    assert hash(read) == hash(same)
    assert read != NetworkQuery("actors")


def test_a_query_tells_flatly_what_it_is_narrowed_by() -> None:
    query = NetworkQuery.made("actors", {"sector": ["public", "faith"], "strength": "2"})
    assert query.narrowed == {"strength": 2, "sector": "faith,public"}
    assert NetworkQuery("actors").narrowed == {}
