"""Queries are checked when they are made."""

from typing import Any

import pytest

from casegraph.errors import QueryError
from casegraph.search import SearchQuery


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"where": {"barier": ("silos",)}}, "no search facet 'barier'. Did you mean 'barrier'"),
        ({"where": {"zzz": ("silos",)}}, "no search facet 'zzz'. Use one of: type, barrier, "),
        ({"sort": "titel"}, "no sort order 'titel'. Did you mean 'title'"),
        ({"limit": 0}, "limit is 0; give a whole number, 1 to 200."),
        ({"limit": 201}, "limit is 201; give a whole number, 1 to 200."),
        ({"offset": -1}, "offset is -1; give a whole number, 0 or more."),
        ({"start_from": 2010, "start_to": 2000}, "start_from 2010 is after start_to 2000"),
    ],
)
def test_what_cannot_be_meant_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        SearchQuery(**fields)


def test_a_single_value_is_taken_as_a_list_of_one() -> None:
    assert SearchQuery(where={"barrier": "silos"}).where["barrier"] == ("silos",)


def test_a_repeated_value_counts_once() -> None:
    assert SearchQuery(where={"barrier": ["silos", "silos"]}).where["barrier"] == ("silos",)
