"""Suggestions while typing, over the tiny collection of conftest."""

from pathlib import Path

import pytest

from casegraph.errors import QueryError, SnapshotError
from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph.search import ConceptNotes, IndexInput, Named, Suggestion, Suggestions, named

NOTES = ConceptNotes(
    uses={("mechanism", "pooled-funding"): ["hennepin"]},
    labels={("barrier", "mistrust"): ["Mistrust", "Desconfianza"]},
)
NOTHING = [
    "",
    " ",
    "x" * 10_000,
    "homelessness " * 1000,
    "\U0001f600",
    "\u05e9\u05dc\u05d5\u05dd",
    "\x00\x07",
    "\ud800",
    "\"'(",
    "zzz",
    "housnig",
    "%' OR 1=1 --",
]


@pytest.fixture(scope="module")
def names(content: IndexInput) -> Suggestions:
    """The names of the tiny collection."""
    return Suggestions.make(named(content, NOTES))


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [one.id for one in found]


def test_a_case_is_suggested_by_the_beginning_of_its_title(names: Suggestions) -> None:
    assert names.beginning("housing f") == (
        Suggestion("case", "finland", "Housing First in Finland", None, 1),
    )


def test_small_letters_and_accents_make_no_difference(names: Suggestions) -> None:
    assert ids(names.beginning("MALAGA C")) == ["malaga"]
    assert ids(names.beginning("Y-SÄÄ")) == ids(names.beginning("y saa")) == ["y-foundation"]


def test_every_word_of_a_name_may_be_begun(names: Suggestions) -> None:
    assert ids(names.beginning("first")) == ["finland"]
    assert ids(names.beginning("home henn")) == ["hennepin"]


def test_the_middle_of_a_word_begins_nothing(names: Suggestions) -> None:
    assert names.beginning("ousing") == ()


def test_beginnings_of_names_come_before_words_within(names: Suggestions) -> None:
    assert ids(names.beginning("h")) == ["hennepin", "fi", "hennepin-county", "finland"]
    assert ids(names.beginning("t")) == ["actor-sector/third-sector", "za"]


def test_more_cases_come_first(names: Suggestions) -> None:
    begun = [(one.id, one.cases) for one in names.beginning("c", 3)]
    assert begun == [("actor-role/convener", 5), ("za", 2), ("barrier/cultural-barrier", 1)]


def test_labels_come_before_other_names(names: Suggestions) -> None:
    assert ids(names.beginning("s"))[-2:] == ["water-b", "y-foundation"]


def test_another_name_is_told_when_it_matched(names: Suggestions) -> None:
    assert [one.match for one in names.beginning("stove")] == ["stovepipes"]
    assert [one.match for one in names.beginning("descon")] == ["Desconfianza"]
    assert [one.match for one in names.beginning("hennepin bo")] == ["Hennepin Board"]


def test_a_hidden_name_finds_but_is_not_told(names: Suggestions) -> None:
    assert names.beginning("distrus") == (
        Suggestion("concept", "barrier/mistrust", "Mistrust", None, 1),
    )


def test_hidden_names_come_after_others() -> None:
    given = (Named("actor", "a", 1, ("Xa", "Home A")), Named("actor", "b", 9, ("Xb",), ("Home B",)))
    assert ids(Suggestions.make(given).beginning("home")) == ["a", "b"]


def test_the_label_is_no_other_name(names: Suggestions) -> None:
    assert [one.match for one in names.beginning("mistr")] == [None]


def test_a_thing_with_several_names_is_suggested_once(names: Suggestions) -> None:
    assert ids(names.beginning("hennepin")).count("hennepin-county") == 1


def test_a_broader_concept_counts_the_cases_of_narrower_ones(names: Suggestions) -> None:
    found = {one.id: one.cases for one in names.beginning("cult")}
    assert found == {"barrier/cultural-barrier": 1, "barrier/safety-culture": 1}


def test_a_place_counts_its_cases(names: Suggestions) -> None:
    assert names.beginning("cape") == (Suggestion("place", "za", "Cape Town", None, 2),)


def test_what_no_case_uses_comes_last(content: IndexInput) -> None:
    without = Suggestions.make(named(content, ConceptNotes()))
    found = [(one.id, one.cases) for one in without.beginning("p")]
    assert found == [("actor-sector/public", 1), ("malaga", 1), ("mechanism/pooled-funding", 0)]


def test_at_most_as_many_as_asked_for(names: Suggestions) -> None:
    every = names.beginning("c", 50)
    assert names.beginning("c", 2) == every[:2]


@pytest.mark.parametrize("limit", [0, -1, 51])
def test_a_limit_out_of_range_is_refused(names: Suggestions, limit: int) -> None:
    with pytest.raises(QueryError, match=f"limit is {limit}; give a whole number, 1 to 50"):
        names.beginning("x", limit)


@pytest.mark.parametrize("text", NOTHING)
def test_what_begins_nothing_gives_nothing(names: Suggestions, text: str) -> None:
    assert names.beginning(text) == ()


def test_names_read_again_give_the_same(names: Suggestions, tmp_path: Path) -> None:
    names.save(tmp_path)
    assert Suggestions.load(tmp_path).beginning("s") == names.beginning("s")


def test_names_of_another_format_are_refused(tmp_path: Path) -> None:
    (tmp_path / "suggestions.json").write_text('{"format": 0}')
    with pytest.raises(SnapshotError, match="format 0"):
        Suggestions.load(tmp_path)


def test_a_collection_without_anything_suggests_nothing(tmp_path: Path) -> None:
    empty = IndexInput((), {}, Vocabulary(schemes=()))
    assert Suggestions.make(named(empty, ConceptNotes())).beginning("a") == ()


def test_the_corpus_suggests_things_of_every_kind(repository: Repository) -> None:
    kinds = {one.kind for word in ("home", "minn") for one in repository.suggest(word, 50)}
    assert kinds == {"case", "actor", "concept", "place"}


def test_acronyms_of_the_corpus_are_known(repository: Repository) -> None:
    assert repository.suggest("BIT", 1) == (
        Suggestion("actor", "behavioural-insights-team", "Behavioural Insights Team", "BIT", 1),
    )
