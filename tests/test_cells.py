"""Cells: what a spreadsheet would run is put behind an apostrophe, the rest stays."""

import pytest

from casegraph.cells import balanced, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_formula_is_put_behind_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["text", "", "a=b", -1, None])
def test_anything_else_stays_as_it_is(value: object) -> None:
    assert safe_cell(value) == value


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("plain", "plain"),
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u2067b\u202ec", "a\u2067b\u202ec\u202c\u2069"),
        ("\u2068name\u2069 of", "\u2068name\u2069 of"),
        ("a\u2069b\u202c", "ab"),
    ],
)
def test_directions_of_writing_are_closed(text: str, closed: str) -> None:
    assert balanced(text) == closed
    assert safe_cell(text) == closed
