"""A case in a browser: sources shown where one reads, by pointer and keyboard, and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.walking import focused, tab_to

CASE = "/case/heading-home-hennepin"
CLAIM = "#step-street-outreach-2007"
CARD = ".sources li:has(:target)"
# What has the focus is in the card, or stands whole above it.
_FREE = f"""() => {{
  const one = document.activeElement, card = document.querySelector("{CARD}");
  return card.contains(one) || one === document.body ||
    one.getBoundingClientRect().bottom <= card.getBoundingClientRect().top;
}}"""
_CUT = """() =>
  [...document.querySelectorAll(".sources li:not(.off) p:first-child")].filter((one) =>
  one.scrollWidth > one.clientWidth || getComputedStyle(one).whiteSpace !== "normal").length"""
# Names on paper whose last visible text ends with a space, before the mark that follows.
_LOOSE = """() => [...document.querySelectorAll(".role dt")].map((one) =>
  [...one.childNodes].filter((part) => !part.tagName || part.checkVisibility()).at(-1).textContent
).filter((text) => text !== text.trimEnd())"""


@pytest.fixture(autouse=True)
def _at_once(page: Page, plain_page: Page) -> None:
    """Where motion is unwelcome a page scrolls at once."""
    for one in (page, plain_page):
        one.emulate_media(reduced_motion="reduce")


def show_a_source(page: Page) -> None:
    """Follow the mark of a claim by keyboard."""
    page.goto(CASE)
    page.locator(f"{CLAIM} sup a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_in_viewport()


def test_a_source_is_shown_where_one_reads(plain_page: Page) -> None:
    plain_page.goto(CASE)
    mark = plain_page.locator(f"{CLAIM} sup a")
    mark.scroll_into_view_if_needed()
    place = plain_page.evaluate("scrollY")
    mark.click()
    box = plain_page.locator(CARD).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == 900
    assert plain_page.evaluate("scrollY") == place > 500
    plain_page.go_back(wait_until="commit")
    expect(plain_page.locator(CARD)).to_have_count(0)
    plain_page.wait_for_function(f"scrollY === {place}")


def test_the_way_back_has_the_focus_and_leads_to_the_mark(plain_page: Page) -> None:
    show_a_source(plain_page)
    back = plain_page.get_by_role("link", name="Back to Step 6")
    expect(back).to_be_focused()
    assert focused(plain_page).outlined
    plain_page.keyboard.press("Enter")
    expect(plain_page.locator(CARD)).to_have_count(0)
    expect(plain_page.locator(f"{CLAIM} sup a")).to_be_focused()
    expect(plain_page.locator(CLAIM)).to_be_in_viewport(ratio=1)


def test_the_way_back_of_the_browser_gives_the_focus_back(page: Page) -> None:
    show_a_source(page)
    place = page.evaluate("scrollY")
    page.go_back(wait_until="commit")
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator(f"{CLAIM} sup a")).to_be_focused()
    page.wait_for_function(f"scrollY === {place}")


def test_another_source_is_shown_without_going_back(page: Page) -> None:
    show_a_source(page)
    other = page.locator("#step-plan-adopted-2006 sup a, .steps li:last-child sup a").last
    other.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("^Back to Step 13$"))).to_be_focused()


def test_nothing_that_has_the_focus_is_behind_the_card(plain_page: Page) -> None:
    show_a_source(plain_page)
    for _ in range(130):
        plain_page.keyboard.press("Tab")
        assert plain_page.evaluate(_FREE), focused(plain_page)
    plain_page.locator(f"{CLAIM} sup a").focus()
    for _ in range(20):
        plain_page.keyboard.press("Tab")
        assert plain_page.evaluate(_FREE), focused(plain_page)


def test_the_title_of_the_source_is_a_step_away(plain_page: Page) -> None:
    show_a_source(plain_page)
    tab_to(plain_page, plain_page.locator(CARD).get_by_role("link").first, "Shift+Tab")


def test_on_paper_references_are_whole(plain_page: Page) -> None:
    plain_page.goto("/case/gov-uk")
    plain_page.emulate_media(media="print")
    plain_page.set_viewport_size({"width": 695, "height": 1000})
    assert plain_page.evaluate(_CUT) == 0
    assert plain_page.evaluate(_LOOSE) == []
    paper = plain_page.locator("main").inner_text()
    assert "Digital transformation in government. National Audit Office, 2017." in paper
    assert re.search(r"w3id.org/casegraph/case/gov-uk, edition \w{12}, CC BY 4.0", paper)
    assert "BibTeX" not in paper
