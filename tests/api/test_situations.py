"""A situation in the search: told from words to look for, and answered with comparable cases."""

from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from starlette.testclient import TestClient

from casegraph_api.situations import is_situation
from tests.api.conftest import Page

ROUGH = "people sleep rough in our city and the agencies do not share data"
OFFER = "Cases like this situation"


@pytest.mark.parametrize(
    "text",
    [ROUGH, "Our permits take nine months. Why?", "nobody trusts the new digital identity cards"],
)
def test_a_sentence_is_a_situation(text: str) -> None:
    assert is_situation(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "homeless",
        "participatory budgeting in large cities",
        'the "rough sleepers" of our big city centre',
        "housing AND homeless AND people AND city",
        "barrier:silos in a city with many agencies",
        "projects of large cities in 2006..2016 with budgets",
        "word " * 600,
    ],
)
def test_words_to_look_for_are_none(text: str) -> None:
    assert not is_situation(text)


def test_a_situation_gets_comparable_cases_before_those_with_its_words(client: TestClient) -> None:
    text = client.get(f"/search?q={quote_plus(ROUGH)}").text
    offer, _, worded = text.partition('class="after-offer"')
    assert f">{OFFER}<" in offer
    assert offer.count('class="reasons"') == 3
    assert "No case has all of these words" in worded


def test_the_clearest_six_of_what_was_understood_are_named(client: TestClient) -> None:
    text = client.get("/search?q=families+sleep+outside+and+agencies+do+not+talk").text
    told = (
        "Understood: National authority, Family and children, Homelessness, Housing, "
        "Housing First, Social protection, and 4 less clearly. "
    )
    assert told in text


def test_the_offer_leads_to_all_comparable_cases(
    client: TestClient, open_page: Callable[[str], Page]
) -> None:
    link = f"/similar?text={quote_plus(ROUGH)}"
    assert link in open_page(f"/search?q={quote_plus(ROUGH)}").links
    assert ROUGH in client.get(link).text


@pytest.mark.parametrize(
    "more", ["&barrier=silos", "&view=table", "&offset=20", "&start_from=2000", "&sort=title"]
)
def test_what_narrows_down_or_turns_the_page_is_not_offered_them(
    client: TestClient, more: str
) -> None:
    shown = OFFER in client.get(f"/search?q={quote_plus(ROUGH)}{more}").text
    assert shown == (more == "&sort=title")


def test_a_hostile_situation_is_escaped(client: TestClient) -> None:
    text = client.get(
        "/search?q=" + quote_plus("<b>our city</b> has no money for its homeless")
    ).text
    assert OFFER in text
    assert "<b>our city" not in text
