"""Feeds, sitemap and robots: read by strict readers, at the address that the world knows."""

from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph_api.app import create_app
from casegraph_api.atom import FEEDS, plain_xml

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
WORLD = "https://cases.example"
# RFC 4287, section 4.1.1 and 4.1.2: what a feed and an entry must have exactly once.
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "summary")}


@pytest.fixture(scope="module")
def abroad(repository: Repository) -> TestClient:
    """A service that the world sees under another address than the one it is asked at."""
    settings = Settings.make({"CASEGRAPH_PUBLIC_URL": f"{WORLD}/"})
    return TestClient(create_app(repository, settings))


def faults(feed: Element) -> list[str]:
    """What RFC 4287 has against a feed."""
    found = [] if feed.tag == f"{ATOM}feed" else ["no feed"]
    for part in [feed, *feed.findall(f"{ATOM}entry")]:
        name = part.tag.removeprefix(ATOM)
        counts = {child: len(part.findall(f"{ATOM}{child}")) for child in ONCE[name]}
        found += [f"{name} has {n} {child}" for child, n in counts.items() if n != 1]
        moments = [part.findtext(f"{ATOM}updated", ""), part.findtext(f"{ATOM}published")]
        for moment in filter(None, moments):
            datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S%z")
    if not feed.findall(f"{ATOM}author/{ATOM}name"):
        found.append("no author")
    return found


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.name)
def test_a_feed_is_as_the_standard_wants_it(abroad: TestClient, feed: object) -> None:
    answer = abroad.get(feed.address)  # type: ignore[attr-defined]
    whole = fromstring(answer.content)
    assert answer.headers["content-type"] == "application/atom+xml"
    assert faults(whole) == []
    ids = [entry.findtext(f"{ATOM}id") for entry in whole.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 50


def test_a_feed_without_an_author_or_a_date_is_at_fault() -> None:
    bad = fromstring(f'<feed xmlns="{ATOM[1:-1]}"><id>x</id><title>y</title></feed>')
    with pytest.raises(ValueError, match="does not match format"):
        faults(fromstring(f'<feed xmlns="{ATOM[1:-1]}"><updated>today</updated></feed>'))
    assert faults(bad) == ["feed has 0 updated", "no author"]


def test_the_latest_change_comes_first(abroad: TestClient, repository: Repository) -> None:
    whole = fromstring(abroad.get("/feeds/changed.atom").content)
    told = [entry.findtext(f"{ATOM}updated", "") for entry in whole.findall(f"{ATOM}entry")]
    assert told == sorted(told, reverse=True)
    latest = max(case.record.modified for case in repository.cases())
    assert whole.findtext(f"{ATOM}updated") == f"{latest}T00:00:00Z"


def test_entries_lead_to_the_public_address(abroad: TestClient) -> None:
    whole = fromstring(abroad.get("/feeds/new.atom").content)
    links = {link.attrib["href"] for link in whole.iter(f"{ATOM}link")}
    assert all(link.startswith(f"{WORLD}/") for link in links)
    assert f"{WORLD}/feeds/new.atom" in links


def test_every_page_names_the_feed(client: TestClient) -> None:
    text = client.get("/about", headers={"Accept": "text/html"}).text
    assert 'rel="alternate" type="application/atom+xml" href="/feeds/changed.atom"' in text


def test_there_is_no_other_feed(client: TestClient) -> None:
    assert client.get("/feeds/other.atom").status_code == 404


def test_the_sitemap_lists_what_there_is(abroad: TestClient, repository: Repository) -> None:
    whole = fromstring(abroad.get("/sitemap.xml").content)
    assert whole.tag == f"{MAP}urlset"
    places = [url.findtext(f"{MAP}loc", "") for url in whole]
    assert len(places) == len(set(places)) == 13 + 73 + 31 + 1005 + 45 + 810
    assert all(place.startswith(f"{WORLD}/") for place in places)
    changed = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in whole}
    hennepin = repository.case("heading-home-hennepin").record.modified
    assert changed[f"{WORLD}/case/heading-home-hennepin"] == hennepin.isoformat()


def test_every_fiftieth_place_of_the_sitemap_is_there(client: TestClient) -> None:
    places = [
        url.findtext(f"{MAP}loc", "") for url in fromstring(client.get("/sitemap.xml").content)
    ]
    assert {client.head(place).status_code for place in places[::50]} == {200}


def test_robots_are_told_where_the_sitemap_is(abroad: TestClient) -> None:
    answer = abroad.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert f"Sitemap: {WORLD}/sitemap.xml" in answer.text.splitlines()
    assert "Disallow: /case" not in answer.text


def test_a_case_tells_its_public_address_to_other_sites(abroad: TestClient) -> None:
    text = abroad.get("/case/gov-uk", headers={"Accept": "text/html"}).text
    assert f'<meta property="og:url" content="{WORLD}/case/gov-uk">' in text
    assert '<meta property="og:type" content="article">' in text
    assert '<meta property="og:title" content="GOV.UK' in text


@pytest.mark.parametrize(
    ("text", "kept"), [("a\x00b\x1fc", "abc"), ("\ufffe", ""), ("é\n\U0001f600", "é\n\U0001f600")]
)
def test_what_xml_cannot_hold_is_left_out(text: str, kept: str) -> None:
    assert plain_xml(text) == kept
