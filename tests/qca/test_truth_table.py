"""Truth tables: rows, coding by cut-offs, cases, remainders, and what cannot be."""

import pytest

from casegraph.errors import InputError, NotFoundError
from casegraph.qca.cautions import cautions
from casegraph.qca.matrix import Matrix
from casegraph.qca.truth_table import Cuts, Out, truth_table

CASES = ("p", "q", "r", "s", "t")
CRISP = Matrix(CASES, ("A", "B", "Y"), ((1, 1, 1), (1, 1, 0), (1, 0, 1), (0, 0, 0), (0, 0, 0)))
FUZZY = Matrix(
    ("p", "q", "r"), ("A", "B", "Y"), ((0.9, 0.2, 0.8), (0.6, 0.7, 0.3), (0.5, 0.1, 0.9))
)


def test_rows_are_counted_as_in_r_and_remainders_are_not_shown() -> None:
    found = truth_table(CRISP, "Y")
    assert [(row.number, row.out, row.n) for row in found.rows] == [
        (1, "0", 2),
        (3, "1", 1),
        (4, "0", 2),
    ]
    assert found.remainders == 1
    assert [row.number for row in found.complete() if row.out == "?"] == [2]


def test_a_row_lists_its_cases_and_those_that_contradict_it() -> None:
    (row,) = truth_table(CRISP, "Y").having("0")[1:]
    assert (row.cases, row.deviant, row.inclusion) == (("p", "q"), ("q",), 0.5)


def test_between_two_cuts_a_row_is_a_contradiction() -> None:
    found = truth_table(CRISP, "Y", cuts=Cuts(incl=0.8, incl_0=0.4))
    assert [row.out for row in found.rows] == ["0", "1", "C"]


def test_too_few_cases_make_a_row_a_remainder() -> None:
    found = truth_table(CRISP, "Y", cuts=Cuts(n=2))
    assert [row.out for row in found.rows] == ["0", "?", "0"]
    assert found.remainders == 2


def test_the_negated_outcome_is_explained_too() -> None:
    assert [row.out for row in truth_table(CRISP, "~Y").rows] == ["1", "0", "0"]


def test_fuzzy_cases_belong_where_they_are_more_in_than_out() -> None:
    found = truth_table(FUZZY, "Y", cuts=Cuts(incl=0.7))
    assert [(row.values, row.cases) for row in found.rows] == [((1, 0), ("p",)), ((1, 1), ("q",))]
    assert found.unassigned == ("r",)
    # A*~B: 0.8, 0.3, 0.5; with Y: 0.8, 0.3, 0.5. A*B: 0.2, 0.6, 0.1; with Y 0.2, 0.3, 0.1.
    assert [row.inclusion for row in found.rows] == pytest.approx([1.0, 0.6 / 0.9])


@pytest.mark.parametrize(
    ("n", "inclusion", "pri", "out"),
    [(1, 1, 1, "?"), (2, 0.9, 0.6, "1"), (2, 0.9, 0.4, "0"), (2, 0.6, 0.9, "C"), (2, 0.4, 0, "0")],
)
def test_the_coding_by_cuts(n: int, inclusion: float, pri: float, out: Out) -> None:
    assert Cuts(incl=0.8, n=2, pri=0.5, incl_0=0.5).out(n, inclusion, pri) == out


@pytest.mark.parametrize(
    ("cuts", "told"),
    [
        ({"incl": 1.2}, "incl is 1.2"),
        ({"pri": -1}, "pri is -1"),
        ({"incl": 0.5, "incl_0": 0.8}, "above incl 0.5"),
        ({"n": 0}, "n is 0"),
    ],
)
def test_cuts_that_cannot_be_are_refused(cuts: dict[str, float], told: str) -> None:
    with pytest.raises(InputError, match=told):
        Cuts(**cuts)  # type: ignore[arg-type]


def test_an_unknown_set_is_not_found() -> None:
    matrix = Matrix(("p",), ("ALPHA", "BETA"), ((1, 1),))
    with pytest.raises(NotFoundError, match=r"no set 'ALPHAS'\. Did you mean 'ALPHA'"):
        truth_table(matrix, "BETA", ["ALPHAS"])


def test_thirty_conditions_are_refused() -> None:
    names = tuple(f"C{number}" for number in range(30))
    matrix = Matrix(("p",), (*names, "Y"), ((1,) * 31,))
    with pytest.raises(InputError, match=r"30 conditions make 1,073,741,824 configurations"):
        truth_table(matrix, "Y")


def test_no_cases_and_no_conditions_are_refused() -> None:
    with pytest.raises(InputError, match="There are no cases"):
        truth_table(Matrix((), ("A", "Y"), ()), "Y")
    with pytest.raises(InputError, match="There are no conditions"):
        truth_table(Matrix(("p",), ("Y",), ((1,),)), "Y")


def test_a_row_of_too_few_cases_everywhere_is_refused() -> None:
    with pytest.raises(InputError, match="No configuration has 3 or more cases"):
        truth_table(CRISP, "Y", cuts=Cuts(n=3))


def test_an_outcome_among_the_conditions_is_refused() -> None:
    with pytest.raises(InputError, match="outcome and condition at once"):
        truth_table(CRISP, "~Y", ["A", "Y"])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (((1, 1.5),), "Y of p is 1.5"),
        (((0.5, -1),), "Y of p is -1"),
        (((float("nan"), 1),), "X of p is nan"),
        (((1,),), "p has 1 values for 2 sets"),
        ((), "1 cases and 0 rows"),
    ],
)
def test_what_is_no_membership_is_refused(rows: tuple[tuple[float, ...], ...], told: str) -> None:
    with pytest.raises(InputError, match=told):
        Matrix(("p",), ("X", "Y"), rows)


def test_names_given_twice_are_refused() -> None:
    with pytest.raises(InputError, match="The set 'X' is given twice"):
        Matrix(("p",), ("X", "X"), ((1, 1),))


def test_cautions_name_halves_constants_and_too_many_conditions() -> None:
    matrix = Matrix(("p", "q", "r"), ("A", "B", "C"), ((1, 0.5, 1), (1, 0.2, 0), (1, 0.9, 1)))
    found = cautions(matrix, (1.0, 1.0, 1.0), "Y")
    assert found[0].startswith("3 conditions make 8 configurations for 3 cases, so at least 5 stay")
    assert found[1] == "A is 1 in all 3 cases: it cannot tell them apart."
    assert found[2].startswith("B is exactly 0.5 in p: neither in nor out, so they are in no row")
    assert found[3] == "Y is 1 in all 3 cases: it cannot tell them apart."
    assert len(found) == 4
