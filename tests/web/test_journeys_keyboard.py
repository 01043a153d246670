"""Journeys by keyboard alone: every step is seen, nothing holds the focus, all is reached."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.walking import (
    colours_by,
    focused,
    read_network,
    read_table,
    see_briefing_of_houston,
    tab_to,
)

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


def _go(page: Page, wanted: Locator) -> None:
    """Go to a link or a button by Tab, and press it."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def test_from_a_situation_to_a_printed_case(page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type(ROUGH)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    _go(page, page.locator(".offer").get_by_role("link", name="The Way Home (Houston)").first)
    expect(page).to_have_url(re.compile("/case/"))
    _go(page, page.get_by_role("navigation", name="On this page").get_by_role("link").nth(1))
    expect(page.locator(":target")).to_be_in_viewport()
    see_briefing_of_houston(page)


def test_from_a_barrier_to_a_response_a_case_and_its_source(page: Page) -> None:
    page.goto("/")
    _go(page, page.get_by_role("link", name="all barriers"))
    expect(page).to_have_url(re.compile("/barriers$"))
    _go(page, page.get_by_role("link", name="Silos", exact=True).first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Silos")
    _go(page, page.get_by_role("link", name="One-stop shop", exact=True).first)
    expect(page.locator("article.met")).to_have_count(1)
    _go(page, page.get_by_role("link", name="GOV.UK and the Government Digital Service"))
    claim = page.locator("#barrier-silos")
    expect(claim).to_be_in_viewport()
    mark = claim.locator(".cites a").first
    source = page.locator(str(mark.get_attribute("href")))
    _go(page, mark)
    expect(source).to_be_in_viewport()


def test_encounters_are_narrowed_to_those_that_ended_well(page: Page) -> None:
    page.goto("/barriers?barrier=silos")
    tab_to(page, page.get_by_label("How it ended"))
    page.keyboard.type("Resolved")
    _go(page, page.get_by_role("button", name="Show"))
    expect(page.locator("article.met")).to_have_count(6)


def test_three_cases_are_compared_printed_and_taken_along(page: Page) -> None:
    page.goto("/search?q=housing")
    boxes = page.get_by_role("checkbox", name=re.compile("^Compare "))
    cases = [str(boxes.nth(place).get_attribute("value")) for place in range(3)]
    for place in range(3):
        tab_to(page, boxes.nth(place))
        page.keyboard.press("Space")
    _go(page, page.get_by_role("button", name="Set ticked cases side by side"))
    expect(page.locator("table.versus thead th")).to_have_count(3)
    tab_to(page, page.get_by_role("link", name="CSV", exact=True))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    rows = read_table(waiting.value)
    assert list(rows[0])[-3:] == cases
    assert rows[-1]["dimension"] == "Sources"
    tab_to(page, page.get_by_role("link", name="Briefing to print"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article.sheet")).to_have_count(4)


def test_a_network_is_filtered_coloured_by_community_and_read_back(page: Page) -> None:
    page.goto("/network?kind=actors")
    tab_to(page, page.get_by_label("From the year"))
    page.keyboard.type("2005")
    _go(page, page.get_by_text("Measures, colours and further filters"))
    tab_to(page, page.get_by_role("checkbox", name="Community (Louvain)"))
    page.keyboard.press("Space")
    _go(page, page.get_by_role("button", name="Show"))
    expect(page).to_have_url(re.compile("from_year=2005.*measure=communities-louvain"))
    expect(page.locator("[data-network][data-ready]")).to_be_visible()
    told = re.findall(r"\d[\d,]*", page.locator(".counted").inner_text())[:2]
    tab_to(page, page.get_by_role("combobox", name="Colour", exact=True))
    page.keyboard.type("Community")
    expect(page).to_have_url(re.compile("#.*communities-louvain"))
    tab_to(page, page.get_by_role("button", name="GEXF"))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    graph = read_network(waiting.value)
    assert [f"{len(graph):,}", f"{graph.number_of_edges():,}"] == told
    colours = colours_by(graph, "communities-louvain")
    assert {len(of) for of in colours.values()} == {1}
    assert len(set(map(frozenset, colours.values()))) > 3


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


def test_a_question_is_asked_and_asked_again_in_sparql(page: Page) -> None:
    page.goto("/questions")
    _go(page, page.get_by_role("link", name="Responses to a barrier"))
    expect(page).to_have_url(re.compile("/barrier-responses$"))
    tab_to(page, page.get_by_label("The barrier that was met."))
    page.keyboard.type("Silos")
    _go(page, page.get_by_role("button", name="Ask"))
    expect(page).to_have_url(re.compile("barrier=silos$"))
    rows = page.locator(".answer tbody tr").count()
    _go(page, page.get_by_role("link", name="Open in SPARQL"))
    expect(page.locator("#query")).to_have_value(re.compile("SELECT"))
    _go(page, page.get_by_role("button", name="Run"))
    answered = page.get_by_role("tabpanel", name="Table").locator("tbody tr")
    expect(answered).to_have_count(rows)
    assert rows > 5


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
