"""The report on quality: what is counted, and what counts as missing."""

import pytest

from casegraph.model import Case, OutcomeObservation
from casegraph.quality import COLUMNS, Derived, quality_row
from casegraph.repository import Repository

NOTHING = Derived({}, frozenset(), 0)


@pytest.fixture
def case(hennepin: Case) -> Case:
    """A real case, of which tests set what they look at."""
    return hennepin


def outcome(**fields: object) -> dict[str, object]:
    evidence = {"design": "descriptive", "independence": "self-report"}
    return {
        "key": "o",
        "text": "T.",
        "source": "S1",
        "outcome": "access",
        "direction": "improved",
        "target": "no-target",
        "evidence": evidence,
    } | fields


def with_outcomes(case: Case, *outcomes: dict[str, object]) -> Case:
    observed = tuple(OutcomeObservation.model_validate(given) for given in outcomes)
    return case.model_copy(update={"outcomes": observed})


FIGURE = {"value": 5, "unit": "people", "value_kind": "level", "indicator": "riders"}


def test_quantified_is_the_share_of_outcomes_with_a_figure(case: Case) -> None:
    changed = with_outcomes(case, outcome(key="a", **FIGURE), outcome(key="b"), outcome(key="c"))
    assert quality_row(changed, NOTHING)["quantified"] == 0.33


def test_independent_is_the_share_that_an_independent_body_stands_behind(case: Case) -> None:
    audit = {"design": "audit", "independence": "independent"}
    changed = with_outcomes(case, outcome(key="a", evidence=audit), outcome(key="b"))
    assert quality_row(changed, NOTHING)["independent"] == 0.5


def test_strength_comes_from_the_rules(case: Case) -> None:
    changed = with_outcomes(case, outcome(key="a"), outcome(key="b"))
    derived = Derived({"a": 3, "b": 2}, frozenset(), 0)
    assert quality_row(changed, derived)["strength_3"] == 0.5


def test_without_outcomes_there_is_no_share(case: Case) -> None:
    row = quality_row(with_outcomes(case), NOTHING)
    assert (row["quantified"], row["independent"], row["strength_3"]) == (None, None, None)


def test_dimensions_come_from_the_rules(case: Case) -> None:
    row = quality_row(case, Derived({}, frozenset({"economic-evidence"}), 0))
    assert row["emmie_economics"] is True
    assert row["emmie_effect"] is False


def test_empty_fields_are_named(case: Case) -> None:
    bare = case.place[0].model_copy(update={"lat": None, "lon": None})
    changed = case.model_copy(update={"paradigms": (), "costs": (), "place": (bare,)})
    empty = quality_row(changed, NOTHING)["empty"]
    assert {"paradigms", "costs", "place.lat", "place.lon"} <= set(empty)


def test_fields_that_need_not_be_there_are_not_called_empty(case: Case) -> None:
    period = case.period.model_copy(update={"end": None})
    empty = quality_row(case.model_copy(update={"period": period}), NOTHING)["empty"]
    assert not {"period.end", "place.population"} & set(empty)


def test_fragile_sources_and_claims_are_counted(case: Case) -> None:
    sources = {
        key: source.model_copy(update={"standing": "weak" if key == "S1" else None})
        for key, source in case.sources.items()
    }
    row = quality_row(case.model_copy(update={"sources": sources}), Derived({}, frozenset(), 7))
    assert (row["fragile_sources"], row["fragile_claims"]) == (1, 7)


def test_every_column_has_a_name_of_its_own_and_a_meaning() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS) == 27
    assert len({column.short for column in COLUMNS}) == len(COLUMNS)
    assert all(column.meaning.endswith(".") for column in COLUMNS)


def test_every_case_of_the_corpus_has_a_row(repository: Repository) -> None:
    rows = repository.quality
    assert [row["case"] for row in rows] == list(repository.case_ids)
    assert sum(row["claims"] for row in rows) == sum(repository.info["claims"].values())
