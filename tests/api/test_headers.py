"""Headers: safety, caching, compression, HEAD."""

import pytest
from starlette.testclient import TestClient

from casegraph_api.assets import assets

ADDRESSES = [
    "/",
    "/search?q=homeless",
    "/case/heading-home-hennepin",
    "/vocab",
    "/about",
    "/docs",
    "/openapi.json",
    "/healthz",
    "/readyz",
    "/api/v1/cases",
    "/api/v1/cases?format=csv",
    "/api/v1/vocab/barrier",
    "/dumps/",
    "/dumps/casegraph.nq.gz",
    "/dumps/SHA256SUMS",
    "/dumps/nothing",
    "/void",
    "/.well-known/void?format=jsonld",
    "/catalog?format=rdf",
    assets()["casegraph.css"].address,
    "/nowhere",
]
UNTAGGED = {"/healthz", "/readyz", "/nowhere", "/dumps/nothing"}
TAGGED = [address for address in ADDRESSES if address not in UNTAGGED]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_answers_as_get_without_a_body(client: TestClient, address: str) -> None:
    get, head = client.get(address), client.head(address)
    assert head.status_code == get.status_code
    assert head.headers == get.headers
    assert head.content == b""


@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_forbid_what_pages_do_not_need(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", TAGGED)
def test_unchanged_answer_is_304(client: TestClient, address: str) -> None:
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag


def test_tag_differs_by_query_and_media_type(client: TestClient) -> None:
    tags = {
        client.get("/api/v1/cases?limit=1").headers["etag"],
        client.get("/api/v1/cases?limit=2").headers["etag"],
        client.get("/api/v1/cases?limit=1", headers={"Accept": "text/csv"}).headers["etag"],
    }
    assert len(tags) == 3


@pytest.mark.parametrize("address", ["/nowhere", "/healthz", "/readyz", "/api/v1/cases?limit=0"])
def test_errors_and_health_are_never_kept(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers


def test_static_file_may_be_kept_for_ever(client: TestClient) -> None:
    headers = client.get(assets()["casegraph.css"].address).headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"


def test_data_are_open_to_other_sites_and_pages_are_not(client: TestClient) -> None:
    assert client.get("/api/v1/cases").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/search").headers


def test_long_answers_are_compressed(client: TestClient) -> None:
    answer = client.get("/search", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]


def test_short_answers_are_not_compressed(client: TestClient) -> None:
    answer = client.get("/healthz", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers
