"""Journeys by keyboard alone: every step is seen, nothing holds the focus, all is reached."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.walking import focused, tab_to

ROUGH = "people sleep rough in our city and the agencies do not share data"
PAGES = (
    "/", "/search?q=housing", f"/search?q={ROUGH.replace(' ', '+')}", "/search?view=table", "/map",
    "/barriers", "/barriers?barrier=silos", "/questions", "/questions/failures", "/similar",
    "/similar?text=homeless", "/compare", "/compare?case=gov-uk&case=built-for-zero", "/actors",
    "/actor/world-bank", "/case/gov-uk", "/network", "/vocab", "/vocab/barrier/silos", "/about",
    "/docs", "/ns", "/sparql", "/dumps/", "/nowhere",
)  # fmt: skip
STEPS = 45


@pytest.fixture(autouse=True)
def _at_once(page: Page) -> None:
    """Where motion is unwelcome a page scrolls to what has the focus at once."""
    page.emulate_media(reduced_motion="reduce")


def test_from_a_situation_to_a_printed_case(page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type(ROUGH)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".offer h3 a").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/case/"))
    tab_to(page, page.get_by_role("navigation", name="On this page").get_by_role("link").nth(1))
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


def test_from_ticks_to_a_briefing(page: Page) -> None:
    page.goto("/search?q=housing")
    boxes = page.get_by_role("checkbox", name=re.compile("^Compare "))
    for place in range(3):
        tab_to(page, boxes.nth(place))
        page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Set ticked cases side by side"))
    page.keyboard.press("Enter")
    expect(page.locator("table.versus thead th")).to_have_count(3)
    tab_to(page, page.get_by_role("link", name="Briefing to print"))
    page.keyboard.press("Enter")
    expect(page.locator("article.sheet")).to_have_count(4)


def test_from_a_barrier_to_a_case(page: Page) -> None:
    page.goto("/barriers?barrier=silos")
    tab_to(page, page.get_by_label("How it ended"))
    page.keyboard.type("Resolved")
    tab_to(page, page.get_by_role("button", name="Show"))
    page.keyboard.press("Enter")
    expect(page.locator("article.met")).to_have_count(6)
    tab_to(page, page.locator("article.met h3 a").first)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_network_is_moved_and_a_node_found(page: Page) -> None:
    page.goto("/network?kind=barriers")
    expect(page.locator("[data-network][data-ready]")).to_be_visible()
    tab_to(page, page.get_by_role("application"))
    for key in ("+", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("#camera="))
    tab_to(page, page.get_by_label("Find a node"))
    page.keyboard.type("Silos")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Selected node")).to_contain_text("Silos")


def test_a_question_is_asked(page: Page) -> None:
    page.goto("/questions/barrier-responses")
    tab_to(page, page.get_by_label("The barrier that was met."))
    page.keyboard.type("Silos")
    tab_to(page, page.get_by_role("button", name="Ask"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("barrier=silos$"))
    tab_to(page, page.get_by_role("link", name="Open in SPARQL"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sparql"))


@pytest.mark.parametrize("address", PAGES)
def test_every_stop_is_seen(page: Page, forgiven: list[str], address: str) -> None:
    if address == "/nowhere":
        forgiven.append("status of 404")
    page.goto(address)
    stops = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        stops.append(focused(page))
        if stops[-1].on_page:
            break
    assert [one for one in stops if not one.on_page and not (one.outlined and one.in_sight)] == []
    assert len({one.tag for one in stops}) > 10


def test_a_stop_that_is_not_seen_is_found(page: Page) -> None:
    page.goto("/about")
    page.locator(".wordmark").evaluate("node => node.style.setProperty('outline', 'none')")
    with pytest.raises(AssertionError, match="wordmark"):
        tab_to(page, page.get_by_role("link", name="Map", exact=True))
