"""The map in a browser: moved by mouse and keys, clusters that open, cards, and all without script.

That nothing is asked of another host, and nothing said in the console, is checked by `page`.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import Axe

CLUSTER = "a.marker.many:visible"
LONE = "a.marker:not(.many):visible"


def zoom(page: Page) -> float:
    return float(page.locator("[data-map]").get_attribute("data-zoom") or 0)


def markers(page: Page) -> Locator:
    return page.locator("a.marker:visible")


def come_to_rest(page: Page) -> None:
    """Wait until a glide has ended: the address is written when it has."""
    expect(page).to_have_url(re.compile("zoom="))


@pytest.fixture
def map_page(page: Page) -> Page:
    """The map of all cases, without motion, so that a test need not wait for it."""
    page.emulate_media(reduced_motion="reduce")
    page.goto("/map")
    expect(page.locator("[data-map].live")).to_be_visible()
    return page


def test_the_map_and_its_card_are_accessible(map_page: Page, axe: Axe) -> None:
    assert axe(map_page) == []
    map_page.locator(LONE).first.click()
    expect(map_page.get_by_role("dialog")).to_be_visible()
    assert axe(map_page) == []


def test_the_table_of_cases_is_accessible(page: Page, axe: Axe) -> None:
    page.goto("/search?view=table")
    assert axe(page) == []


def test_the_map_is_accessible_in_the_dark(map_page: Page, axe: Axe) -> None:
    map_page.emulate_media(color_scheme="dark")
    assert axe(map_page) == []


def test_a_cluster_opens_into_its_places(map_page: Page) -> None:
    label = map_page.locator(CLUSTER).first.get_attribute("aria-label")
    map_page.locator(CLUSTER).first.click()
    assert zoom(map_page) > 2
    assert label not in [one.get_attribute("aria-label") for one in markers(map_page).all()]
    expect(map_page.get_by_role("dialog")).to_have_count(0)


def test_a_glide_ends_where_a_jump_does(page: Page) -> None:
    page.goto("/map")
    page.locator(CLUSTER).first.click()
    come_to_rest(page)
    there = page.url
    page.emulate_media(reduced_motion="reduce")
    page.goto("/map")
    page.locator(CLUSTER).first.click()
    assert page.url == there


def test_a_card_shows_the_cases_and_gives_the_focus_back(map_page: Page) -> None:
    map_page.get_by_role("link", name="Taiwan: 1 case").focus()
    map_page.keyboard.press("Enter")
    card = map_page.get_by_role("dialog", name="Taiwan")
    expect(card.get_by_role("link", name="vTaiwan")).to_have_attribute("href", "/case/vtaiwan")
    map_page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(map_page.get_by_role("link", name="Taiwan: 1 case")).to_be_focused()


def test_keys_move_the_map(map_page: Page) -> None:
    sheet = map_page.locator("[data-map]")
    sheet.focus()
    for key in ("+", "+", "ArrowLeft", "ArrowUp"):
        map_page.keyboard.press(key)
    assert zoom(map_page) == 2.6
    at = re.search(r"at=([\d.-]+),([\d.-]+)", map_page.url)
    assert at is not None
    assert (float(at[1]) > 12, float(at[2]) < -5) == (True, True)
    map_page.keyboard.press("0")
    assert zoom(map_page) == 1


def test_dragging_moves_the_map_and_is_no_click(map_page: Page) -> None:
    map_page.get_by_role("button", name="Zoom in").click()
    before = map_page.url
    box = markers(map_page).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    map_page.mouse.move(x, y)
    map_page.mouse.down()
    map_page.mouse.move(x + 90, y + 40, steps=4)
    map_page.mouse.up()
    assert map_page.url != before
    assert zoom(map_page) == 2


def test_the_wheel_scrolls_the_page_and_with_ctrl_zooms(map_page: Page) -> None:
    map_page.locator("[data-map]").hover()
    map_page.mouse.wheel(0, 100)
    expect(map_page.locator(".hint.on")).to_contain_text("scroll to zoom")
    assert zoom(map_page) == 1
    map_page.keyboard.down("Control")
    map_page.mouse.wheel(0, -300)
    map_page.keyboard.up("Control")
    expect(map_page.locator("[data-map]")).not_to_have_attribute("data-zoom", "1.0")


def test_a_link_shows_the_same_part_and_the_same_card(map_page: Page) -> None:
    map_page.get_by_role("button", name="Show all that was found").click()
    map_page.get_by_role("button", name="Zoom in").click()
    map_page.locator(LONE).first.click()
    name = map_page.get_by_role("dialog").get_attribute("aria-label") or ""
    there, seen = zoom(map_page), markers(map_page).count()
    map_page.reload()
    expect(map_page.get_by_role("dialog", name=name)).to_be_visible()
    assert (zoom(map_page), markers(map_page).count()) == (there, seen)


def test_what_is_out_of_sight_is_not_reached_by_tab(map_page: Page) -> None:
    before = markers(map_page).count()
    for _ in range(4):
        map_page.get_by_role("button", name="Zoom in").click()
    assert markers(map_page).count() < before
    focusable = "[...document.querySelectorAll('a.marker')].filter(a => getComputedStyle(a).display"
    assert map_page.evaluate(f"{focusable} !== 'none').length") == markers(map_page).count()


def test_a_filter_narrows_the_map(map_page: Page) -> None:
    before = markers(map_page).count()
    map_page.get_by_role("checkbox", name=re.compile("^Social innovation")).check()
    map_page.get_by_role("button", name="Apply").click()
    expect(map_page.get_by_role("heading", level=1)).to_have_text("Where 8 cases happened")
    assert markers(map_page).count() < before


def test_the_map_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/map")
    expect(page.locator("[data-map].live")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_clusters_open_and_markers_lead_to_the_table(plain_page: Page) -> None:
    plain_page.goto("/map?country=CO")
    plain_page.locator(CLUSTER).click()
    expect(plain_page.locator("a.marker")).to_have_count(2)
    plain_page.locator(LONE).first.click()
    expect(plain_page).to_have_url(re.compile(r"#place-(bogota|medellin)"))
    expect(plain_page.locator("tr:target")).to_be_in_viewport()


def test_without_script_and_mouse_the_map_is_walked_through(plain_page: Page) -> None:
    plain_page.goto("/map?country=TW")
    plain_page.locator("#q").focus()
    for _ in range(30):
        plain_page.keyboard.press("Tab")
        if plain_page.locator("a.marker:focus").count():
            break
    plain_page.keyboard.press("Enter")
    expect(plain_page).to_have_url(re.compile("#place-taiwan$"))
