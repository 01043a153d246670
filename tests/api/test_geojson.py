"""GeoJSON: the places of exactly the filtered cases, as RFC 7946 has it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository

COPENHAGEN = {"type": "Point", "coordinates": [12.57, 55.68]}


def features(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/geo+json"
    collection = answer.json()
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_every_place_of_every_case_is_a_feature(client: TestClient, repository: Repository) -> None:
    found = features(client, "/api/v1/search?format=geojson&limit=1")
    assert len(found) == sum(len(case.place) for case in repository.cases()) == 77
    assert {feature["type"] for feature in found} == {"Feature"}


def test_coordinates_are_longitude_then_latitude(client: TestClient) -> None:
    found = features(client, "/api/v1/cases?country=DK&format=geojson")
    places = {one["properties"]["place"]: one["geometry"] for one in found}
    assert places["Copenhagen"] == COPENHAGEN


def test_a_feature_says_what_a_list_says_of_a_case(client: TestClient) -> None:
    told = features(client, "/api/v1/search?country=TW&format=geojson")[0]["properties"]
    assert (told["id"], told["place_iri"]) == (
        "vtaiwan",
        "https://w3id.org/casegraph/place/taiwan",
    )


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/cases"])
def test_accept_header_asks_for_geojson(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"Accept": "application/geo+json"})
    assert answer.headers["content-type"] == "application/geo+json"


def test_a_form_that_there_is_not_is_refused(client: TestClient) -> None:
    assert client.get("/api/v1/search?format=kml").status_code == 400
