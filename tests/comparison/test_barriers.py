"""Barriers: what is asked, what is found, how it is counted, and the same as the questions say."""

from dataclasses import replace
from typing import Any

import pytest

from casegraph.comparison.barrier_query import BarrierQuery, with_narrower
from casegraph.comparison.barriers import COLUMNS, Encounters, by_barrier, encountered, row_of
from casegraph.comparison.encounters import Citation, Encounter, Setting
from casegraph.comparison.tallies import Tally, Together, tally_of
from casegraph.errors import QueryError
from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph.store.iris import concept_iri

SETTING = Setting(("Here",), ("US",), None, 2006, None, "running", ("local",), ("service",), ())
CITED = Citation("S1", "A report", "https://example.org", "Us", 2010, "press", None, "reported")
PLAIN = Encounter(
    case="a",
    title="A",
    key="b1",
    barrier="silos",
    text="Offices kept apart.",
    experienced_by=(),
    phases=(),
    response=None,
    mechanisms=("training",),
    resolution="resolved",
    basis="reported",
    sources=(CITED,),
    setting=SETTING,
)
BRITISH = replace(SETTING, countries=("GB",), levels=("national",))
EVERY = (
    PLAIN,
    replace(PLAIN, key="b2", resolution="partly-resolved", mechanisms=("training", "open-data")),
    replace(PLAIN, case="b", resolution="unresolved", mechanisms=("open-data",), setting=BRITISH),
    replace(PLAIN, case="b", key="b2", barrier="mistrust", resolution="unresolved", mechanisms=()),
    replace(PLAIN, case="c", resolution="resolution-unknown", mechanisms=()),
)


def asked(
    vocabulary: Vocabulary, barriers: str | list[str] = "silos", **filters: Any
) -> Encounters:
    return encountered(EVERY, vocabulary, BarrierQuery.made(vocabulary, barriers, **filters))


def test_encounters_with_one_barrier_are_all_found(vocabulary: Vocabulary) -> None:
    found = asked(vocabulary)
    assert [(met.case, met.key) for met in found] == [
        ("a", "b1"), ("a", "b2"), ("b", "b1"), ("c", "b1"),
    ]  # fmt: skip
    assert len(found.ended("unresolved")) == 1


def test_of_several_barriers_any_counts(vocabulary: Vocabulary) -> None:
    assert len(asked(vocabulary, ["silos", "mistrust"])) == 5
    assert len(asked(vocabulary, [])) == 5


def test_a_broader_barrier_finds_its_narrower_ones(vocabulary: Vocabulary) -> None:
    assert "silos" in with_narrower(vocabulary, "barrier", ["organisational-barrier"])
    assert len(asked(vocabulary, "organisational-barrier")) == 4


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"resolution": "resolved"}, ["b1"]),
        ({"resolution": ["resolved", "partly"]}, ["b1", "b2"]),
        ({"mechanism": "open-data"}, ["b2", "b1"]),
        ({"country": "GB"}, ["b1"]),
        ({"country": "united kingdom"}, ["b1"]),
        ({"level": "Local"}, ["b1", "b2", "b1"]),
        ({"level": "local", "mechanism": "open-data"}, ["b2"]),
        ({"country": "FR"}, []),
    ],
)
def test_filters_narrow_down(
    vocabulary: Vocabulary, filters: dict[str, str | list[str]], found: list[str]
) -> None:
    assert [met.key for met in asked(vocabulary, **filters)] == found


def test_the_summary_counts_by_response(vocabulary: Vocabulary) -> None:
    summary = asked(vocabulary).summary
    assert summary.mechanisms == (
        Tally("training", 2, resolved=1, partly=1, unresolved=0, unknown=0, cases=1),
        Tally("open-data", 2, resolved=0, partly=1, unresolved=1, unknown=0, cases=2),
    )
    assert summary.unanswered == Tally("none", 1, 0, 0, 0, unknown=1, cases=1)
    assert summary.total == Tally("all", 4, 1, 1, 1, 1, cases=3)


def test_the_summary_counts_by_setting_and_by_barrier(vocabulary: Vocabulary) -> None:
    summary = asked(vocabulary, []).summary
    assert [(row.slug, row.encounters) for row in summary.countries] == [("US", 4), ("GB", 1)]
    assert [(row.slug, row.encounters) for row in summary.levels] == [("local", 4), ("national", 1)]
    assert [(row.slug, row.cases) for row in summary.barriers] == [("silos", 3), ("mistrust", 1)]


def test_other_barriers_of_the_same_cases_are_named(vocabulary: Vocabulary) -> None:
    assert asked(vocabulary).summary.together == (Together("mistrust", 1),)
    assert asked(vocabulary, ["silos", "mistrust"]).summary.together == ()
    assert asked(vocabulary, []).summary.together == ()


def test_narrower_barriers_count_for_broader_ones(vocabulary: Vocabulary) -> None:
    counted = by_barrier(EVERY, vocabulary)
    assert counted["organisational-barrier"].encounters == 4
    assert counted["silos"].cases == 3


def test_the_share_resolved_is_of_those_whose_end_is_told() -> None:
    assert tally_of("all", EVERY).share_resolved == 0.5
    assert tally_of("all", EVERY[-1:]).share_resolved is None


