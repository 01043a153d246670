"""Association: counts and measures against hand-made figures and other people's code."""

import csv
import io
from itertools import product

import pytest
from scipy.stats import fisher_exact as of_scipy

from casegraph.errors import QueryError
from casegraph.model import Case, Vocabulary
from casegraph.repository import Repository
from casegraph.variables import Content
from casegraph.variables.association import COLUMNS, Association, associate
from casegraph.variables.association.measures import Counts, fisher_exact
from casegraph.variables.words import ANY
from tests.variables.cases import ACTORS, case, met, seen


def _case(name: str, barriers: str, outcomes: str = "") -> Case:
    parts = {"barriers": [met(one) for one in barriers.split()]}
    told = [seen(one, *one.split("-")) for one in outcomes.split()]
    return case(name, **parts, outcomes=told)


CASES = [
    _case("a", "silos mistrust", "access-improved"),
    _case("b", "silos mistrust", "access-worsened trust-improved"),
    _case("c", "silos", "trust-improved"),
    _case("d", "mistrust", "access-improved"),
    _case("e", "scarce-funding", "trust-improved"),
    _case("f", "", "trust-improved"),
]


def _found(vocabulary: Vocabulary, rows: str, columns: str, least: int = 2) -> Association:
    return associate(CASES, rows, columns, Content(ACTORS, vocabulary), least)


def _pair(found: Association, row: str, column: str) -> tuple[Counts, tuple[str, ...]]:
    (pair,) = [one for one in found if (one.row.word, one.column.word) == (row, column)]
    return pair.counts, pair.shared


def test_cases_are_counted_in_four_fields(vocabulary: Vocabulary) -> None:
    found = _found(vocabulary, "barrier", "outcome")
    assert _pair(found, "silos", "access") == (Counts(2, 1, 1, 1), ("a", "b"))


def test_cases_that_tell_nothing_are_left_out(vocabulary: Vocabulary) -> None:
    found = _found(vocabulary, "barrier", "outcome")
    assert (found.cases, found.left_out) == (("a", "b", "c", "d", "e"), ("f",))
    assert "over 5 cases; 1 are left out" in found.note[0]


def test_conditions_hold_within_a_claim(vocabulary: Vocabulary) -> None:
    found = _found(vocabulary, "barrier", "outcome[direction=improved]")
    assert _pair(found, "silos", "access") == (Counts(1, 2, 1, 1), ("a",))


def test_a_broader_concept_has_the_cases_of_its_narrower_ones(vocabulary: Vocabulary) -> None:
    rows = {pair.row.word: pair.row.cases for pair in _found(vocabulary, "barrier", "outcome")}
    assert rows["organisational-barrier"] >= rows["silos"] == 3


def test_concepts_of_few_cases_are_left_out(vocabulary: Vocabulary) -> None:
    assert "scarce-funding" in {p.row.word for p in _found(vocabulary, "barrier", "outcome", 1)}
    assert "scarce-funding" not in {p.row.word for p in _found(vocabulary, "barrier", "outcome")}


def test_within_a_dimension_no_pair_comes_twice_or_with_a_broader_concept(
    vocabulary: Vocabulary,
) -> None:
    pairs = [(p.row.word, p.column.word) for p in _found(vocabulary, "barrier", "barrier")]
    assert {tuple(sorted(pair)) for pair in pairs} >= {("mistrust", "silos")}
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert not [pair for pair in pairs if {"silos", "organisational-barrier"} == set(pair)]


def test_measures_of_a_table_made_by_hand() -> None:
    """20 of 50: row 30, column 25; expected 15, lift 4/3, phi 0.408, odds ratio 6."""
    counts = Counts(20, 10, 5, 15)
    assert counts.expected == 15
    assert counts.lift == pytest.approx(4 / 3)
    assert counts.phi == pytest.approx(250 / (30 * 20 * 25 * 25) ** 0.5)
    assert counts.odds_ratio == 6


def test_measures_that_have_no_value_are_none() -> None:
    full = Counts(5, 0, 0, 0)
    assert (full.phi, full.odds_ratio, full.p) == (None, None, 1)
    assert Counts(0, 0, 3, 2).lift is None


def test_the_lady_tasting_tea() -> None:
    """Three of four cups told right: the textbook's two-sided p is 34/70."""
    assert fisher_exact(3, 4, 4, 8) == 34 / 70


def test_fisher_is_as_in_scipy() -> None:
    tables = list(product(range(0, 9, 2), repeat=4))[1:]
    for a, b, c, d in tables:
        counts = Counts(a, b, c, d)
        assert counts.p == pytest.approx(of_scipy([[a, b], [c, d]])[1]), counts
    assert len(tables) == 624


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("barier", "no dimension. Did you mean 'barrier'?"),
        ("barrier:silos", "is a variable. Give a dimension, such as barrier."),
        ("A=barrier", "is a variable"),
        ("<b>", "cannot be read"),
        ("count", "no dimension"),
        ("barrier[x=y]", "no field of barrier"),
        (f"barrier:{ANY}", "is a variable"),
    ],
)
def test_what_cannot_be_meant_is_said(vocabulary: Vocabulary, rows: str, said: str) -> None:
    with pytest.raises(QueryError) as found:
        _found(vocabulary, rows, "outcome")
    assert said in str(found.value)


def test_at_least_one_case_is_needed(vocabulary: Vocabulary) -> None:
    with pytest.raises(QueryError, match="least is 0"):
        _found(vocabulary, "barrier", "outcome", 0)


def test_every_form_carries_the_caution(vocabulary: Vocabulary) -> None:
    found = _found(vocabulary, "barrier", "outcome")
    rows = list(csv.DictReader(io.StringIO(found.to_csv())))
    assert {row["caution"] for row in rows} == {
        "Counts over a curated collection, not a sample; see the note."
    }
    assert "Geddes 1990" in found.to_frame().attrs["note"]
    assert "Geddes 1990" in " ".join(found.to_dict()["note"])
    assert "Geddes 1990" in found._repr_html_()
    assert list(rows[0]) == list(COLUMNS)


def test_notebooks_show_everything_escaped(vocabulary: Vocabulary) -> None:
    found = _found(vocabulary, "barrier", "outcome")
    hostile = Association("<script>", "</table>", found.cases, found.left_out, found.pairs)
    assert "<script>" not in hostile._repr_html_()


def test_no_pair_is_no_error(vocabulary: Vocabulary) -> None:
    found = _found(vocabulary, "barrier", "paradigm")
    assert (len(found), found.cases) == (0, ())
    assert found.to_csv().startswith("row,")
    assert len(found.to_frame()) == 0


def test_the_counts_of_the_corpus_are_those_of_its_tables(repository: Repository) -> None:
    found = repository.association("mechanism", "outcome[direction=improved]", least=10)
    for pair in found.pairs[:40]:
        asked = [f"mechanism:{pair.row.word}", f"outcome:{pair.column.word}[direction=improved]"]
        made = repository.table(asked)
        both = [
            case
            for case, row in zip(made.cases, made.rows, strict=True)
            if all(cell.value == 1 or cell.missing == "contested" for cell in row)
        ]
        assert list(pair.shared) == both
    assert len(found) > 300
