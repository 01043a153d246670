"""The map without a script: markers that are links, and the same as a table beneath."""

from collections.abc import Callable, Iterable

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from tests.api.conftest import Page

Open = Callable[[str], Page]


def markers(page: Page) -> list[dict[str, str]]:
    return [link for link in page.all("a") if link.get("class", "").startswith("marker")]


def cases(links: Iterable[str]) -> set[str]:
    return {link.removeprefix("/case/") for link in links if link.startswith("/case/")}


def test_every_case_is_in_the_table(open_page: Open, repository: Repository) -> None:
    assert cases(open_page("/map").links) == set(repository.case_ids)


def test_the_map_shows_what_the_search_finds(client: TestClient, open_page: Open) -> None:
    query = "barrier=silos&start_from=2005&q=city"
    found = client.get(f"/api/v1/search?{query}&limit=200").json()["hits"]
    assert cases(open_page(f"/map?{query}").links) == {hit["id"] for hit in found}


def test_markers_say_what_they_stand_for(client: TestClient) -> None:
    text = client.get("/map?country=TW").text
    assert "<title>Taiwan: 1 case</title>" in text


def test_a_marker_of_one_place_leads_to_its_row(open_page: Open) -> None:
    page = open_page("/map?country=TW")
    assert markers(page)[0]["href"] == "/map?country=TW#place-taiwan"
    assert "place-taiwan" in page.ids


def test_a_marker_of_several_places_leads_to_a_closer_look(open_page: Open) -> None:
    (many,) = [one for one in markers(open_page("/map?country=CO")) if "many" in one["class"]]
    closer = open_page(many["href"].removesuffix("#map"))
    assert len(markers(closer)) == 2


def test_the_map_can_be_moved_and_left_again(open_page: Open) -> None:
    links = open_page("/map?country=GB&at=51.5,0&zoom=4").links
    assert "/map?country=GB&at=61.5%2C0&zoom=4#map" in links
    assert "/map?country=GB&at=51.5%2C0&zoom=2#map" in links
    assert "/map?country=GB#map" in links


def test_list_table_and_map_lead_to_each_other(open_page: Open) -> None:
    ways = {f"{page}barrier=silos" for page in ("/search?", "/map?")}
    ways.add("/search?barrier=silos&view=table")
    for address in (*ways, "/map?barrier=silos&at=51.5,0&zoom=4"):
        assert ways <= set(open_page(address).links)


@pytest.mark.parametrize("way", ["/search?", "/search?view=table&", "/map?"])
def test_each_view_can_be_taken_along(open_page: Open, way: str) -> None:
    files = {f"/api/v1/search?format={form}&country=DK" for form in ("csv", "geojson")}
    assert {*files, "/api/v1/search?country=DK"} <= set(open_page(f"{way}country=DK").links)


@pytest.mark.parametrize("query", ["zoom=0", "zoom=1000", "at=a,b", "at=51.5", "zom=2", "view=x"])
def test_a_map_that_cannot_be_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/map?{query}").status_code == 400


def test_words_on_the_map_page_are_escaped(client: TestClient) -> None:
    text = client.get("/map?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27").text
    assert "<script>" not in text


def test_the_start_page_shows_the_same_markers(open_page: Open) -> None:
    markers_of_all = [one["href"] for one in markers(open_page("/map"))]
    assert [one["href"] for one in markers(open_page("/"))] == markers_of_all
