"""Feeds, sitemap and robots: read by strict readers, at the address that the world knows."""

from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph_api.app import create_app
from casegraph_api.atom import FEEDS, plain_xml
from tests.api.conftest import Page
from tests.api.test_problems import BROWSER

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
WORLD = "https://cases.example"
# RFC 4287, section 4.1.1 and 4.1.2: what a feed and an entry must have exactly once.
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "summary")}


@pytest.fixture(scope="module")
def abroad(repository: Repository) -> Iterator[TestClient]:
    """A service that the world sees under another address than the one it is asked at."""
    settings = Settings.make({"CASEGRAPH_PUBLIC_URL": f"{WORLD}/"})
    with TestClient(create_app(repository, settings)) as client:
        yield client


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


def lies_at(page: Page) -> list[str]:
    """Where a page says that it is found: to search engines, and to sites that link to it."""
    links = [one["href"] for one in page.all("link") if one["rel"] == "canonical"]
    return links + [one["content"] for one in page.all("meta") if one.get("property") == "og:url"]


def described(page: Page) -> str:
    """What a page says of itself, to search engines as to other sites."""
    (words,) = [one["content"] for one in page.all("meta") if one.get("name") == "description"]
    (same,) = [one for one in page.all("meta") if one.get("property") == "og:description"]
    assert same["content"] == words
    return words


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


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.name)
def test_every_page_names_the_feeds(client: TestClient, feed: object) -> None:
    page = Page(client.get("/about", headers=BROWSER).text)
    address = feed.address  # type: ignore[attr-defined]
    named = [link for link in page.all("link") if link["href"] == address]
    assert [(one["rel"], one["title"]) for one in named] == [("alternate", feed.title)]  # type: ignore[attr-defined]
    assert page.links.count(address) == 1
    assert Page(client.get("/", headers=BROWSER).text).links.count(address) == 2


def test_there_is_no_other_feed(client: TestClient) -> None:
    assert client.get("/feeds/other.atom").status_code == 404


def test_the_sitemap_lists_what_there_is(abroad: TestClient, repository: Repository) -> None:
    whole = fromstring(abroad.get("/sitemap.xml").content)
    assert whole.tag == f"{MAP}urlset"
    places = [url.findtext(f"{MAP}loc", "") for url in whole]
    assert len(places) == len(set(places)) == 13 + 73 + 31 + 1005 + 45 + 810 + 67 + 568 + 1303
    assert all(place.startswith(f"{WORLD}/") for place in places)
    changed = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in whole}
    hennepin = repository.case("heading-home-hennepin").record.modified
    assert changed[f"{WORLD}/case/heading-home-hennepin"] == hennepin.isoformat()


def test_every_fiftieth_place_of_the_sitemap_is_there(client: TestClient) -> None:
    places = [
        url.findtext(f"{MAP}loc", "") for url in fromstring(client.get("/sitemap.xml").content)
    ]
    assert {client.head(place).status_code for place in places[::50]} == {200}


@pytest.mark.parametrize(
    "place",
    ["/", "/search", "/map", "/network", "/barriers", "/questions", "/actors", "/vocab", "/sparql",
     "/ns", "/about", "/docs", "/dumps/", "/case/gov-uk", "/questions/failures",
     "/actor/hennepin-county", "/vocab/barrier", "/vocab/barrier/silos",
     "/place/london-united-kingdom", "/source/20693f21466cd1b2",
     "/indicator/people-homeless-on-one-night"],
)  # fmt: skip
def test_what_the_sitemap_lists_wants_to_be_found_there(abroad: TestClient, place: str) -> None:
    assert f"<loc>{WORLD}{place}</loc>" in abroad.get("/sitemap.xml").text
    page = Page(abroad.get(place, headers=BROWSER).text)
    assert [one["content"] for one in page.all("meta") if one.get("name") == "robots"] == []
    assert lies_at(page) == [f"{WORLD}{place}"] * 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/case/gov-uk.html", "/case/gov-uk"),
        ("/case/gov-uk?format=html", "/case/gov-uk"),
        ("/question/failures", "/questions/failures"),
        ("/record/gov-uk.html", "/record/gov-uk.html"),
        ("/vocab?view=alphabetical", "/vocab"),
        ("/barriers?barrier=silos&country=", "/barriers?barrier=silos"),
        ("/network?kind=barriers", "/network?kind=barriers"),
        ("/search?q=%22%3E%3Cb%3E", "/search?q=%22%3E%3Cb%3E"),
    ],
)
def test_one_page_has_one_address(abroad: TestClient, asked: str, told: str) -> None:
    assert lies_at(Page(abroad.get(asked, headers=BROWSER).text)) == [f"{WORLD}{told}"] * 2


@pytest.mark.parametrize(
    "asked", ["/case/nope", f"/search?q={'x' * 600}", "/sparql?query=ASK%20%7B%7D"]
)
def test_what_is_not_handed_on_names_no_address(abroad: TestClient, asked: str) -> None:
    assert lies_at(Page(abroad.get(asked, headers=BROWSER).text)) == []


@pytest.mark.parametrize("place", ["/search?q=housing", "/map?q=housing", "/network?kind=cases"])
def test_an_answer_to_a_question_is_not_to_be_found(abroad: TestClient, place: str) -> None:
    assert '<meta name="robots" content="noindex">' in abroad.get(place, headers=BROWSER).text


def test_each_sort_of_page_describes_itself(abroad: TestClient) -> None:
    places = (
        "/", "/map", "/network", "/network?kind=cases", "/barriers", "/barriers?barrier=silos",
        "/actors", "/actor/hennepin-county", "/place/london-united-kingdom",
        "/source/20693f21466cd1b2", "/indicator/people-homeless-on-one-night", "/vocab",
        "/vocab/barrier", "/vocab/barrier/silos", "/questions", "/questions/failures", "/sparql",
        "/case/gov-uk", "/record/gov-uk.html",
    )  # fmt: skip
    told = [described(Page(abroad.get(place, headers=BROWSER).text)) for place in places]
    assert len(set(told)) == len(places)
    assert [words for words in told if not 50 < len(words) < 260] == []


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
