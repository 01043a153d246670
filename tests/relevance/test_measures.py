"""Measures on rankings small enough to work out by hand."""

import pytest
from bench.relevance.judged import Task
from bench.relevance.measures import figures, ndcg, recall, success

GRADES = {"a": 3, "b": 2, "c": 1}


def task(**given: object) -> Task:
    return Task.model_validate(
        {"kind": "queries", "id": "t", "group": "g", "split": "tune", "why": "W.", "text": "words",
         "judgements": GRADES} | given
    )  # fmt: skip


def test_the_best_order_has_an_ndcg_of_one() -> None:
    assert ndcg(["a", "b", "c"], GRADES) == 1


def test_ndcg_is_the_gain_at_each_rank_over_the_best_gain() -> None:
    # 7 / log2(2) + 0 + 1 / log2(4), of 7 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert ndcg(["a", "x", "c"], GRADES) == pytest.approx(7.5 / 9.3928, abs=1e-4)


def test_one_hit_of_grade_three_counts_like_seven_of_grade_one() -> None:
    assert ndcg(["c"], GRADES) * 7 == pytest.approx(ndcg(["a"], GRADES))


def test_ndcg_does_not_look_below_its_depth() -> None:
    assert ndcg(["x", "a"], GRADES, depth=1) == 0


def test_ndcg_of_no_hits_is_zero() -> None:
    assert ndcg([], GRADES) == 0


def test_recall_is_the_share_of_relevant_cases_found() -> None:
    assert recall(["a", "x", "b"], frozenset("abcd")) == 0.5


def test_recall_can_reach_one_with_more_relevant_cases_than_hits() -> None:
    assert recall(["a", "b"], frozenset("abcd"), depth=2) == 1


@pytest.mark.parametrize(("ranked", "found"), [("xya", 1), ("xyza", 0), ("", 0)])
def test_success_needs_one_relevant_case_among_the_first_three(ranked: str, found: int) -> None:
    assert success(list(ranked), frozenset("ab")) == found


def test_figures_are_means_over_the_tasks() -> None:
    means = figures([(task(), ["a", "b", "c"]), (task(), ["x", "y", "z", "a"])])
    assert means.tasks == 2
    assert means.ndcg == pytest.approx((1 + 7 / 2.3219 / 9.3928) / 2, abs=1e-4)
    assert means.recall_1 == pytest.approx((1 + 1 / 3) / 2)
    assert means.recall_2 == pytest.approx((1 + 1 / 2) / 2)
    assert means.success == 0.5


def test_a_case_is_no_answer_to_a_question_about_itself() -> None:
    asked = task(text=None, case="z")
    assert figures([(asked, ["z", "a", "b", "c"])]).ndcg == 1
