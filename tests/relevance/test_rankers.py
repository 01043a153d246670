"""The baselines rank as they say."""

import pytest
from bench.relevance.judged import Task
from bench.relevance.rankers import RANKERS, Bm25, jaccard

from casegraph.repository import Repository

TEXTS = {"bus": "a bus and a bus lane", "tram": "a tram and a bus", "zoo": "a zoo in São Paulo"}


def task(**asked: str) -> Task:
    return Task.model_validate(
        {"kind": "queries", "id": "t", "group": "g", "split": "tune", "why": "W.",
         "judgements": {"gov-uk": 3}} | asked
    )  # fmt: skip


def test_bm25_puts_the_text_first_that_says_it_more_often() -> None:
    assert Bm25(TEXTS).ranked("bus") == ["bus", "tram"]


def test_bm25_weighs_a_rare_word_above_a_frequent_one() -> None:
    assert Bm25(TEXTS).ranked("bus tram")[0] == "tram"


def test_bm25_makes_no_difference_of_accents_and_capitals() -> None:
    assert Bm25(TEXTS).ranked("SAO") == ["zoo"]


def test_bm25_ranks_nothing_for_unknown_words() -> None:
    assert Bm25(TEXTS).ranked("ferry") == []


@pytest.mark.parametrize(
    ("one", "other", "share"), [("ab", "bc", 1 / 3), ("a", "a", 1), ("", "", 0)]
)
def test_jaccard_is_the_share_in_common(one: str, other: str, share: float) -> None:
    scheme = "barrier"
    left, right = ({(scheme, slug) for slug in slugs} for slugs in (one, other))
    assert jaccard(frozenset(left), frozenset(right)) == share


def test_each_ranker_finds_a_case_by_its_own_word(repository: Repository) -> None:
    found = {name: make(repository)(task(text="superblocks")) for name, make in RANKERS.items()}
    assert found["plain BM25"][0] == found["search"][0] == "barcelona-superblocks"
    assert found["concepts only"] == []


def test_concepts_are_understood_from_labels_in_a_text(repository: Repository) -> None:
    ranked = RANKERS["concepts only"](repository)(task(text="participatory budgeting"))
    assert "porto-alegre-participatory-budgeting" in ranked[:10]


def test_each_ranker_but_one_finds_the_case_that_asks_first(repository: Repository) -> None:
    asked = task(case="curitiba-brt")
    firsts = {name: make(repository)(asked)[0] for name, make in RANKERS.items()}
    assert firsts.pop("comparison") == "bogota-transmilenio"
    assert set(firsts.values()) == {"curitiba-brt"}
