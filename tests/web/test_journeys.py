"""Whole journeys through the pages, as people make them who came with a question.

What every page must not do (complain, ask another host, break the policy) is checked by `page`.
"""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.web.walking import (
    printed_pages,
    read_network,
    read_table,
    see_briefing_of_houston,
)

ROUGH = "people sleep rough in our city and the agencies do not share data"


def offered(page: Page) -> Any:
    return page.get_by_role("region", name="Cases like this situation").get_by_role("heading")


def test_a_situation_leads_to_a_case_that_prints_on_two_pages(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill(ROUGH)
    page.get_by_role("button", name="Search").click()
    expect(offered(page)).to_have_count(4)  # its own and those of three cases
    page.get_by_role("link", name="The Way Home (Houston)").first.click()
    see_briefing_of_houston(page)


def test_a_barrier_leads_to_responses_a_case_and_its_source(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="all barriers").click()
    page.get_by_role("link", name="Silos", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Silos")
    page.get_by_role("link", name="One-stop shop", exact=True).first.click()
    expect(page.locator("article.met")).to_have_count(1)
    page.get_by_role("link", name="GOV.UK and the Government Digital Service").click()
    expect(page).to_have_url(re.compile(r"/case/gov-uk#barrier-silos$"))
    claim = page.locator("#barrier-silos")
    expect(claim).to_be_in_viewport()
    claim.locator(".cites a").first.click()
    expect(page.locator("#sources li:has(:target) a").first).to_be_in_viewport()


def test_three_cases_are_compared_and_the_table_is_taken_along(page: Page) -> None:
    page.goto("/search?q=housing")
    boxes = page.get_by_role("checkbox", name=re.compile("^Compare "))
    for place in range(3):
        boxes.nth(place).check()
    cases = [str(boxes.nth(place).get_attribute("value")) for place in range(3)]
    page.get_by_role("button", name="Set ticked cases side by side").click()
    expect(page.locator("table.versus thead th")).to_have_count(3)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV", exact=True).click()
    *rows, sources = read_table(waiting.value)
    assert sources["dimension"] == "Sources"
    assert any("[S1]" in row[cases[0]] for row in rows)
    asked = page.request.get("/api/v1/compare", params=f"case={'&case='.join(cases)}").json()
    told = [(group["label"], row) for group in asked["dimensions"] for row in group["rows"]]
    assert [row["dimension"] for row in rows] == [label for label, _ in told]
    assert [row["concept"] for row in rows] == [row["label"] for _, row in told]
    filled = [[bool(row[case]) for case in cases] for row in rows]
    assert filled == [[cell["recorded"] for cell in row["cells"]] for _, row in told]


def test_the_briefing_of_three_cases_is_a_page_a_case_and_a_comparison(page: Page) -> None:
    page.goto("/compare?case=houston-the-way-home&case=built-for-zero&case=gov-uk")
    page.get_by_role("link", name="Briefing to print").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    assert printed_pages(page) <= 5
    page.emulate_media(media="print")
    expect(page.locator("article.sheet")).to_have_count(4)
    expect(page.get_by_role("banner")).to_be_hidden()


def test_a_network_is_filtered_coloured_by_community_and_read_back(page: Page) -> None:
    page.goto("/network?kind=actors")
    page.get_by_label("From the year").fill("2005")
    page.get_by_text("Measures, colours and further filters").click()
    page.get_by_role("checkbox", name="Community (Louvain)").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("[data-network][data-ready]")).to_be_visible()
    page.locator(".controls").get_by_label("Colour").select_option("communities-louvain")
    entries = page.locator(".legend li")
    expect(entries.nth(1)).to_be_visible()
    entries.nth(0).get_by_role("checkbox").uncheck()
    expect(page.get_by_role("status").first).to_contain_text(" nodes and ")
    said = re.findall(r"[\d,]+", page.locator(".explorer > [role=status]").inner_text())
    with page.expect_download() as waiting:
        page.get_by_role("button", name="GEXF").click()
    graph = read_network(waiting.value)
    shown, _, ties, _ = (int(number.replace(",", "")) for number in said)
    assert (len(graph), graph.number_of_edges()) == (shown, ties)
    colours = {node["viz"]["color"]["r"] for _, node in graph.nodes(data=True)}
    assert len(colours) > 1


def test_a_question_goes_on_in_sparql_with_the_same_rows(page: Page) -> None:
    page.goto("/questions")
    page.get_by_role("link", name="Responses to a barrier").click()
    page.get_by_label("The barrier that was met.").select_option(label="Silos")
    page.get_by_role("button", name="Ask").click()
    asked = page.locator(".answer tbody tr")
    expect(asked.nth(5)).to_be_visible()
    rows = [" | ".join(row.locator("td").all_inner_texts()) for row in asked.all()]
    page.get_by_role("link", name="Open in SPARQL").click()
    expect(page.locator("#query")).to_have_value(re.compile("SELECT"))
    page.get_by_role("button", name="Run").click()
    answered = page.get_by_role("tabpanel", name="Table").locator("tbody tr")
    expect(answered).to_have_count(len(rows))
    there = [" | ".join(row.locator("td").all_inner_texts()) for row in answered.all()]
    assert there == rows
    page.get_by_role("tab", name="Chart").click()
    expect(page.locator(".bars li").first).to_be_visible()
