"""Minimisation: textbook examples by hand, the three solutions, exact covers, limits."""

from itertools import product

import pytest

from casegraph.errors import InputError, NotFoundError, ResultTooLargeError
from casegraph.qca.covers import smallest_covers
from casegraph.qca.matrix import Matrix
from casegraph.qca.minimise import Expectations, Kind, minimise
from casegraph.qca.primes import merged, without_negatives
from casegraph.qca.truth_table import TruthTable, truth_table


def table(rows: dict[str, int]) -> TruthTable:
    """A crisp truth table from configurations such as `101`, each one case, with its outcome."""
    names = tuple("ABCDE"[: len(next(iter(rows)))])
    made = tuple((*map(int, row), out) for row, out in rows.items())
    return truth_table(Matrix(tuple(rows), (*names, "Y"), made), "Y")


def models(rows: dict[str, int], kind: Kind, expected: Expectations | None = None) -> list[str]:
    return [model.text for model in minimise(table(rows), kind, expected).models]


# A*B*C + A*B*~C join to A*B; ~A*~B*C stands alone.
THREE = {"111": 1, "110": 1, "001": 1, "000": 0}


def test_the_conservative_solution_assumes_nothing() -> None:
    assert models(THREE, "conservative") == ["A*B + ~A*~B*C"]


def test_the_parsimonious_solution_assumes_what_helps() -> None:
    # Only 000 is negative: A, B and C each avoid it. 111 has all three, 110 A and B, 001 only C.
    assert models(THREE, "parsimonious") == ["A + C", "B + C"]


def test_the_intermediate_solution_drops_what_is_against_expectation() -> None:
    # From ~A*~B*C to C: ~A and ~B are dropped where presence is expected, else kept.
    # From A*B to A (C1P1) or B (C1P2): B or A is kept, for its value is the expected one.
    every = {"A": [1], "B": [1], "C": [1]}
    assert models(THREE, "intermediate", every) == ["C + A*B"]
    assert models(THREE, "intermediate", {"A": [1]}) == ["A*B + ~B*C"]
    assert models(THREE, "intermediate") == ["A*B + ~A*~B*C"]


def test_an_intermediate_model_lists_its_easy_counterfactuals_and_origins() -> None:
    (model,) = minimise(table(THREE), "intermediate", {"A": [1]}).models
    assert model.assumed == (6,)  # 101
    assert model.pairs == ("C1P1", "C1P2")


def test_fit_of_terms_and_model_by_hand() -> None:
    (model,) = minimise(table(THREE)).models
    first, second = model.terms
    assert (model.inclusion, model.pri, model.coverage) == (1, 1, 1)
    assert first.text == "A*B"
    assert [first.coverage, first.unique] == pytest.approx([2 / 3, 2 / 3])
    assert (second.cases, second.literals) == (("001",), (0, 0, 1))


def test_terms_that_overlap_have_less_unique_coverage() -> None:
    (model,) = minimise(table({"111": 1, "110": 1, "011": 1, "000": 0, "001": 0, "100": 0})).models
    assert [term.text for term in model.terms] == ["A*B", "B*C"]
    assert [term.unique for term in model.terms] == pytest.approx([1 / 3, 1 / 3])


def test_a_cyclic_chart_has_two_models() -> None:
    # The textbook cycle: six rows, six prime implicants of two rows each, two covers of three.
    rows = {"000": 1, "001": 1, "011": 1, "111": 1, "110": 1, "100": 1, "010": 0, "101": 0}
    assert models(rows, "conservative") == ["A*B + ~A*C + ~B*~C", "A*~C + ~A*~B + B*C"]
    assert minimise(table(rows)).common == ()


def test_terms_in_every_model_are_common() -> None:
    assert minimise(table(THREE), "parsimonious").common == ("C",)


def test_many_values_join_only_when_all_are_there() -> None:
    assert merged([(0, 1), (1, 1), (2, 1)], [3, 2]) == [(None, 1)]
    assert merged([(0, 1), (1, 1)], [3, 2]) == [(1, 1), (0, 1)]


def test_many_values_are_written_in_brackets() -> None:
    rows = ((0, 1, 1), (1, 1, 1), (2, 1, 1), (2, 0, 0))
    found = truth_table(Matrix(("p", "q", "r", "s"), ("A", "B", "Y"), rows), "Y")
    assert [model.text for model in minimise(found).models] == ["B[1]"]


def test_contradictions_are_never_assumed() -> None:
    without = without_negatives([(1, 1)], [(0, 0)])
    with_contradiction = without_negatives([(1, 1)], [(0, 0), (0, 1)])
    assert without == [(1, None), (None, 1)]
    assert with_contradiction == [(1, None)]


def test_both_ways_to_prime_implicants_agree_where_nothing_is_unknown() -> None:
    rows = [row for row in product((0, 1), repeat=4) if sum(row) in (1, 2, 4)]
    others = [row for row in product((0, 1), repeat=4) if sum(row) not in (1, 2, 4)]
    assert merged(rows, [2] * 4) == without_negatives(rows, others)


def test_all_smallest_covers_are_found() -> None:
    assert smallest_covers([0b011, 0b110, 0b101, 0b001], 3) == [(0, 1), (0, 2), (1, 2), (1, 3)]


def test_a_greedy_choice_would_be_too_large() -> None:
    # The widest prime implicant (four rows) is in no smallest cover.
    assert smallest_covers([0b011110, 0b000111, 0b111000], 6) == [(1, 2)]


def test_more_models_than_can_be_told_are_an_error() -> None:
    chart = [bits for row in range(10) for bits in [1 << row, 1 << row]]
    with pytest.raises(ResultTooLargeError, match="more than 500 models of 10 terms"):
        smallest_covers(chart, 10)


BAD: list[tuple[dict[str, int], Kind, Expectations | None, str]] = [
    ({"11": 0, "00": 0}, "conservative", None, "nothing to explain"),
    ({"11": 1, "10": 1}, "parsimonious", None, "No configuration is coded 0"),
    ({"0": 1, "1": 1}, "conservative", None, "No configuration is coded 0"),
    ({"11": 1, "00": 0}, "conservative", {"A": [1]}, "for the intermediate solution"),
    ({"11": 1, "00": 0}, "intermediate", {"A": [2]}, "Its values go to 1"),
]


@pytest.mark.parametrize(("rows", "kind", "expected", "told"), BAD)
def test_what_cannot_be_minimised_is_refused(
    rows: dict[str, int], kind: Kind, expected: Expectations | None, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        minimise(table(rows), kind, expected)


def test_an_expectation_of_no_condition_is_not_found() -> None:
    with pytest.raises(NotFoundError, match="no condition 'X'"):
        minimise(table(THREE), "intermediate", {"X": [1]})
