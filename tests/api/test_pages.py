"""Pages: complete, safe, without script, and every claim tied to its sources."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from casegraph.model import KINDS
from casegraph.repository import Repository

PAGES = [
    "/",
    "/search",
    "/search?q=homeless&barrier=silos&sort=title&limit=5",
    "/search?q=zzzzzz",
    "/case/heading-home-hennepin",
    "/vocab",
    "/vocab/barrier",
    "/vocab/barrier/silos",
    "/about",
    "/docs",
]
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """Notes the elements of a page and whether each that was opened was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.faults += [name for name, _ in attrs if name == "style" or name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_and_has_no_script(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    page = Outline()
    page.feed(answer.text)
    assert answer.status_code == 200
    assert page.faults == []
    assert page.open == []
    assert [page.seen.count(tag) for tag in ("html", "title", "main", "h1", "script")] == [
        1, 1, 1, 1, 0,
    ]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_another_host(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert re.findall(r'<(?:link|img|script|iframe)[^>]+(?:href|src)="(?!/)', text) == []


def test_every_case_has_a_page(client: TestClient, repository: Repository) -> None:
    statuses = {client.get(f"/case/{case}").status_code for case in repository.case_ids}
    assert statuses == {200}


def test_every_claim_of_a_case_is_on_its_page(client: TestClient, repository: Repository) -> None:
    for name in repository.case_ids:
        text = client.get(f"/case/{name}").text
        case = repository.case(name)
        for kind in KINDS:
            for claim in getattr(case, kind.section):
                assert f'id="{kind.kind}-{claim.key}"' in text


def test_every_source_mark_leads_to_a_source_with_its_address(
    client: TestClient, repository: Repository
) -> None:
    text = client.get("/case/gov-uk").text
    marks = set(re.findall(r'href="#(source-[^"]+)"', text))
    case = repository.case("gov-uk")
    assert marks == {f"source-{key}" for claim in case.claims() for key in claim.source}
    assert all(f'id="{mark}"' in text for mark in marks)
    assert all(source.url.replace("&", "&amp;") in text for source in case.sources.values())


def test_what_a_stranger_types_is_escaped(client: TestClient) -> None:
    text = client.get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("path", ["/case/none", "/case/..%2f..%2fetc%2fpasswd", "/case/%00", "/x"])
def test_what_is_not_there_is_a_page_in_a_browser(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>" in answer.text
