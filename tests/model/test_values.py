"""What all values of the model share."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from casegraph.model import CostItem, EnablerPresence, Indicator, Place, natural_order
from casegraph.model.base import Id, Key, Line, Number, OneOrMany, Text, Url

GOALS = {"key": "goals", "enabler": "clear-goals", "text": "All knew.", "source": "S1"}


def test_a_value_does_not_change() -> None:
    place = Place(id="turku", name="Turku", country="FI")
    with pytest.raises(ValidationError, match="Instance is frozen"):
        place.name = "Åbo"  # type: ignore[misc]  # what the test is about


def test_a_value_has_no_other_field() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Place.model_validate({"id": "turku", "name": "Turku", "country": "FI", "size": 3})


@pytest.mark.parametrize("label", [1, True, None, ["a"], {"a": 1}, b"a"])
def test_nothing_becomes_text_by_itself(label: object) -> None:
    with pytest.raises(ValidationError, match="should be a valid string"):
        Indicator.model_validate({"label": label})


def test_equal_values_are_one_in_a_set() -> None:
    assert len({Place(id="a", name="A", country="FI"), Place(id="a", name="A", country="FI")}) == 1


def test_words_are_a_sorted_set_in_natural_order() -> None:
    claim = EnablerPresence.model_validate(GOALS | {"source": ["S10", "S2", "S10", "S1"]})
    assert claim.source == ("S1", "S2", "S10")


def test_the_order_of_words_makes_no_difference() -> None:
    one = EnablerPresence.model_validate(GOALS | {"source": ["S2", "S1"]})
    assert one == EnablerPresence.model_validate(GOALS | {"source": ["S1", "S2"]})


def test_one_word_is_a_set_of_one() -> None:
    assert EnablerPresence.model_validate(GOALS).source == ("S1",)


def test_places_are_sorted_by_their_id() -> None:
    oslo = Place(id="oslo", name="Oslo", country="NO")
    bergen = Place(id="bergen", name="Bergen", country="NO")
    assert TypeAdapter(OneOrMany[Place]).validate_python([oslo, bergen]) == (bergen, oslo)


@pytest.mark.parametrize(
    ("words", "ordered"),
    [
        (["S10", "S2", "S1"], ["S1", "S2", "S10"]),
        (["cofog-10", "cofog-04.5", "cofog-04.10"], ["cofog-04.5", "cofog-04.10", "cofog-10"]),
        (["b", "a", "1", ""], ["", "1", "a", "b"]),
        (["a1b", "a", "a1"], ["a", "a1", "a1b"]),
    ],
)
def test_numbers_in_words_are_ordered_as_numbers(words: list[str], ordered: list[str]) -> None:
    assert sorted(words, key=natural_order) == ordered


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (Decimal("4.50"), "4.5"),
        (Decimal("4.0"), "4"),
        (Decimal("1E+3"), "1000"),
        (7, "7"),
        (Decimal("-0.10"), "-0.1"),
        (Decimal("0.000000000001"), "1E-12"),
        (Decimal("9999999999999999.999999999999"), "9999999999999999.999999999999"),
    ],
)
def test_a_number_has_one_form(given: object, kept: str) -> None:
    assert str(TypeAdapter(Number).validate_python(given)) == kept


@pytest.mark.parametrize(
    "given",
    [True, "4.5", 4.5, None, Decimal("NaN"), Decimal("Infinity"), 10**28, Decimal("1e-13")],
    ids=repr,
)
def test_what_is_no_exact_number_is_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(given, strict=True)


def test_a_number_is_a_json_number() -> None:
    cost = CostItem(key="c", text="T.", source=("S1",), value=Decimal("4.50"), unit="eur")
    assert '"value":4.5,' in cost.model_dump_json()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Id, "a-b.1"),
        (Id, "2"),
        (Key, "S1"),
        (Key, "a_b-C.d"),
        (Line, "x"),
        (Line, "A b, č — 1"),
        (Text, "a\nb "),
        (Url, "https://example.org/a?b=c&d=%20#e"),
        (Url, "http://ä.example/ü"),
    ],
)
def test_text_of_the_right_form_is_taken(form: Any, text: str) -> None:
    assert TypeAdapter(form).validate_python(text) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Id, ""),
        (Id, "A"),
        (Id, "a_b"),
        (Id, "a--b"),
        (Id, "a\n"),
        (Id, "../a"),
        (Id, "x" * 81),
        (Key, "a b"),
        (Key, "-a"),
        (Key, "a#b"),
        (Line, ""),
        (Line, " a"),
        (Line, "a "),
        (Line, "a\nb"),
        (Line, "x" * 401),
        (Text, " a"),
        (Text, ""),
        (Text, "x" * 4001),
        (Url, "javascript:alert(1)"),
        (Url, "//example.org"),
        (Url, "https://a b"),
        (Url, 'https://a"onclick='),
        (Url, "https://a<b>"),
        (Url, "https://a\nb"),
    ],
)
def test_text_of_another_form_is_refused(form: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(form).validate_python(text)
