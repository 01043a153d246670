"""Slices: the network of each year, and figures over the years."""

import networkx as nx
import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.model import Case
from casegraph.network import NetworkQuery, Slices, figures_over
from tests.network.small import given, part, small_case

PAIR = [part("city"), part("church", to_year=2001)]
CASES: tuple[Case, ...] = (
    small_case("a", start=2000, end=2002, actors=PAIR),
    small_case("b", start=2004, actors=[part("city"), part("bank", from_year=2005)]),
)


def _slices(kind: str = "actors", *, cumulative: bool = False, **given_: object) -> Slices:
    query = NetworkQuery.made(kind, given_)  # type: ignore[arg-type]  # values of any type
    return Slices(given(*CASES), query, cumulative=cumulative)


@pytest.mark.parametrize(
    ("year", "nodes"),
    [
        (1999, set()),
        (2001, {"actor/city", "actor/church"}),
        (2002, {"actor/city"}),
        (2003, set()),  # the gap stays
        (2005, {"actor/city", "actor/bank"}),
        (2100, {"actor/city", "actor/bank"}),  # no end is told
    ],
)
def test_a_slice_holds_what_was_in_force(year: int, nodes: set[str]) -> None:
    assert set(_slices()(year)) == nodes


def test_a_cumulative_slice_holds_all_up_to_its_year() -> None:
    assert set(_slices(cumulative=True)(2003)) == {"actor/city", "actor/church"}
    assert set(_slices(cumulative=True, from_year=2003)(2004)) == {"actor/city"}


def test_a_year_outside_of_those_asked_for_has_nothing() -> None:
    slices = _slices(from_year=2001, to_year=2002)
    assert [len(slices(year)) for year in (2000, 2001, 2003, 9999)] == [0, 2, 0, 0]


def test_the_years_are_those_that_are_told() -> None:
    assert _slices().years == range(2000, 2006)
    assert _slices(to_year=2001).years == range(2000, 2002)
    assert list(Slices(given(), NetworkQuery("actors")).years) == []


def test_figures_are_told_year_by_year() -> None:
    slices = _slices()
    table = figures_over(slices, slices.years, {"nodes": len, "density": nx.density})
    assert table.columns == ("year", "nodes", "density")
    assert table.rows[:4] == ((2000, 2, 1.0), (2001, 2, 1.0), (2002, 1, 0), (2003, 0, 0))
    assert table.to_frame().loc[2005, "nodes"] == 2


def test_too_many_years_are_refused() -> None:
    with pytest.raises(QueryError, match="201 years are asked for; give at most 200"):
        figures_over(_slices(), range(201))


def test_a_neighbourhood_is_empty_before_its_node_is_there() -> None:
    slices = _slices("neighbourhood", node="case/b")
    assert [("case/b" in slices(year)) for year in (2003, 2004)] == [False, True]
    with pytest.raises(NotFoundError, match="There is no node 'case/c'"):
        _slices("neighbourhood", node="case/c")
