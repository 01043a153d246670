"""The network explorer in a browser: drawn, searched, narrowed, refined, taken along.

That nothing is asked of another host, and nothing said in the console, is checked by `page`.
"""

import csv
import io
import re

import networkx as nx
import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.web.conftest import Axe

KIND = "/network?kind=barriers"
STATUS = ".explorer > [role=status]"


def nodes(page: Page) -> Locator:
    """The rows of the table of nodes that are shown."""
    return page.locator("tr[data-node]:visible")


def shown(page: Page) -> tuple[int, int]:
    """How many nodes and ties the status says are shown."""
    said = re.findall(r"([\d,]+) of ", page.locator(STATUS).inner_text())
    one, other = (int(number.replace(",", "")) for number in said)
    return one, other


def opened(page: Page, address: str = KIND) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    expect(page.locator("[data-ready]")).to_be_visible()
    return page


def set_slider(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).fill(value)


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    told: Download = waiting.value
    return told.suggested_filename, told.path().read_bytes()


@pytest.fixture
def explorer(page: Page) -> Page:
    """The network of barriers: 49 nodes and 487 ties."""
    return opened(page)


def test_the_network_is_drawn_in_place_of_the_picture(explorer: Page) -> None:
    assert explorer.locator(".stage canvas").count() >= 5
    expect(explorer.locator(STATUS)).to_have_text(re.compile("^All of it is shown"))
    expect(explorer.locator(".explorer img")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorer_is_accessible(explorer: Page, axe: Axe, scheme: str) -> None:
    explorer.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    explorer.get_by_text("Measures, colours and further filters").click()
    explorer.get_by_label("Find a node").fill("Budget constraints")
    explorer.get_by_label("Find a node").press("Enter")
    assert axe(explorer) == []


def test_a_node_is_found_and_its_neighbours_walked_by_keys_alone(explorer: Page) -> None:
    name = nodes(explorer).first.locator("th").inner_text()
    explorer.get_by_label("Find a node").focus()
    explorer.keyboard.type(name)
    explorer.keyboard.press("Enter")
    detail = explorer.get_by_role("region", name="Selected node")
    expect(detail.get_by_role("heading")).to_have_text(name)
    detail.get_by_role("button", name="Neighbours only").focus()
    explorer.keyboard.press("Enter")
    expect(detail.get_by_role("button", name="Neighbours only")).to_be_focused()
    assert 1 < shown(explorer)[0] < 49
    detail.locator(".neighbours button").first.focus()
    explorer.keyboard.press("Enter")
    expect(detail.get_by_role("heading")).not_to_have_text(name)


def test_a_name_that_no_node_has_is_told(explorer: Page) -> None:
    explorer.get_by_label("Find a node").fill("<b>nobody</b>")
    explorer.get_by_label("Find a node").press("Enter")
    expect(explorer.locator(STATUS)).to_have_text("No node is called “<b>nobody</b>”.")


def test_a_node_of_a_large_network_is_taken_by_a_click(page: Page) -> None:
    grid = {
        "directed": False,
        "graph": {},
        "nodes": [
            {"id": f"made/{n}", "label": f"Made {n}", "x": 50 * (n % 30), "y": 50 * (n // 30)}
            for n in range(900)
        ],
        "edges": [{"source": f"made/{n}", "target": f"made/{n + 1}"} for n in range(899)],
    }
    page.route("**/api/v1/networks/barriers?*", lambda route: route.fulfill(json=grid))
    opened(page)
    page.get_by_label("Find a node").fill("Made 435")
    page.get_by_label("Find a node").press("Enter")
    heading = page.get_by_role("region", name="Selected node").get_by_role("heading")
    page.get_by_role("button", name="Let go").click()
    expect(heading).to_have_count(0)
    page.locator(".stage").click()
    expect(heading).to_have_text("Made 435")


def test_only_what_has_a_page_is_linked(page: Page) -> None:
    opened(page, "/network?kind=countries#node=country/GB")
    detail = page.get_by_role("region", name="Selected node")
    expect(detail.get_by_role("heading")).to_have_text("United Kingdom")
    expect(detail.get_by_role("link")).to_have_count(0)


def test_communities_are_colours_that_can_be_hidden(page: Page) -> None:
    opened(page, f"{KIND}&measure=communities&colour=communities")
    entries = page.locator(".legend input")
    assert entries.count() >= 2
    before = nodes(page).count()
    entries.first.uncheck()
    left = shown(page)[0]
    assert 0 < left < 49
    assert nodes(page).count() == left < before
    expect(entries.first).to_be_focused()
    entries.first.check()
    expect(page.locator(STATUS)).to_have_text(re.compile("^All of it"))


def test_the_least_weight_hides_ties_in_drawing_and_table(explorer: Page) -> None:
    set_slider(explorer, "Hide ties lighter than", "5")
    assert shown(explorer) == (49, 31)
    assert explorer.locator("tr[data-source]:visible").count() == 31


def test_a_year_shows_what_there_was_then(page: Page) -> None:
    opened(page, "/network?kind=cases-actors")
    set_slider(page, "Year", "2000")
    there = shown(page)
    assert 0 < there[0] < 1074
    page.get_by_role("button", name="All years").click()
    expect(page.locator(STATUS)).to_have_text(re.compile("^All of it"))
    expect(page.get_by_role("button", name="All years")).to_be_hidden()


def test_a_link_brings_the_same_state_back(explorer: Page) -> None:
    name = nodes(explorer).nth(3).locator("th").inner_text()
    set_slider(explorer, "Hide ties lighter than", "2")
    explorer.get_by_label("Find a node").fill(name)
    explorer.get_by_label("Find a node").press("Enter")
    explorer.get_by_role("button", name="Neighbours only").click()
    before, where = shown(explorer), explorer.url
    assert {"node", "depth", "weight"} <= set(re.findall(r"[#&](\w+)=", where))
    explorer.goto("about:blank")
    opened(explorer, where)
    assert shown(explorer) == before
    expect(explorer.get_by_role("region", name="Selected node")).to_contain_text(name)


def test_a_link_that_means_nothing_shows_all(page: Page) -> None:
    opened(page, f"{KIND}#node=x&depth=9&year=soon&weight=-1&colour=nothing&camera=a,b,c&hide=x")
    expect(page.locator(STATUS)).to_have_text(re.compile("^All of it"))


def test_the_layout_is_refined_in_a_worker_until_it_is_stopped(explorer: Page) -> None:
    refine = explorer.get_by_role("button", name="Refine the layout step by step")
    with explorer.expect_worker():
        refine.click()
    expect(refine).to_have_attribute("aria-pressed", "true")
    with (
        explorer.workers[0].expect_event("close") if explorer.workers else explorer.expect_worker()
    ):
        refine.click()
    expect(refine).to_have_attribute("aria-pressed", "false")


def test_gexf_holds_exactly_what_is_shown(explorer: Page) -> None:
    set_slider(explorer, "Hide ties lighter than", "5")
    name, content = downloaded(explorer, "GEXF")
    read = nx.read_gexf(io.BytesIO(content))
    assert (name, (len(read), read.number_of_edges())) == ("casegraph-barriers.gexf", (49, 31))
    assert all(weight >= 5 for *_, weight in read.edges(data="weight"))
    assert all(
        {"color", "position", "size"} <= set(told["viz"]) for _, told in read.nodes(data=True)
    )


def test_the_table_of_nodes_and_the_picture_can_be_taken_along(explorer: Page) -> None:
    name, content = downloaded(explorer, "Nodes (CSV)")
    assert name == "casegraph-barriers-nodes.csv"
    assert len(list(csv.DictReader(io.StringIO(content.decode())))) == 49
    name, content = downloaded(explorer, "Picture (PNG)")
    assert (name, content[:4]) == ("casegraph-barriers.png", b"\x89PNG")
    assert len(content) > 10_000


def test_the_drawing_is_moved_by_keys(explorer: Page) -> None:
    explorer.get_by_role("application").focus()
    for key in ("+", "ArrowLeft", "ArrowUp"):
        explorer.keyboard.press(key)
    expect(explorer).to_have_url(re.compile("camera="))


def test_a_telephone_shows_all_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_there_is_a_picture_and_tables(plain_page: Page, axe: Axe) -> None:
    plain_page.goto(KIND)
    picture = plain_page.locator(".explorer img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert nodes(plain_page).count() == 49
    plain_page.get_by_label("Only cases found by").fill("homelessness")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page).to_have_url(re.compile("q=homelessness"))
    assert 0 < nodes(plain_page).count() < 49
