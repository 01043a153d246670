"""The rules that hold inside one claim."""

from typing import Any

import pytest
from pydantic import ValidationError

from casegraph.model import (
    KINDS,
    Case,
    CaseRelation,
    CostItem,
    OutcomeObservation,
    Participation,
    Period,
    Record,
    members,
)

CLAIM = {"key": "k", "text": "T.", "source": "S1"}
OUTCOME = CLAIM | {
    "outcome": "access",
    "direction": "improved",
    "target": "no-target",
    "evidence": {"design": "descriptive", "independence": "self-report"},
}
FIGURE = {"value": 3, "unit": "days", "value_kind": "level", "indicator": "wait"}
RANGE = {key: FIGURE[key] for key in ("unit", "value_kind", "indicator")}


def refusal(model: Any, values: dict[str, Any]) -> str:
    """Why a model does not take some values."""
    with pytest.raises(ValidationError) as error:
        model.model_validate(values)
    (detail,) = error.value.errors()
    return detail["msg"].removeprefix("Value error, ")


def test_every_kind_has_its_section_of_the_case() -> None:
    sections = {member.name: member.type for member in members(Case)}
    assert len(KINDS) == 12
    assert [kind for kind in KINDS if sections[kind.section] is not kind] == []
    assert len({kind.kind for kind in KINDS}) == 12


@pytest.mark.parametrize("part", ["unit", "value_kind", "indicator"])
def test_a_figure_needs_all_its_parts(part: str) -> None:
    values = OUTCOME | {key: value for key, value in FIGURE.items() if key != part}
    assert refusal(OutcomeObservation, values) == f"Add {part}: a figure needs them."


def test_a_zero_is_a_figure() -> None:
    message = "Add unit, value_kind, indicator: a figure needs them."
    assert refusal(OutcomeObservation, OUTCOME | {"value": 0}) == message


def test_an_outcome_without_a_figure_needs_no_unit() -> None:
    assert not OutcomeObservation.model_validate(OUTCOME).has_figure


def test_an_outcome_with_a_value_has_a_figure() -> None:
    assert OutcomeObservation.model_validate(OUTCOME | FIGURE).has_figure


def test_an_outcome_with_a_range_has_a_figure() -> None:
    values = OUTCOME | RANGE | {"value_low": -2, "value_high": 0}
    assert OutcomeObservation.model_validate(values).has_figure


@pytest.mark.parametrize("end", ["value_low", "value_high"])
def test_a_range_needs_both_ends(end: str) -> None:
    message = "Give both value_low and value_high, or neither."
    assert refusal(OutcomeObservation, OUTCOME | RANGE | {end: 1}) == message


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        (
            OutcomeObservation,
            OUTCOME | RANGE | {"value_low": 2, "value_high": 1},
            "Correct value_low or value_high: 2 comes after 1.",
        ),
        (
            OutcomeObservation,
            OUTCOME | {"baseline_year": 2011, "year": 2010},
            "Correct baseline_year or year: 2011 comes after 2010.",
        ),
        (
            CostItem,
            CLAIM | {"value": 1, "unit": "eur", "from_year": 2011, "to_year": 2010},
            "Correct from_year or to_year: 2011 comes after 2010.",
        ),
        (
            Participation,
            {"key": "k", "did": "D.", "source": "S1", "actor": "a", "role": "sponsor"}
            | {"from_year": 2011, "to_year": 2010},
            "Correct from_year or to_year: 2011 comes after 2010.",
        ),
        (
            Period,
            {"start": 2011, "end": 2010, "status": "running"},
            "Correct start or end: 2011 comes after 2010.",
        ),
    ],
)
def test_what_is_later_does_not_come_first(
    model: Any, values: dict[str, Any], message: str
) -> None:
    assert refusal(model, values) == message


def test_a_year_may_be_its_own_end() -> None:
    assert Period(start=2011, end=2011, status="completed").end == 2011


@pytest.mark.parametrize("year", [1799, 2101, "2000", 2000.0, True])
def test_a_year_is_a_whole_number_of_our_time(year: object) -> None:
    assert "should be" in refusal(Period, {"start": year, "status": "running"})


@pytest.mark.parametrize("names", [{}, {"case": "a", "mentions": "A"}])
def test_a_relation_names_just_one_case(names: dict[str, str]) -> None:
    message = "Give either case, an id of the collection, or mentions."
    assert refusal(CaseRelation, CLAIM | {"relation": "replicates"} | names) == message


def test_a_claim_needs_a_source() -> None:
    assert "at least 1 item" in refusal(
        CaseRelation,
        CLAIM
        | {
            "relation": "replicates",
            "case": "a",
            "source": [],
        },
    )


def test_a_record_needs_a_curator() -> None:
    dates = {"created": "2026-01-01", "modified": "2026-01-01"}
    with pytest.raises(ValidationError, match="curators"):
        Record.model_validate({"status": "draft", "curators": [], **dates})
