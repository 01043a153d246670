"""What watches the pages sees what it has to see."""

import re

from playwright.sync_api import Page, expect

from tests.web.conftest import Axe


def test_a_page_opens_without_complaint(page: Page, axe: Axe) -> None:
    page.goto("/")
    expect(page).to_have_title(re.compile("casegraph"))
    assert axe(page) == []


def test_a_breach_of_the_content_policy_is_heard(page: Page, forgiven: list[str]) -> None:
    forgiven += ["content policy: style-src-attr", "Applying inline style"]
    page.goto("/")
    with page.expect_console_message(lambda line: "content policy" in line.text):
        page.evaluate("document.body.setAttribute('style', 'color: red')")


def test_a_call_to_another_host_is_heard(page: Page, forgiven: list[str]) -> None:
    forgiven += ["content policy: connect-src", "example.org"]
    page.goto("/")
    with page.expect_console_message(lambda line: "content policy" in line.text):
        page.evaluate("fetch('https://example.org/').catch(() => {})")


def test_an_error_is_heard(page: Page, forgiven: list[str]) -> None:
    forgiven += ["error: out of order", "console: told"]
    page.goto("/")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('out of order') })")
    with page.expect_console_message():
        page.evaluate("console.error('told')")


def test_a_dialog_is_heard(page: Page, forgiven: list[str]) -> None:
    forgiven.append("dialog: 1")
    page.goto("/")
    page.evaluate("alert(1)")


def test_a_picture_without_a_text_is_found(page: Page, axe: Axe) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('main').append(new Image())")
    assert [said.partition(":")[0] for said in axe(page)] == ["image-alt"]


def test_a_plain_page_runs_nothing(plain_page: Page) -> None:
    plain_page.goto("/")
    assert plain_page.evaluate("document.documentElement.dataset.islands") is None
