"""Hostile texts are shown inert everywhere: pages, feeds, sitemap, tables, Markdown."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from pydantic import TypeAdapter, ValidationError
from starlette.testclient import TestClient

from casegraph.model import Case
from casegraph.model.base import Line, Text
from casegraph.repository import Repository
from tests.hostile.corpus import CASES, LINES, TEXTS, line, text

FIRST, SECOND = CASES
BOTH = f"case={FIRST}&case={SECOND}"
PAGES = [
    "/",
    "/search",
    "/search?q=alert&barrier=silos",
    f"/case/{FIRST}",
    f"/case/{SECOND}",
    f"/record/{FIRST}.html",
    "/similar?text=alert+shelter",
    f"/similar?case={FIRST}",
    "/compare",
    f"/compare?{BOTH}",
    f"/compare?{BOTH}&view=briefing",
    "/barriers",
    "/barriers?barrier=silos",
    "/vocab",
    "/vocab/barrier",
    "/vocab/barrier/silos",
    "/actor/hennepin-county",
    "/place/minneapolis-and-hennepin-county-minnesota",
    "/indicator/people-homeless-on-one-night",
    "/questions",
    "/questions/barrier-responses?barrier=silos",
    "/questions/failures",
    "/questions/disagreeing-sources",
    "/network?kind=cases-actors",
    "/network?kind=cases",
    "/network?kind=barrier-responses",
    "/network?kind=sources-cases",
    "/network?kind=concepts",
    f"/network?kind=neighbourhood&node=case/{FIRST}&colour=label",
    "/network?kind=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/network?q=%22%3E%3Cimg+src=x+onerror=alert(1)%3E",
    "/sparql",
    "/about",
    "/ns",
    "/docs",
    "/dumps/",
    f"/case/{FIRST}x",
    "/case/%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AE",
    "/search?nonsense=%3Cscript%3E%22onclick=%22alert(1)",
]
OPENERS = {"\u202a", "\u202b", "\u202d", "\u202e"}
ISOLATES = {"\u2066", "\u2067", "\u2068"}


class Inert(HTMLParser):
    """What a page holds that a browser might run, and texts that turn round what follows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._data = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._data = tag == "script" and given.get("type") == "application/ld+json"
        if (
            tag == "script"
            and not self._data
            and not (given.get("src") or "").startswith("/static/")
        ):
            self.faults.append(f"script {given}")
        ours = (given.get("src") or "").startswith("/api/v1/networks/")
        if tag in ("iframe", "object", "embed", "base", "style") or (tag == "img" and not ours):
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            self._look(name, value or "")

    def _look(self, name: str, value: str) -> None:
        if name.startswith("on") or name == "style":
            self.faults.append(f"{name}={value}")
        plain = re.sub(r"[\s\x00-\x20]", "", value).lower()
        if name in ("href", "src", "action", "formaction") and plain.startswith(
            ("javascript:", "data:")
        ):
            self.faults.append(f"{name}={value}")
        self.faults += unbalanced(value)

    def handle_data(self, data: str) -> None:
        if self._data:
            json.loads(data)
            self._data = False
        self.faults += unbalanced(data)


def unbalanced(shown: str) -> list[str]:
    """The text, if it does not close each direction that it opens."""
    embedded = sum(sign in OPENERS for sign in shown) - shown.count("\u202c")
    isolated = sum(sign in ISOLATES for sign in shown) - shown.count("\u2069")
    return [f"directions left open in {shown[:60]!r}"] if embedded or isolated else []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_shows_hostile_texts_inert(hostile_client: TestClient, address: str) -> None:
    answer = hostile_client.get(address)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.status_code in (200, 400, 404)
    assert Inert(answer.text).faults == []


def test_every_source_page_is_inert(hostile_client: TestClient) -> None:
    found = re.findall(r'href="(/source/\w+)"', hostile_client.get(f"/case/{FIRST}").text)
    assert len(set(found)) >= 38
    assert [place for place in found if Inert(hostile_client.get(place).text).faults] == []


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        '<a href=" JavaScript:alert(1)">x</a>',
        '<p onclick="x">y</p>',
        "<p>a\u202eb</p>",
        '<p title="\u2066">b</p>',
        "<img src=x>",
        '<p style="x">y</p>',
    ],
)
def test_what_is_not_inert_is_found(page: str) -> None:
    assert len(Inert(page).faults) == 1


@pytest.mark.parametrize("address", ["/feeds/new.atom", "/feeds/changed.atom", "/sitemap.xml"])
def test_a_feed_holds_hostile_texts_as_texts(hostile_client: TestClient, address: str) -> None:
    answer = hostile_client.get(address)
    whole = fromstring(answer.content)
    assert b"<script" not in answer.content
    assert {part.tag.rpartition("}")[2] for part in whole.iter()} <= {
        "feed", "id", "title", "updated", "rights", "link", "author", "name", "entry", "published",
        "summary", "urlset", "url", "loc", "lastmod",
    }  # fmt: skip
    assert [fault for part in whole.iter() for fault in unbalanced(part.text or "")] == []


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/cases?format=csv",
        "/api/v1/search?q=alert&format=csv",
        "/api/v1/actors?format=csv",
        f"/api/v1/compare?{BOTH}&format=csv",
        "/api/v1/questions/barrier-responses?barrier=silos&format=csv",
    ],
)
def test_no_cell_of_a_table_is_a_formula(hostile_client: TestClient, address: str) -> None:
    rows = list(csv.reader(io.StringIO(hostile_client.get(address).text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []
    assert [fault for row in rows for cell in row for fault in unbalanced(cell)] == []


def test_markdown_holds_hostile_texts_as_texts(hostile_client: TestClient) -> None:
    told = hostile_client.get(f"/api/v1/compare?{BOTH}&format=markdown").text
    assert "alert" in told
    assert re.findall(r"(?<!\\)<(?:script|img)", told) == []
    assert re.findall(r"(?<!\\)\]\(javascript", told) == []
    assert [fault for row in told.splitlines() for fault in unbalanced(row)] == []


def test_hostile_texts_are_on_the_page_word_for_word(hostile_client: TestClient) -> None:
    page = hostile_client.get(f"/case/{FIRST}").text
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "x" * 3000 in page


def test_every_text_of_the_model_is_poisoned() -> None:
    names = {
        name
        for part in [Case.model_json_schema(), *Case.model_json_schema()["$defs"].values()]
        for name, of in part.get("properties", {}).items()
        if re.search(r'"maxLength": (400|4000)\b', json.dumps(of))
    }
    of_origins = {"identifier", "dataset", "attribution", "licence_name"}  # imported records only
    assert names - of_origins == LINES | TEXTS


@pytest.mark.parametrize("kind", [Line, Text])
def test_ten_thousand_characters_are_refused(kind: Any) -> None:
    with pytest.raises(ValidationError, match="at most"):
        TypeAdapter(kind).validate_python("x" * 10_000)


def test_the_longest_texts_are_in_the_record(hostile: Repository) -> None:
    case = hostile.case(FIRST)
    assert (case.title, case.summary) == (line(), text())
