"""Marks: one for each encounter while they fit, and none that happened is left out."""

from casegraph.comparison import Tally
from casegraph_api.marks import marks_of


def test_a_mark_is_one_encounter_while_they_fit() -> None:
    marks = marks_of([Tally("a", 4, 2, 1, 0, 1, cases=3)])
    assert marks.step == 1
    assert marks.rows["a"] == ("resolved", "resolved", "partly-resolved", "resolution-unknown")


def test_many_encounters_share_a_mark_but_none_vanishes() -> None:
    marks = marks_of([Tally("a", 81, 80, 0, 1, 0, cases=9), Tally("b", 1, 0, 0, 1, 0, cases=1)])
    assert marks.step == 3
    assert marks.rows["a"] == ("resolved",) * 27 + ("unresolved",)
    assert marks.rows["b"] == ("unresolved",)


def test_nothing_has_no_marks() -> None:
    assert marks_of([Tally("none", 0, 0, 0, 0, 0, cases=0)]).rows == {"none": ()}
    assert marks_of([]).rows == {}
