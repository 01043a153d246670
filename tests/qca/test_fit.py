"""Parameters of fit, worked out by hand, of single sets and in the two tables."""

import pytest

from casegraph.qca.fit import Necessity, Sufficiency, at_least, necessity, sufficiency
from casegraph.qca.matrix import Matrix
from casegraph.qca.tables import necessary_sets, sufficient_sets

X, Y = (0.2, 0.6, 0.8), (0.4, 0.5, 1.0)
# min(x, y): 0.2 + 0.5 + 0.8 = 1.5; min(x, y, 1 - y): 0.2 + 0.5 + 0 = 0.7; sums 1.6 and 1.9.


def test_sufficiency_by_hand() -> None:
    found = sufficiency(X, Y)
    assert found.inclusion == pytest.approx(1.5 / 1.6)
    assert found.pri == pytest.approx((1.5 - 0.7) / (1.6 - 0.7))
    assert found.coverage == pytest.approx(1.5 / 1.9)


def test_necessity_by_hand() -> None:
    found = necessity(X, Y)
    assert found.inclusion == pytest.approx(1.5 / 1.9)
    assert found.coverage == pytest.approx(1.5 / 1.6)
    # sum(1 - x) = 0.8 + 0.4 + 0.2; sum(1 - min) = 0.8 + 0.5 + 0.2
    assert found.ron == pytest.approx(1.4 / 1.5)


def test_nothing_is_said_where_a_denominator_is_zero() -> None:
    assert sufficiency((0.0,), (0.0,)) == Sufficiency(None, None, None)
    assert necessity((1.0,), (1.0,)) == Necessity(1.0, None, 1.0)


def test_a_cut_is_reached_in_spite_of_floating_point() -> None:
    assert at_least(0.1 + 0.7, 0.8)
    assert not at_least(0.7999, 0.8)
    assert not at_least(None, 0)


CRISP = Matrix(("a", "b", "c", "d"), ("X", "Z"), ((1, 0), (1, 1), (0, 1), (0, 0)))
OUTCOME = (1.0, 1.0, 1.0, 0.0)


def test_each_condition_and_its_negation_is_in_the_tables() -> None:
    found = {one.text: one.fit for one in sufficient_sets(CRISP, OUTCOME)}
    assert list(found) == ["X", "~X", "Z", "~Z"]
    assert found["X"] == Sufficiency(1.0, 1.0, 2 / 3)
    assert found["~X"] == Sufficiency(0.5, 0.5, 1 / 3)


def test_a_union_is_listed_where_neither_part_is_necessary() -> None:
    found = necessary_sets(CRISP, OUTCOME, unions_from=0.9)
    assert [one.text for one in found] == ["X", "~X", "Z", "~Z", "X + Z"]
    assert found[-1].fit == Necessity(1.0, 1.0, 1.0)


def test_of_many_values_each_has_its_own_line() -> None:
    matrix = Matrix(("a", "b", "c"), ("X", "Z"), ((0, 1), (1, 0), (2, 1)))
    found = [one.text for one in necessary_sets(matrix, (1.0, 0.0, 1.0))]
    assert found == ["X[0]", "X[1]", "X[2]", "Z[1]", "Z[0]"]
