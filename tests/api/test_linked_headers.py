"""Linked data: links, tags, dates, other sites, HEAD."""

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from tests.api.conftest import Page
from tests.api.places import BASE, DOCUMENTS, GRAPHS, PLACES
from tests.api.test_problems import BROWSER


@pytest.mark.parametrize("place", PLACES)
def test_a_link_header_names_every_other_form_and_the_lasting_iri(
    client: TestClient, place: str
) -> None:
    answer = client.get(f"{place}.ttl")
    links = answer.headers["link"]
    assert f'<{BASE}{place[1:]}>; rel="canonical"' in links
    assert f"<{place}.ttl>" not in links
    for form, media_type in (DOCUMENTS | GRAPHS).items():
        if form != "ttl":
            told = f'<{place}.{form}>; rel="alternate"; type="{media_type.partition(";")[0]}"'
            assert told in links


@pytest.mark.parametrize("place", PLACES)
def test_a_page_tells_what_to_cite_and_in_itself_where_it_is_found(
    client: TestClient, place: str
) -> None:
    answer = client.get(place, headers=BROWSER)
    assert f'<{BASE}{place[1:]}>; rel="cite-as"' in answer.headers["link"]
    assert "canonical" not in answer.headers["link"]


def test_a_case_names_its_record_as_what_describes_it(client: TestClient) -> None:
    assert '</record/gov-uk>; rel="describedby"' in client.get("/case/gov-uk").headers["link"]


@pytest.mark.parametrize("place", PLACES)
def test_every_form_that_a_page_names_can_be_had(client: TestClient, place: str) -> None:
    page = Page(client.get(place, headers=BROWSER).text)
    named = {(a["href"], a["type"]) for a in page.all("link") if a["rel"] == "alternate"}
    head = {(at, media_type) for at, media_type in named if media_type != "application/atom+xml"}
    assert len(head) == len(named) - 2  # the feeds of all cases are named on every page
    foot = {(a["href"], a["type"]) for a in page.all("a") if "type" in a}
    assert head == foot
    assert len(head) in (7, 9)
    for address, media_type in head:
        assert client.head(address).headers["content-type"].startswith(media_type)


@pytest.mark.parametrize("form", [*DOCUMENTS, *GRAPHS])
@pytest.mark.parametrize("place", PLACES)
def test_head_is_get_without_a_body(client: TestClient, place: str, form: str) -> None:
    get, head = client.get(f"{place}.{form}"), client.head(f"{place}.{form}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers


@pytest.mark.parametrize("place", PLACES)
def test_each_form_has_a_tag_of_its_own(client: TestClient, place: str) -> None:
    accepts = [*DOCUMENTS.values(), *GRAPHS.values()]
    tags = [client.get(place, headers={"Accept": accept}).headers["etag"] for accept in accepts]
    assert len(set(tags)) == len(accepts) == 8


@pytest.mark.parametrize("form", [*DOCUMENTS, *GRAPHS])
def test_a_tag_is_answered_304_with_the_headers_of_the_answer(
    client: TestClient, form: str
) -> None:
    accept = {"Accept": (DOCUMENTS | GRAPHS)[form]}
    first = client.get("/case/gov-uk", headers=accept)
    again = client.get("/case/gov-uk", headers={"If-None-Match": first.headers["etag"], **accept})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "content-location", "link", "last-modified", "cache-control"):
        assert again.headers[name] == first.headers[name]
    assert "Accept" in again.headers["vary"]


def test_a_tag_of_one_form_is_not_good_for_another(client: TestClient) -> None:
    tag = client.get("/case/gov-uk", headers={"Accept": "text/turtle"}).headers["etag"]
    for accept in ("text/html", "application/yaml", "application/n-triples", "image/png"):
        answer = client.get("/case/gov-uk", headers={"Accept": accept, "If-None-Match": tag})
        assert answer.status_code in (200, 406)


def test_a_date_is_answered_304_until_there_is_a_newer_snapshot(client: TestClient) -> None:
    date = client.get("/case/gov-uk.ttl").headers["last-modified"]
    same = client.get("/case/gov-uk.ttl", headers={"If-Modified-Since": date})
    assert same.status_code == 304
    old = {"If-Modified-Since": "Thu, 01 Jan 2015 00:00:00 GMT"}
    assert client.get("/case/gov-uk.ttl", headers=old).status_code == 200


def test_a_tag_goes_before_a_date(client: TestClient) -> None:
    date = client.get("/case/gov-uk.ttl").headers["last-modified"]
    asked = {"If-Modified-Since": date, "If-None-Match": '"another"'}
    assert client.get("/case/gov-uk.ttl", headers=asked).status_code == 200


@pytest.mark.parametrize(
    "date",
    ["", "yesterday", "0", "Thu, 99 Jan 2015 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 +99999999",
     "Fri, 01 Jan 99999 00:00:00 GMT", "1, 1 Jan 1 1:1:1 -0000", "\x7f" * 500],
)  # fmt: skip
def test_a_date_that_is_none_is_passed_over(client: TestClient, date: str) -> None:
    answer = client.get("/actor/hennepin-county.ttl", headers={"If-Modified-Since": date})
    assert answer.status_code == 200


def test_the_date_is_that_of_the_snapshot(client: TestClient, repository: Repository) -> None:
    told = client.get("/ns.ttl").headers["last-modified"]
    assert told.endswith(f"{repository.info['created'][11:19]} GMT")


def test_data_may_be_read_by_other_sites_and_pages_not(client: TestClient) -> None:
    for place in PLACES:
        assert client.get(f"{place}.ttl").headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-origin" not in client.get(f"{place}.html").headers


def test_other_sites_may_read_an_error_too(client: TestClient) -> None:
    answer = client.get("/case/none.ttl")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("place", PLACES)
def test_a_browser_may_ask_first(client: TestClient, place: str) -> None:
    answer = client.options(place, headers={"Access-Control-Request-Headers": "accept"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Accept" in answer.headers["access-control-allow-headers"]
