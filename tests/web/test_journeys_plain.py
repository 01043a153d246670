"""The same journeys with JavaScript switched off: every page is whole without it."""

import re

from playwright.sync_api import Page, expect

from tests.web.walking import (
    colours_by,
    printed_pages,
    read_network,
    read_table,
    see_briefing_of_houston,
)

ROUGH = "people sleep rough in our city and the agencies do not share data"


def test_from_a_situation_to_comparable_cases_side_by_side(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.get_by_label(re.compile("your whole situation")).fill(ROUGH)
    plain_page.get_by_role("button", name="Search").click()
    plain_page.get_by_role("link", name=re.compile("^All of them with their reasons")).click()
    expect(plain_page.get_by_label("Your situation in plain words")).to_have_value(ROUGH)
    boxes = plain_page.get_by_role("checkbox", name=re.compile("^Compare "))
    boxes.nth(0).check()
    boxes.nth(2).check()
    plain_page.get_by_role("button", name="Set ticked cases side by side").click()
    expect(plain_page.locator("table.versus thead th")).to_have_count(2)
    plain_page.get_by_role("link", name="Briefing to print").click()
    expect(plain_page.locator("article.sheet")).to_have_count(3)
    assert printed_pages(plain_page) == 3


def test_what_was_understood_can_be_taken_back(plain_page: Page) -> None:
    plain_page.goto("/similar")
    plain_page.get_by_label("Your situation in plain words").fill(ROUGH)
    plain_page.get_by_role("button", name="Compare").click()
    before = plain_page.locator(".likeness").all_inner_texts()
    homelessness = plain_page.get_by_role("checkbox", name=re.compile("Homelessness"))
    expect(homelessness).to_be_checked()
    homelessness.uncheck()
    plain_page.get_by_role("button", name="Compare", exact=True).click()
    expect(homelessness).not_to_be_checked()
    expect(plain_page).to_have_url(re.compile(r"without=challenge%2Fhomelessness$"))
    assert plain_page.locator(".likeness").all_inner_texts() != before


def test_from_a_search_by_facets_to_the_source_of_a_claim(plain_page: Page) -> None:
    plain_page.goto("/search?q=homeless")
    plain_page.get_by_role("checkbox", name=re.compile("^Systemic innovation")).check()
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page.get_by_role("list", name="Active filters")).to_contain_text("Systemic")
    plain_page.get_by_role("link", name="Claim", exact=True).first.click()
    claim = plain_page.locator(":target")
    expect(claim).to_be_in_viewport()
    claim.locator(".cites a").first.click()
    expect(plain_page.locator("#sources :target")).to_be_in_viewport()


def test_from_a_barrier_to_what_was_tried(plain_page: Page) -> None:
    plain_page.goto("/barriers")
    plain_page.get_by_role("link", name="Silos", exact=True).first.click()
    plain_page.get_by_label("How it ended").select_option("resolved")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page.locator("article.met")).to_have_count(6)
    plain_page.locator("article.met h3 a").first.click()
    expect(plain_page.locator(":target")).to_be_in_viewport()


def test_from_a_question_to_its_query(plain_page: Page) -> None:
    plain_page.goto("/questions/barrier-responses")
    plain_page.get_by_label("The barrier that was met.").select_option(label="Silos")
    plain_page.get_by_role("button", name="Ask").click()
    rows = plain_page.locator(".answer tbody tr").count()
    plain_page.get_by_role("link", name="Open in SPARQL").click()
    plain_page.get_by_role("button", name="Run").click()
    expect(plain_page.locator("#answer tbody tr")).to_have_count(rows)
    assert rows > 5


def test_from_the_map_to_a_case(plain_page: Page) -> None:
    plain_page.goto("/search?q=housing")
    plain_page.get_by_role("link", name="Map", exact=True).last.click()
    plain_page.locator("a.marker:not(.many)").first.click()
    expect(plain_page.locator("tr:target")).to_be_in_viewport()
    plain_page.locator("tr:target li a").first.click()
    expect(plain_page).to_have_url(re.compile("/case/"))


def test_a_network_is_chosen_and_read_as_tables(plain_page: Page) -> None:
    plain_page.goto("/network")
    plain_page.get_by_role("combobox", name="Network", exact=True).select_option("barriers")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Barriers met together")
    drawing = plain_page.get_by_role("img", name=re.compile("^Drawing of the network"))
    expect(drawing).to_be_visible()
    rows = plain_page.get_by_role("region", name="Table of nodes").locator("tbody tr")
    assert rows.count() > 20
    rows.first.get_by_role("link").click()
    expect(plain_page).to_have_url(re.compile("/vocab/barrier/"))


def test_from_a_situation_to_a_printed_case(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.get_by_label(re.compile("your whole situation")).fill(ROUGH)
    plain_page.get_by_role("button", name="Search").click()
    plain_page.get_by_role("link", name="The Way Home (Houston)").first.click()
    see_briefing_of_houston(plain_page)


def test_the_table_of_a_comparison_is_taken_along(plain_page: Page) -> None:
    plain_page.goto("/search?q=housing")
    boxes = plain_page.get_by_role("checkbox", name=re.compile("^Compare "))
    cases = [str(boxes.nth(place).get_attribute("value")) for place in range(3)]
    for place in range(3):
        boxes.nth(place).check()
    plain_page.get_by_role("button", name="Set ticked cases side by side").click()
    with plain_page.expect_download() as waiting:
        plain_page.get_by_role("link", name="CSV", exact=True).click()
    rows = read_table(waiting.value)
    assert list(rows[0])[-3:] == cases
    assert rows[-1]["dimension"] == "Sources"


def test_a_network_is_filtered_coloured_by_community_and_read_back(plain_page: Page) -> None:
    plain_page.goto("/network?kind=actors")
    plain_page.get_by_label("From the year").fill("2005")
    plain_page.get_by_text("Measures, colours and further filters").click()
    plain_page.get_by_role("checkbox", name="Community (Louvain)").check()
    plain_page.get_by_role("button", name="Show").click()
    plain_page.get_by_text("Measures, colours and further filters").click()
    plain_page.get_by_label("Colour", exact=True).select_option("communities-louvain")
    plain_page.get_by_role("button", name="Show").click()
    told = re.findall(r"\d[\d,]*", plain_page.locator(".counted").inner_text())[:2]
    with plain_page.expect_download() as waiting:
        plain_page.get_by_role("link", name=re.compile("^GEXF")).click()
    graph = read_network(waiting.value)
    assert [f"{len(graph):,}", f"{graph.number_of_edges():,}"] == told
    colours = colours_by(graph, "communities-louvain")
    assert {len(of) for of in colours.values()} == {1}
    assert len(set(map(frozenset, colours.values()))) > 3