def test_rows_name_several_values_in_one_cell(vocabulary: Vocabulary) -> None:
    frame = asked(vocabulary, mechanism="open-data").to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert frame["mechanisms"].tolist() == ["training; open-data", "open-data"]
    assert frame["encounter"].tolist()[0] == "https://w3id.org/casegraph/case/a#barrier-b2"
    assert frame["sources"].dtype == "Int64"


def test_a_frame_of_nothing_has_its_columns(vocabulary: Vocabulary) -> None:
    assert tuple(asked(vocabulary, country="FR").to_frame().columns) == COLUMNS


@pytest.mark.parametrize("name", ["silos", "barrier/silos", "Silos", " SILOS "])
def test_a_barrier_is_named_by_slug_label_or_path(vocabulary: Vocabulary, name: str) -> None:
    assert BarrierQuery.made(vocabulary, name).barriers == ("silos",)


def test_a_barrier_given_twice_counts_once(vocabulary: Vocabulary) -> None:
    assert BarrierQuery.made(vocabulary, ["silos", "Silos"]).barriers == ("silos",)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"barriers": "silo"}, "barrier is 'silo', no concept of barrier. Did you mean 'silos'?"),
        ({"barriers": ""}, "barrier is '', no concept of barrier. Look it up in vocab/barrier."),
        ({"barriers": "mechanism/training"}, "barrier is 'mechanism/training'"),
        ({"resolution": "resolvd"}, "resolution is 'resolvd', no concept of barrier-resolution."),
        ({"mechanism": "trainin"}, "Did you mean 'training'"),
        ({"level": "lokal"}, "Did you mean 'local'"),
        ({"country": "Untied Kingdom"}, "Did you mean 'United Kingdom'"),
        ({"country": "zz"}, "country is 'zz', which is none. Give a code of ISO 3166-1"),
        ({"barriers": ["silos"] * 41}, "41 barriers are given; give at most 40."),
    ],
)
def test_a_wrong_value_is_named_and_shown(
    vocabulary: Vocabulary, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        BarrierQuery.made(vocabulary, **given)
    assert message in str(caught.value)


@pytest.mark.parametrize("field", ["barriers", "resolution", "mechanism", "country", "level"])
@pytest.mark.parametrize("value", ["x" * 10_000, "🤷", "שלום", "\u202esolis", "silos\0", "\x1b[2J"])
def test_a_hostile_value_is_refused_in_short(
    vocabulary: Vocabulary, field: str, value: str
) -> None:
    with pytest.raises(QueryError) as caught:
        BarrierQuery.made(vocabulary, **{field: value})
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()


def _in_use(repository: Repository) -> list[str]:
    """Every barrier that was met, and every broader one."""
    used = list(by_barrier(repository.all_encounters, repository.vocabulary))
    assert len(used) == 53
    return used


def test_the_summary_is_what_the_question_on_responses_says(repository: Repository) -> None:
    for barrier in _in_use(repository):
        mine = [
            (concept_iri("mechanism", row.slug), row.encounters, row.resolved, row.partly,
             row.unresolved, row.unknown, row.cases)
            for row in repository.encounters(barrier).summary.mechanisms
        ]  # fmt: skip
        assert mine == list(repository.ask("barrier-responses", barrier=barrier).rows)


def test_the_encounters_are_what_the_question_on_them_says(repository: Repository) -> None:
    for barrier in _in_use(repository):
        rows = repository.ask("barrier-encounters", barrier=barrier)
        assert set(map(_told, repository.encounters(barrier))) == {
            tuple(row[name] for name in ("encounter", "text", "response", "basis", "sources"))
            for row in rows
        }
        order = list(dict.fromkeys(row["encounter"] for row in rows))
        assert [row_of(met)["encounter"] for met in repository.encounters(barrier)] == order


def _told(met: Encounter) -> tuple[object, ...]:
    row = row_of(met)
    return tuple(row[name] for name in ("encounter", "text", "response", "basis", "sources"))


def test_each_row_of_the_question_is_a_mechanism_and_a_source(repository: Repository) -> None:
    rows = repository.ask("barrier-encounters", barrier="interaction-barrier")
    mine = {
        (row_of(met)["encounter"], mechanism and concept_iri("mechanism", mechanism), cited.url)
        for met in repository.encounters("interaction-barrier")
        for mechanism in met.mechanisms or (None,)
        for cited in met.sources
    }
    assert {(row["encounter"], row["mechanism"], row["url"]) for row in rows} == mine


def test_barriers_met_together_are_those_of_the_question(repository: Repository) -> None:
    scheme, pairs = repository.vocabulary.scheme("barrier"), repository.ask("barriers-together")
    alone = [slug for slug in scheme.usable if not scheme.narrower(slug)]
    assert len(alone) == 50
    for barrier in alone:
        iri = concept_iri("barrier", barrier)
        told = {row["barrierB"]: row["cases"] for row in pairs if row["barrierA"] == iri}
        told |= {row["barrierA"]: row["cases"] for row in pairs if row["barrierB"] == iri}
        met = repository.encounters(barrier).summary.together
        assert {concept_iri("barrier", one.slug): one.cases for one in met} == told


def test_all_encounters_of_the_corpus_are_there(repository: Repository) -> None:
    assert len(repository.encounters()) == repository.info["claims"]["barrier"] == 435
