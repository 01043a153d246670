"""Each kind of variable: its values, and why one is missing."""

from typing import Any

import pytest

from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph.search import FACETS, SearchQuery
from casegraph.variables import DIMENSIONS, KINDS, Cell
from casegraph.variables.words import ANY
from tests.variables.cases import case, met, part, seen, table

BASE = "https://w3id.org/casegraph"


def _value(vocabulary: Vocabulary, expression: str, /, **parts: Any) -> Any:
    cell = table(vocabulary, expression, case(**parts)).rows[0][0]
    return cell.missing if cell.value is None else cell.value


PERIODS = {
    "ended": {"start": 2010, "end": 2014, "status": "completed"},
    "running": {"start": 2010, "status": "running"},
    "end unknown": {"start": 2010, "status": "discontinued"},
}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("ended", [2010, 2014, 4]),
        ("running", [2010, "not-applicable", "not-applicable"]),
        ("end unknown", [2010, "not-recorded", "not-recorded"]),
    ],
)
def test_years_and_duration(vocabulary: Vocabulary, period: str, expected: list[Any]) -> None:
    found = [
        _value(vocabulary, name, period=PERIODS[period]) for name in ("start", "end", "duration")
    ]
    assert found == expected


def test_claims_are_counted_and_actors_once(vocabulary: Vocabulary) -> None:
    actors = [part("city", "funder"), part("city", "implementer"), part("firm", "supplier")]
    assert _value(vocabulary, "count:actors", actors=actors) == 2
    assert _value(vocabulary, "count:actors[sector=private]", actors=actors) == 1
    assert _value(vocabulary, "count:sources") == 2


def test_an_empty_section_is_no_zero(vocabulary: Vocabulary) -> None:
    assert _value(vocabulary, "count:barriers") == "not-recorded"
    assert _value(vocabulary, "count:barriers[barrier=silos]", barriers=[met("mistrust")]) == 0


def test_a_share_is_of_those_that_tell(vocabulary: Vocabulary) -> None:
    barriers = [
        met("silos", "resolved"),
        met("mistrust", "unresolved"),
        met("scarce-funding", "unresolved"),
        met("unclear-goals", "resolution-unknown"),
    ]
    asked = "share:barriers[resolution=resolved]"
    assert _value(vocabulary, asked, barriers=barriers) == 0.3333
    assert _value(vocabulary, asked, barriers=barriers[3:]) == "not-recorded"


def test_the_best_and_the_weakest_evidence(vocabulary: Vocabulary) -> None:
    given = case(outcomes=[seen("a", "access"), seen("b", "trust"), seen("c", "health")])
    strengths = {"a": "sms-0", "b": "sms-4"}
    asked = [
        "strength:max",
        "strength:min",
        "strength:max[outcome=access]",
        "strength:max[outcome=health]",
    ]
    found = table(vocabulary, asked, given, strengths=lambda _: strengths).rows[0]
    assert [cell.value for cell in found] == [4, 0, 0, None]
    assert found[0].claims == (f"{BASE}/case/a-case#outcome-b",)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (["target-missed", "target-met"], 1),
        (["target-partly-met", "no-target"], 0),
        (["no-target"], "not-applicable"),
        ([], "not-recorded"),
    ],
)
def test_a_target_is_met_or_missed_where_there_was_one(
    vocabulary: Vocabulary, targets: list[str], expected: Any
) -> None:
    outcomes = [seen(f"o{n}", "access", target=target) for n, target in enumerate(targets)]
    assert _value(vocabulary, "target:attained", outcomes=outcomes) == expected


def test_the_largest_place_counts_with_its_source_and_year(vocabulary: Vocabulary) -> None:
    small = {"id": "s", "name": "S", "country": "GB", "population": 10, "population_source": "S1"}
    large = small | {
        "id": "l",
        "population": 20,
        "population_source": "S2",
        "population_year": 2011,
    }
    found = table(vocabulary, "population", case(place=[small, large])).rows[0][0]
    assert found == Cell(20, None, (f"{BASE}/place/l",), ("S2",), 2011)
    assert _value(vocabulary, "population") == "not-recorded"


def test_which_one_is_missing_where_there_are_several(vocabulary: Vocabulary) -> None:
    assert _value(vocabulary, "level") == "local"
    assert _value(vocabulary, "level", level=["local", "national"]) == "several"


def test_of_types_the_main_one_counts(vocabulary: Vocabulary) -> None:
    types = [
        {"key": "a", "type": "policy", "why": "W", "source": "S1"},
        {"key": "b", "type": "systemic", "why": "W", "source": "S1", "primary": True},
    ]
    assert _value(vocabulary, "type", types=types) == "systemic"
    assert _value(vocabulary, "type", types=types[:1]) == "policy"


def test_a_year_is_given_where_the_claims_agree_on_one(vocabulary: Vocabulary) -> None:
    outcomes = [seen("a", "access", year=2012), seen("b", "access"), seen("c", "trust", year=2013)]
    found = table(vocabulary, ["outcome:access", "outcome:any"], case(outcomes=outcomes)).rows[0]
    assert [cell.year for cell in found] == [2012, None]


def test_every_example_is_of_its_kind(repository: Repository) -> None:
    made = repository.table([kind.example for kind in KINDS])
    assert len(KINDS) == 9
    assert [variable.scale for variable in made.variables] == [kind.scale for kind in KINDS]


def test_no_concept_is_called_like_a_word_of_ours(vocabulary: Vocabulary) -> None:
    ours = {ANY, *(word for kind in KINDS for word in kind.words or ())} - {"sources"}
    schemes = [vocabulary.scheme(one.scheme) for one in DIMENSIONS.values() if one.scheme]
    assert len(schemes) == 20
    assert [word for scheme in schemes for word in scheme.by_slug if word in ours] == []


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_of_search_finds_the_same_cases(repository: Repository, facet: str) -> None:
    """An oracle that was there before: the counts of the search index."""
    counted = repository.find(SearchQuery(limit=1)).facets[facet]
    made = repository.table([f"V{n}={facet}:{one.value}" for n, one in enumerate(counted)])
    found = [
        sum(cell.value == 1 or cell.missing == "contested" for cell in made.column(column))
        for column in made.columns
    ]
    assert len(counted) > 3
    assert found == [one.count for one in counted]
