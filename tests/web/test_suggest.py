"""Suggestions under the search field: chosen by keys and by mouse, told, and never in the way."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from casegraph_api.assets import assets
from tests.web.conftest import Axe


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name=re.compile("situation|phrases"))


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


@pytest.fixture
def typed(page: Page) -> Page:
    page.goto("/")
    field(page).press_sequentially("homel")
    expect(options(page).first).to_be_visible()
    return page


def test_names_appear_and_are_accessible(typed: Page, axe: Axe) -> None:
    expect(options(typed).first).to_have_text("Homelessness challenge, 7 cases")
    expect(field(typed)).to_have_attribute("aria-expanded", "true")
    expect(typed.get_by_role("status").filter(has_text="suggestions")).to_have_count(1)
    typed.keyboard.press("ArrowDown")
    assert axe(typed) == []


def test_arrows_go_round_and_enter_opens(typed: Page) -> None:
    count = options(typed).count()
    typed.keyboard.press("ArrowUp")
    expect(options(typed).nth(count - 1)).to_have_attribute("aria-selected", "true")
    typed.keyboard.press("ArrowDown")
    expect(field(typed)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    typed.keyboard.press("ArrowDown")
    first = str(options(typed).first.get_attribute("id"))
    expect(field(typed)).to_have_attribute("aria-activedescendant", first)
    expect(field(typed)).to_be_focused()
    typed.keyboard.press("Enter")
    expect(typed).to_have_url(re.compile("/vocab/challenge/homelessness$"))


def test_enter_without_a_choice_searches(typed: Page) -> None:
    typed.keyboard.press("Enter")
    expect(typed).to_have_url(re.compile(r"/search\?q=homel$"))


def test_escape_closes_and_keeps_what_was_typed(typed: Page) -> None:
    typed.keyboard.press("ArrowDown")
    typed.keyboard.press("Escape")
    expect(options(typed)).to_have_count(0)
    expect(field(typed)).to_have_value("homel")
    typed.keyboard.press("ArrowDown")
    expect(options(typed).first).to_be_visible()


def test_a_name_is_clicked(typed: Page) -> None:
    options(typed).filter(has_text="Homelessness challenge").click()
    expect(typed).to_have_url(re.compile("/vocab/challenge/homelessness$"))


def test_tab_leaves_and_closes(typed: Page) -> None:
    typed.keyboard.press("Tab")
    expect(typed.get_by_role("button", name="Search")).to_be_focused()
    expect(options(typed)).to_have_count(0)


def test_the_other_name_that_was_meant_is_told(page: Page) -> None:
    page.goto("/search")
    field(page).press_sequentially("NPM")
    expect(options(page).filter(has_text="New Public Management (NPM)")).to_have_count(1)


def test_a_sentence_gets_no_suggestions(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    field(page).fill("people sleep rough in our city and nobody knows")
    page.wait_for_function("performance.now() > 0")
    field(page).press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    assert [url for url in asked if "/suggest?" in url] == []


def test_hostile_names_are_text(page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>\u202e"
    one = {"kind": "actor", "id": "x", "label": hostile, "match": None, "cases": 1}
    found = [one | {"page": page} for page in ("/actor/x", "//evil.example", "javascript:alert(1)")]
    page.route("**/api/v1/suggest?*", lambda route: route.fulfill(json={"suggestions": found}))
    page.goto("/")
    field(page).press_sequentially("img")
    expect(options(page)).to_have_count(1)
    expect(options(page).locator("bdi")).to_have_text(hostile)
    expect(options(page).locator("img")).to_have_count(0)


def test_a_service_that_does_not_answer_leaves_a_plain_field(
    page: Page, forgiven: list[str]
) -> None:
    forgiven.append("ERR_FAILED")
    page.route("**/api/v1/suggest?*", lambda route: route.abort())
    page.goto("/")
    with page.expect_event("requestfailed"):
        field(page).press_sequentially("homel")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=homel$"))


def test_without_script_the_field_is_a_plain_one(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.get_by_role("searchbox").fill("homel")
    plain_page.keyboard.press("Enter")
    expect(plain_page).to_have_url(re.compile(r"/search\?q=homel$"))


def test_the_script_is_small(page: Page) -> None:
    assert len(assets()["suggest.js"].content) + len(assets()["suggest.css"].content) < 10_000
