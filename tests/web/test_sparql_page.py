"""The page of the SPARQL endpoint: asking, completing, reading an answer in all its views."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.conftest import Axe

BARRIERS = """SELECT ?barrier (COUNT(DISTINCT ?case) AS ?cases)
{ ?case cg:hasBarrier/cg:barrier ?barrier } GROUP BY ?barrier ORDER BY DESC(?cases) LIMIT 5"""
PAIRS = "SELECT ?case ?barrier { ?case cg:hasBarrier/cg:barrier ?barrier } LIMIT 40"
PLACES = "SELECT ?case { ?case cg:inPlace <place/london-united-kingdom> }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOSTILE = """SELECT * { VALUES (?a ?b ?c ?d) {
  ("<img src=x onerror=alert(1)>" <javascript:alert(1)> <https://w3id.org/casegraph//evil.example>
   "<b>x</b>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML>) } }"""


def _link(query: str, view: str = "") -> str:
    return f"/sparql?query={quote(query)}#{view}"


def _write(page: Page, query: str) -> None:
    """Replace what is in the editor, as somebody does who types."""
    page.get_by_label("Query", exact=True).focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)


def _run(page: Page, query: str) -> None:
    page.goto("/sparql")
    _write(page, query)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_be_visible()


def _suggestions(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def _tab(page: Page, name: str) -> Locator:
    page.get_by_role("tab", name=name).click()
    return page.get_by_role("tabpanel", name=name)


def test_a_query_is_typed_and_its_answer_read(page: Page, axe: Axe) -> None:
    _run(page, BARRIERS)
    rows = page.get_by_role("tabpanel", name="Table").locator("tbody tr")
    expect(rows).to_have_count(5)
    link = rows.first.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile(r"^/vocab/barrier/[a-z-]+$"))
    expect(link).to_have_text(re.compile("^[A-Z][a-z ]+$"))
    assert axe(page) == []


def test_a_property_is_completed(page: Page, axe: Axe) -> None:
    page.goto("/sparql")
    _write(page, "SELECT * { ?case ")
    page.keyboard.type("cg:hasBarr")
    expect(_suggestions(page).first).to_contain_text("cg:hasBarrier")
    assert axe(page) == []
    page.keyboard.press("Enter")
    page.keyboard.type(" ?b }")
    expect(page.locator("#query")).to_have_value("SELECT * { ?case cg:hasBarrier ?b }")


def test_words_that_come_after_what_was_typed_still_complete_it(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/sparql/words.json", hold)
    page.goto("/sparql")
    _write(page, "SELECT * { ?case ")
    page.keyboard.type("cg:hasBarr")
    expect(_suggestions(page)).to_have_count(0)
    held[0].continue_()
    expect(_suggestions(page).first).to_contain_text("cg:hasBarrier")


def test_the_value_of_a_property_is_completed_from_its_vocabulary(page: Page) -> None:
    page.goto("/sparql")
    _write(page, "SELECT * { ?b cg:barrier ")
    page.keyboard.type("sil")
    expect(_suggestions(page)).to_have_text(["barrier:silosSilos · Barrier"])
    page.keyboard.press("Enter")
    declared = "PREFIX barrier: <https://w3id.org/casegraph/vocab/barrier/>\n"
    expect(page.locator("#query")).to_have_value(
        f"{declared}SELECT * {{ ?b cg:barrier barrier:silos"
    )


def test_prefixes_and_variables_are_completed(page: Page) -> None:
    page.goto("/sparql")
    _write(page, "PREFIX ")
    page.keyboard.type("act")
    expect(_suggestions(page).first).to_contain_text("actor-role: <https://w3id.org/casegraph/")
    _write(page, "SELECT ?barrier { ?case ?x ?y } ORDER BY ")
    page.keyboard.type("?ca")
    expect(_suggestions(page)).to_have_text(["?case"])


def test_bars_show_a_name_and_a_number(page: Page, axe: Axe) -> None:
    _run(page, BARRIERS)
    bars = _tab(page, "Chart").locator(".bars li")
    expect(bars).to_have_count(5)
    expect(bars.first.locator("rect")).to_have_attribute("width", "100")
    assert axe(page) == []


def test_cases_are_put_on_the_map(page: Page, axe: Axe) -> None:
    _run(page, PLACES)
    view = _tab(page, "Map")
    expect(view.get_by_role("img", name=re.compile("^Map with [1-9]"))).to_be_visible()
    assert view.locator("circle").count() == view.locator("li").count() > 0
    assert axe(page) == []


def test_two_columns_of_things_are_a_network(page: Page, axe: Axe) -> None:
    _run(page, PAIRS)
    view = _tab(page, "Network")
    expect(view.locator("canvas").first).to_be_visible()
    expect(view.locator(".note")).to_have_text(re.compile(r"^\d+ things, \d+ links\.$"))
    expect(view.locator(".legend li")).to_have_text(["case", "barrier"])
    view.get_by_role("button", name="Closer").click()
    view.get_by_text("Those with most links").click()
    expect(view.locator("ol a").first).to_have_attribute("href", re.compile("^/"))
    assert axe(page) == []


def test_a_view_that_does_not_fit_says_what_it_needs(page: Page) -> None:
    _run(page, "SELECT ?label { ?x skos:prefLabel ?label } LIMIT 3")
    expect(_tab(page, "Chart")).to_contain_text("A chart needs a column of numbers")
    expect(_tab(page, "Map")).to_contain_text("A map needs places")
    expect(_tab(page, "Network")).to_contain_text("A network needs two columns of things")


def test_statements_are_a_table_and_a_network(page: Page) -> None:
    _run(page, "CONSTRUCT WHERE { ?case cg:inPlace ?place } LIMIT 10")
    expect(page.locator(".taken")).to_contain_text("10 statements")
    expect(page.locator("thead")).to_have_text("subjectpredicateobject")
    expect(_tab(page, "Network").locator("canvas").first).to_be_visible()
    expect(_tab(page, "As it came")).to_contain_text("<https://w3id.org/casegraph/ns#inPlace>")


def test_a_truth_value_is_a_word(page: Page) -> None:
    _run(page, "ASK { ?case a cg:Case }")
    expect(page.locator(".verdict")).to_have_text("Yes")


def test_rows_are_sorted_turned_and_shown_by_address(page: Page) -> None:
    _run(page, "SELECT ?concept { ?concept a skos:Concept } LIMIT 120")
    expect(page.locator("tbody tr")).to_have_count(100)
    page.get_by_role("button", name="On", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(20)
    page.get_by_role("button", name="concept").click()
    expect(page.get_by_role("columnheader")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Names for addresses").uncheck()
    expect(page.locator("tbody a").first).to_have_text(re.compile("^vocab/"))


def test_an_example_is_put_into_the_editor_and_asked(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_role("link", name="Responses to a barrier").click()
    expect(page.locator("#query")).to_have_value(re.compile("^# Which mechanisms were used"))
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    assert "query=%23+Which" in page.url


def test_a_wrong_query_is_refused_with_its_place(page: Page, forgiven: list[str], axe: Axe) -> None:
    forgiven.append("status of 400")
    _run(page, "SELECT *\n{ ?case cg:hasBarrier }")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The query cannot be read: line 2, column 23: expected one of")
    expect(page.locator("#query-fault")).to_contain_text("Line 2: this cannot stand here")
    expect(page.locator(".wrong-line")).to_have_count(1)
    assert axe(page) == []


def test_a_query_past_its_time_says_so(page: Page, forgiven: list[str]) -> None:
    forgiven.append("status of 503")
    page.goto("/sparql")
    page.get_by_label("Give up after").fill("0.2")
    _write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The query was ended after 0.2 seconds")
    expect(alert).to_contain_text("Add a LIMIT")


def test_a_used_up_budget_says_when_to_return(page: Page, forgiven: list[str]) -> None:
    forgiven.append("status of 429")
    problem = '{"status": 429, "detail": "You have used up your query time."}'
    headers = {"Retry-After": "7", "Content-Type": "application/problem+json"}
    page.route("**/sparql", lambda route: route.fulfill(status=429, body=problem, headers=headers))
    page.goto("/sparql?example=failures")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_contain_text("Try again in 7 seconds.")


def test_a_running_query_is_stopped(page: Page) -> None:
    page.goto("/sparql")
    _write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#status")).to_have_text("Stopped.")
    expect(page.get_by_role("button", name="Run")).to_be_visible()


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_label("Query", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_visible()
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Chart", selected=True)).to_be_focused()
    expect(page.locator(".bars li").first).to_be_visible()


def test_a_link_brings_back_the_query_and_the_view(page: Page) -> None:
    page.goto(_link(BARRIERS, "chart"))
    expect(page.locator(".bars li")).to_have_count(5)
    shared = page.get_by_role("link", name="Link to this query")
    expect(shared).to_have_attribute("href", re.compile(r"^/sparql\?query=SELECT"))
    expect(page.get_by_role("link", name="CSV")).to_have_attribute("href", re.compile("format=csv"))


def test_hostile_values_are_text(page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    _run(page, HOSTILE)
    table = page.get_by_role("tabpanel")
    expect(table).to_contain_text("<img src=x onerror=alert(1)>")
    expect(table).to_contain_text("<b>x</b>")
    assert table.locator("tbody img, tbody b").count() == 0
    assert [link.get_attribute("href") for link in table.get_by_role("link").all()] == [
        "/evil.example"
    ]
    for view in ("Network", "Map", "Chart", "As it came"):
        _tab(page, view)
    assert dialogs == []


def test_a_plain_text_field_can_be_had(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_role("button", name="Plain text field").click()
    area = page.get_by_role("textbox", name="Query")
    expect(area).to_be_focused()
    area.fill("ASK {}")
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".verdict")).to_have_text("Yes")


def test_nothing_is_stored(page: Page) -> None:
    _run(page, BARRIERS)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything(page: Page, axe: Axe, scheme: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
    page.goto(_link(BARRIERS))
    expect(page.locator("#answer tbody tr")).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert axe(page) == []
