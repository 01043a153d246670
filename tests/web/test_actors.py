"""The actors in a browser: found by name, narrowed down, put in order, with script and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Axe


@pytest.mark.parametrize("address", ["/actors", "/actor/world-bank"])
def test_pages_of_actors_are_accessible(page: Page, axe: Axe, address: str) -> None:
    page.goto(address)
    assert axe(page) == []


@pytest.mark.parametrize("address", ["/actors", "/actor/world-bank", "/", "/search?view=table"])
def test_a_telephone_shows_them_without_scrolling_aside(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_actor_is_found_by_keyboard_alone_without_script(plain_page: Page) -> None:
    plain_page.goto("/actors")
    plain_page.locator("#q").focus()
    plain_page.keyboard.type("world ba")
    plain_page.keyboard.press("Enter")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("1 actor named “world ba”")
    plain_page.get_by_role("link", name="World Bank", exact=True).focus()
    plain_page.keyboard.press("Enter")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("World Bank")
    expect(plain_page.locator(".timeline tbody tr")).to_have_count(5)


def test_filters_and_columns_work_without_script(plain_page: Page) -> None:
    plain_page.goto("/actors")
    plain_page.get_by_role("checkbox", name=re.compile("^Media")).check()
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("3 actors")
    plain_page.get_by_role("link", name="Actor", exact=True).click()
    column = plain_page.get_by_role("columnheader", name="Actor")
    expect(column).to_have_attribute("aria-sort", "ascending")
    names = plain_page.locator(".actors tbody th a").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    plain_page.get_by_role("link", name=re.compile("^Sector: Media")).click()
    expect(plain_page).to_have_url(re.compile("/actors"))


def test_a_table_of_cases_is_compared_without_script(plain_page: Page) -> None:
    plain_page.goto("/search?view=table&sort=start")
    boxes = plain_page.get_by_role("checkbox", name=re.compile("^Compare "))
    boxes.nth(0).check()
    boxes.nth(1).check()
    plain_page.get_by_role("button", name="Set ticked cases side by side").click()
    expect(plain_page).to_have_url(re.compile(r"/compare\?case=.+&case=.+"))
