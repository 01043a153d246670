"""Calibration: memberships by hand, anchors by quantile, and what cannot be."""

from math import exp, log

import pytest

from casegraph.errors import InputError
from casegraph.qca.calibration import Calibration, quantile

LOGIT = log(19)  # the log odds of 0.95


def test_a_crisp_set_begins_at_its_threshold() -> None:
    found = Calibration("crisp", (10,)).apply([9.9, 10, 11])
    assert found.scores == (0, 1, 1)
    assert found.told == "crisp: 1 from 10 on, else 0"


def test_many_values_count_the_thresholds_reached() -> None:
    assert Calibration("multivalue", (3, 5)).apply([1, 3, 4.9, 5, 10]).scores == (0, 1, 1, 2, 2)


def test_the_direct_method_gives_its_three_anchors() -> None:
    found = Calibration("fuzzy", (400, 550, 900)).apply([400, 550, 900])
    assert found.scores == pytest.approx((0.05, 0.5, 0.95))


def test_the_direct_method_is_linear_in_log_odds_on_each_side() -> None:
    found = Calibration("fuzzy", (1.5, 3, 7)).apply([0, 5])
    below, above = 1 / (1 + exp(LOGIT * 2)), 1 / (1 + exp(-LOGIT / 2))
    assert found.scores == pytest.approx((below, above))


def test_descending_anchors_put_low_values_in() -> None:
    rising = Calibration("fuzzy", (1.5, 3, 7)).apply([1, 2, 5])
    falling = Calibration("fuzzy", (7, 3, 1.5)).apply([1, 2, 5])
    assert falling.scores == pytest.approx([1 - one for one in rising.scores])


def test_extreme_values_do_not_overflow() -> None:
    assert Calibration("fuzzy", (1, 2, 3)).apply([-1e300, 1e300]).scores == pytest.approx((0, 1))


def test_anchors_by_quantile_are_told_as_they_were_used() -> None:
    found = Calibration("fuzzy", (0.1, 0.5, 0.9), by_quantile=True).apply(list(range(11)))
    assert found.anchors == pytest.approx((1, 5, 9))
    assert found.told == (
        "fuzzy, direct method, logistic: exclusion 1, crossover 5, inclusion 9, idm 0.95 "
        "(quantiles 0.1, 0.5, 0.9)"
    )


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.25, 1.75), (0.5, 2.5), (1, 4)])
def test_quantiles_are_linear_between_values(share: float, value: float) -> None:
    assert quantile([4, 1, 3, 2], share) == value


BAD: list[tuple[Calibration | tuple[object, ...], str]] = [
    (("fuzzy", (1, 3, 2)), "out of order"),
    (("fuzzy", (1, 1, 2)), "out of order"),
    (("fuzzy", (1, 2)), "2 anchors. Expected 3"),
    (("crisp", ()), "0 anchors. Expected 1"),
    (("crisp", (float("nan"),)), "not all numbers"),
    (("multivalue", (5, 3)), "out of order"),
    (("none", (1,)), "Expected 0"),
    (("crisp", (1.5,), True), "not all from 0 to 1"),
]


@pytest.mark.parametrize(("given", "told"), BAD)
def test_what_cannot_be_is_refused(given: tuple[object, ...], told: str) -> None:
    with pytest.raises(InputError, match=told):
        Calibration(*given)  # type: ignore[arg-type]


def test_quantiles_that_fall_together_are_refused() -> None:
    with pytest.raises(InputError, match="The anchors 1, 1, 1 are out of order"):
        Calibration("fuzzy", (0.1, 0.5, 0.9), by_quantile=True).apply([1, 1, 1, 1])
