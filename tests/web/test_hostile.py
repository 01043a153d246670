"""The hostile corpus in a browser: opened, searched, drawn and asked, and nothing of it runs.

A dialog, a word in the console, a request to another host or a breach of the content policy fails
the test, as everywhere; here each text tries to bring one about.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from socket import socket
from threading import Thread
from time import sleep
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from casegraph.building import build_snapshot
from casegraph.repository import Repository
from casegraph_api.app import create_app
from tests.hostile.corpus import CASES, hostile_corpus

FIRST, SECOND = CASES
TRIED = "</script><script>alert(1)</script>"
NAMES = """SELECT ?case ?title ?actor ?name (STRLEN(?name) AS ?length) {
  ?case a cg:Case ; dct:title ?title .
  ?claim cg:ofCase ?case ; cg:participant ?actor . ?actor skos:prefLabel|rdfs:label|foaf:name ?name
} LIMIT 30"""
READ = (
    "/", "/search", "/search?q=alert+shelter", "/search?view=table", "/map", "/map?q=alert",
    "/actors", "/actor/hennepin-county", f"/record/{FIRST}.html", f"/similar?case={FIRST}",
    f"/compare?case={FIRST}&case={SECOND}", f"/compare?case={FIRST}&case={SECOND}&view=briefing",
    "/barriers?barrier=silos", "/vocab/barrier", "/vocab/barrier/silos",
    "/questions/barrier-responses?barrier=silos", "/questions/failures",
    "/place/minneapolis-and-hennepin-county-minnesota",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the service over the corpus in which every text is hostile."""
    cases = {case.id: case for case in repository.cases()}
    settings = hostile_corpus(cases, repository.actors, tmp_path_factory.mktemp("hostile"))
    app = create_app(Repository(build_snapshot(settings).folder))
    with socket() as place:
        place.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        running = Thread(target=server.run, args=([place],))
        running.start()
        while not server.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
        server.should_exit = True
        running.join()


@pytest.mark.parametrize("address", READ)
def test_a_page_is_opened(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    assert TRIED in str(page.locator("body").text_content())


def test_a_case_is_opened_with_its_sources_and_its_network(page: Page) -> None:
    page.goto(f"/case/{FIRST}")
    for picture in page.locator("img[loading=lazy]").all():
        picture.scroll_into_view_if_needed()
    page.locator(".cites a").first.click()
    expect(page.locator("li:has(:target)")).to_contain_text(TRIED)
    assert page.locator('a[href^="javascript:" i]').count() == 0
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_suggestions_are_shown_as_they_are(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("alert")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("alert(1)")


@pytest.mark.parametrize("kind", ["cases-actors", "barriers", "sources-cases"])
def test_a_network_is_drawn_and_each_sort_of_label_read(page: Page, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/network?kind={kind}")
    expect(page.locator("[data-network][data-ready]")).to_be_visible()
    row = page.locator("tr[data-node]", has_text="alert(1)").first
    page.goto(f"/network?kind={kind}#node={quote(str(row.get_attribute('data-node')), safe='')}")
    detail = page.get_by_role("region", name="Selected node")
    expect(detail.get_by_role("heading")).to_contain_text("alert(1)")
    page.get_by_label("Find a node").fill(TRIED)
    page.get_by_label("Find a node").press("Enter")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="GEXF").click()
    assert "<script" not in waiting.value.path().read_text("utf-8")


def test_a_map_is_moved_and_a_place_opened(page: Page) -> None:
    page.goto("/map")
    page.locator("a.marker").first.click()
    expect(page.get_by_text("alert(1)").locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize("tab", ["Table", "Chart", "Map", "Network", "As it came"])
def test_an_answer_is_shown_in_each_view(page: Page, tab: str) -> None:
    page.goto(f"/sparql?query={quote(NAMES)}")
    expect(page.get_by_role("tabpanel", name="Table")).to_contain_text(TRIED)
    page.get_by_role("tab", name=tab).click()
    expect(page.get_by_role("tabpanel", name=tab)).to_contain_text(re.compile("alert|place"))


def test_an_answer_without_script_is_a_table_of_texts(plain_page: Page) -> None:
    plain_page.goto(f"/sparql?query={quote(NAMES)}")
    expect(plain_page.locator("#answer tbody")).to_contain_text(TRIED)


def test_a_picture_that_is_opened_is_only_a_picture(page: Page) -> None:
    page.goto("/api/v1/networks/cases-actors?format=svg")
    assert page.locator("text", has_text="<script>").count() > 0


def test_the_interactive_page_of_a_network_runs_only_its_own(
    page: Page, site: str, tmp_path: Path
) -> None:
    file = tmp_path / "network.html"
    file.write_bytes(page.request.get("/api/v1/networks/cases-actors?format=html").body())
    page.route(f"{site}/network.html", lambda route: route.fulfill(path=file))
    page.goto("/network.html")
    expect(page.locator("canvas").first).to_be_visible()
    page.get_by_role("button", name=re.compile("alert")).first.click()
