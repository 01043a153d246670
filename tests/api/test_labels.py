"""Labels: numbers and years as people read them."""

from decimal import Decimal

import pytest

from casegraph.model import Vocabulary
from casegraph_api.labels import Labels, number, span, years


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("2.5", "2.5"),
        ("-33", "\u221233"),
        ("1234.5", "1,234.5"),
        ("4200000", "4.2\u00a0million"),
        ("2300000000", "2.3\u00a0billion"),
        ("1725940", "1,725,940"),
        ("100", "100"),
        ("10000000", "10\u00a0million"),
    ],
)
def test_number_is_printed_the_british_way(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [(2014, 2015, "2014 to 2015"), (None, 2015, "2015"), (2014, None, "since 2014"), (1, 1, "1")],
)
def test_years_of_a_figure(first: int | None, last: int | None, text: str) -> None:
    assert years(first, last) == text


@pytest.mark.parametrize(
    ("end", "status", "text"),
    [
        (2016, "completed", "2006\u20132016"),
        (None, "running", "since 2006"),
        (None, "failed", "from 2006"),
        (2006, "failed", "2006"),
    ],
)
def test_years_of_a_case(end: int | None, status: str, text: str) -> None:
    assert span(2006, end, status) == text


@pytest.mark.parametrize(
    ("value", "unit", "kind", "text"),
    [
        ("-33", "percent", "relative-change", "\u221233\u202f%"),
        ("12", "percent", "effect-estimate", "+12\u202f%"),
        ("-20", "gbp", "absolute-change", "\u2212£20"),
        ("32", "days", "level", "32 days"),
        ("60", "count", "level", "60"),
        ("500000000", "dkk", "level", "500\u00a0million Danish kroner"),
    ],
)
def test_amount_has_its_unit_and_sign(
    vocabulary: Vocabulary, value: str, unit: str, kind: str, text: str
) -> None:
    assert Labels(vocabulary).amount(Decimal(value), unit, kind) == text


def test_phrase_joins_labels_within_a_sentence(vocabulary: Vocabulary) -> None:
    found = Labels(vocabulary).phrase(["survey", "interviews"], "evidence-data-source")
    assert found == "survey and interviews"


def test_unknown_slug_stands_for_itself(vocabulary: Vocabulary) -> None:
    assert Labels(vocabulary).concept("no-such", "barrier") == "no-such"
