"""Every page type in a browser: accessible, as wide as the window; a case prints on two pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Axe
from tests.web.page_types import PAGE_TYPES

# What a test provokes: the browser notes an answer that is an error.
_ERRORS = {"not-found": "404", "bad-request": "400", "unavailable": "503"}


@pytest.fixture
def forgiven(request: pytest.FixtureRequest) -> list[str]:
    name = getattr(request.node, "callspec", None)
    status = _ERRORS.get(name.params.get("name", "")) if name else None
    return [f"status of {status}"] if status else []


def test_no_page_type_is_forgotten() -> None:
    assert len(PAGE_TYPES) == 41


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_a_page_is_accessible_and_fits(page: Page, axe: Axe, name: str) -> None:
    page.goto(PAGE_TYPES[name])
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["start", "case", "concept", "about", "briefing"])
def test_a_dark_page_is_accessible(page: Page, axe: Axe, name: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(PAGE_TYPES[name])
    assert axe(page) == []


@pytest.mark.parametrize("case", ["heading-home-hennepin", "gov-uk", "wigan-deal"])
def test_a_case_prints_on_two_pages(plain_page: Page, case: str) -> None:
    plain_page.goto(f"/case/{case}")
    printed = plain_page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


def test_on_a_telephone_the_menu_opens_without_script(plain_page: Page) -> None:
    plain_page.set_viewport_size({"width": 390, "height": 844})
    plain_page.goto("/vocab")
    nav = plain_page.get_by_role("navigation", name="Main")
    expect(nav).to_be_hidden()
    plain_page.keyboard.press("Tab")
    plain_page.keyboard.press("Tab")
    plain_page.keyboard.press("Tab")
    plain_page.keyboard.press("Enter")
    expect(nav.get_by_role("link")).to_have_count(12)
    expect(nav.locator("[aria-current]")).to_have_text("Vocabulary")


def test_on_a_desk_the_masthead_is_one_line(plain_page: Page) -> None:
    plain_page.goto("/sparql")
    masthead = plain_page.locator(".masthead")
    expect(masthead.locator(".menu")).to_be_hidden()
    expect(masthead.locator("[aria-current]")).to_have_text("SPARQL")
    assert masthead.evaluate("of => of.clientHeight") < 75
