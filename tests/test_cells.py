"""Cells: what a spreadsheet would run is put behind an apostrophe, the rest stays."""

import pytest

from casegraph.cells import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_formula_is_put_behind_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["text", "", "a=b", -1, None])
def test_anything_else_stays_as_it_is(value: object) -> None:
    assert safe_cell(value) == value
