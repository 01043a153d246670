"""The page of the SPARQL endpoint with JavaScript switched off: whole all the same."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_without_script_the_form_asks(plain_page: Page) -> None:
    plain_page.goto("/sparql")
    plain_page.get_by_label("Query").fill("SELECT (COUNT(?c) AS ?n) { ?c a cg:Case }")
    plain_page.get_by_role("button", name="Run").click()
    expect(plain_page.locator("#answer td")).to_have_text("73")
    expect(plain_page.get_by_label("Query")).to_have_value(re.compile("^SELECT"))


def test_without_script_an_example_fills_the_form(plain_page: Page) -> None:
    plain_page.goto("/sparql")
    plain_page.get_by_role("link", name="Responses to a barrier").click()
    expect(plain_page.get_by_label("Query")).to_have_value(re.compile("^# Which mechanisms"))
    plain_page.get_by_role("button", name="Run").click()
    expect(plain_page.locator("#answer tbody tr").first).to_be_visible()


def test_without_script_a_wrong_query_stays_to_be_mended(
    plain_page: Page, forgiven: list[str]
) -> None:
    forgiven.append("status of 400")
    plain_page.goto(f"/sparql?query={quote('SELECT * { ?x }')}")
    expect(plain_page.locator("#wrong")).to_contain_text("error at 1:16")
    expect(plain_page.get_by_label("Query")).to_have_value("SELECT * { ?x }")


def test_without_script_a_query_past_its_time_says_so(
    plain_page: Page, forgiven: list[str]
) -> None:
    forgiven.append("status of 503")
    plain_page.goto("/sparql")
    plain_page.get_by_label("Query").fill(ENDLESS)
    plain_page.get_by_label("Give up after").fill("0.2")
    plain_page.get_by_role("button", name="Run").click()
    expect(plain_page.locator("#wrong")).to_contain_text("ended after 0.2 seconds")
    expect(plain_page.get_by_label("Give up after")).to_have_value("0.2")
