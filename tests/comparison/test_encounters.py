"""Encounters with barriers: read from a case, weighed by their sources, ranked."""

from dataclasses import replace
from typing import Any

import pytest

from casegraph.comparison.encounters import BASES, Encounter, basis_of, encounters_of, ranked
from casegraph.model import Source, Vocabulary

from .conftest import make_case

SOURCE = {"url": "https://example.org/1", "title": "Title", "publisher": "Publisher"}
MET = {
    "key": "b1",
    "barrier": "silos",
    "text": "Offices kept apart.",
    "source": ["S1", "S2"],
    "resolution": "partly-resolved",
}


def source(kind: str, standing: str | None = None) -> Source:
    return Source.model_validate({**SOURCE, "kind": kind, "standing": standing})


def one(**more: Any) -> Encounter:
    """The one encounter of a case of two sources, a blog post and an audit report."""
    mechanism = {"key": "m1", "text": "One desk.", "source": "S1", "mechanism": "one-stop-shop"}
    other = {**SOURCE, "url": "https://example.org/2", "kind": "audit-report"}
    case = make_case(
        "town",
        "Town",
        "It was slow.",
        encounters=[{**MET, **more}],
        mechanisms=[mechanism],
        sources={"S1": {**SOURCE, "kind": "blog-post"}, "S2": other},
    )
    (found,) = encounters_of(case)
    return found


def test_an_encounter_tells_what_its_claim_says() -> None:
    met = one(response="They moved together.", phase="diffusion", experienced_by="city")
    assert (met.case, met.title, met.key, met.barrier) == ("town", "Town", "b1", "silos")
    assert (met.text, met.resolution) == ("Offices kept apart.", "partly-resolved")
    assert met.response == "They moved together."
    assert (met.phases, met.experienced_by) == (("diffusion",), ("city",))


def test_an_encounter_tells_its_setting() -> None:
    setting = one().setting
    assert (setting.places, setting.countries) == (("Here",), ("US",))
    assert (setting.start, setting.end, setting.status) == (2006, None, "running")
    assert (setting.levels, setting.policy_areas) == (("local",), ("housing",))
    assert setting.population is None


def test_a_mechanism_named_and_one_pointed_to_count_once() -> None:
    assert one().mechanisms == ()
    met = one(response_mechanism=["training", "one-stop-shop"], responded_through="m1")
    assert met.mechanisms == ("one-stop-shop", "training")
    assert one(responded_through="m1").mechanisms == ("one-stop-shop",)


def test_an_encounter_rests_on_the_best_of_its_sources() -> None:
    met = one()
    assert [cited.basis for cited in met.sources] == ["own-account", "examined"]
    assert met.basis == "examined"
    assert one(source="S1").basis == "own-account"


@pytest.mark.parametrize(
    ("kind", "standing", "basis"),
    [
        ("academic", None, "examined"),
        ("academic", "archived-copy", "examined"),
        ("academic", "weak", "weak"),
        ("press", None, "reported"),
        ("official", None, "own-account"),
        ("a-kind-of-ones-own", None, "own-account"),
    ],
)
def test_a_source_is_worth_what_its_kind_is(kind: str, standing: str | None, basis: str) -> None:
    assert basis_of(source(kind, standing)) == basis


def test_every_kind_of_source_has_its_place(vocabulary: Vocabulary) -> None:
    kinds = vocabulary.scheme("source-kind").by_slug
    found = {kind: basis_of(source(kind)) for kind in kinds}
    assert len(found) == 13
    assert sorted(kind for kind in found if found[kind] == "own-account") == [
        "blog-post",
        "official",
        "unclassified",
    ]


def test_what_was_resolved_comes_first_and_what_nobody_tells_last() -> None:
    ends = ("resolution-unknown", "unresolved", "an-end-of-ones-own", "resolved", "partly-resolved")
    order = [met.resolution for met in ranked(replace(one(), resolution=end) for end in ends)]
    assert order == [
        "resolved", "partly-resolved", "unresolved", "resolution-unknown", "an-end-of-ones-own",
    ]  # fmt: skip


def test_of_what_ended_alike_the_better_founded_comes_first() -> None:
    order = [met.basis for met in ranked(replace(one(), basis=basis) for basis in reversed(BASES))]
    assert order == ["examined", "reported", "own-account", "weak"]


def test_more_sources_of_a_kind_come_before_fewer_then_titles_decide() -> None:
    two = replace(one(), title="Zebra")
    single = replace(one(), sources=two.sources[:1])
    first, second, third = ranked(
        [replace(single, title="beta"), replace(single, title="Alpha"), two]
    )
    assert [first.title, second.title, third.title] == ["Zebra", "Alpha", "beta"]
