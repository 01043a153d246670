"""Courses: where an outcome began, got and should have got, on a scale with nought in it."""

import pytest

from casegraph.model import OutcomeObservation
from casegraph.repository import Repository
from casegraph_api.courses import LENGTH, Course, courses


def outcome(**given: object) -> OutcomeObservation:
    return OutcomeObservation.model_validate(
        {
            "key": "k",
            "text": "Some text.",
            "source": "S1",
            "outcome": "housing-outcome",
            "indicator": "some-indicator",
            "unit": "people",
            "direction": "improved",
            "target": "no-target",
            "evidence": {"design": "descriptive", "independence": "press-report"},
            "value_kind": "level",
        }
        | given
    )


def course(claim: OutcomeObservation) -> Course | None:
    return courses([[claim]]).get(claim.key)


def test_a_fall_to_a_half_points_left_to_the_middle() -> None:
    found = course(outcome(value=50, baseline=100))
    assert found == Course(6, begin=114, has_baseline=True, end=60, target=None, heading=-1)


def test_a_target_beyond_the_end_sets_the_scale() -> None:
    found = course(outcome(value=25, target_value=100))
    assert found == Course(6, begin=6, has_baseline=False, end=33, target=114, heading=1)


def test_a_relative_change_begins_at_a_hundred() -> None:
    found = course(outcome(value=-50, value_kind="relative-change", unit="percent"))
    assert found == Course(6, begin=114, has_baseline=True, end=60, target=None, heading=-1)


def test_figures_below_nought_stand_left_of_it() -> None:
    found = course(outcome(value=50, baseline=-50))
    assert found == Course(60, begin=6, has_baseline=True, end=114, target=None, heading=1)


def test_a_small_change_has_no_arrow() -> None:
    found = course(outcome(value=3056, baseline=2984))
    assert found is not None
    assert found.heading == 0


@pytest.mark.parametrize(
    "given",
    [
        {"value": 5},
        {"value": 0, "baseline": 0},
        {"value_low": 1, "value_high": 2, "baseline": 1},
        {"value": 5, "baseline": 3, "value_kind": "effect-estimate"},
        {"value": -300, "value_kind": "relative-change", "unit": "percent"},
        {"value": 5, "value_kind": "relative-change", "unit": "ratio"},
        {"target_value": 5},
    ],
)
def test_what_cannot_be_read_against_anything_is_not_drawn(given: dict[str, object]) -> None:
    assert course(outcome(**given)) is None


def test_accounts_that_contradict_each_other_share_a_scale() -> None:
    one = outcome(value=50, baseline=100)
    other = outcome(key="other", value=200)
    found = courses([[one, other]])
    assert found["k"] == Course(6, begin=60, has_baseline=True, end=33, target=None, heading=-1)
    assert found["other"] == Course(6, 6, has_baseline=False, end=114, target=None, heading=1)


@pytest.mark.parametrize("given", [{"unit": "hours"}, {"value_kind": "cumulative-total"}])
def test_accounts_in_units_of_their_own_share_none(given: dict[str, object]) -> None:
    one = outcome(value=50, baseline=100)
    assert courses([[one, outcome(key="other", value=200, **given)]]) == {"k": course(one)}


def test_every_course_of_the_corpus_stays_in_the_drawing(repository: Repository) -> None:
    found = [way for case in repository.cases() for one in case.outcomes if (way := course(one))]
    assert len(found) == 153
    for way in found:
        assert 0 < way.nought < LENGTH
        assert 0 < way.begin < LENGTH
        assert 0 < way.end < LENGTH
