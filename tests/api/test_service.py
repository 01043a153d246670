"""The JSON API and what all answers share."""

import csv
import io

import pytest
from starlette.testclient import TestClient

ROUTES = [
    "/api/v1/cases",
    "/api/v1/cases/gov-uk",
    "/api/v1/search?q=trust",
    "/api/v1/vocab",
    "/api/v1/vocab/barrier",
    "/api/v1/actors",
    "/openapi.json",
]
WRONG = [
    ("/api/v1/cases?limit=0", 400),
    ("/api/v1/cases?limit=201", 400),
    ("/api/v1/cases?limit=x", 400),
    ("/api/v1/cases?offset=-1", 400),
    ("/api/v1/cases?lmit=5", 400),
    ("/api/v1/search?barrier=silo", 400),
    ("/api/v1/search?sort=best", 400),
    ("/api/v1/search?start_from=2010&start_to=2000", 400),
    ("/api/v1/cases/none", 404),
    ("/api/v1/cases/%00", 404),
    ("/api/v1/vocab/none", 404),
    ("/api/v1/none", 404),
]


@pytest.mark.parametrize("path", ROUTES)
def test_a_route_answers_with_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()


@pytest.mark.parametrize(("path", "status"), WRONG)
def test_an_error_is_a_problem_in_one_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "instance"} <= set(answer.json())
    assert answer.json()["status"] == status


def test_a_wrong_method_names_the_right_ones(client: TestClient) -> None:
    answer = client.post("/api/v1/cases")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_search_answers_in_the_shape_of_the_contract(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "homeless", "limit": 3}).json()
    assert {"total", "hits", "facets", "did_you_mean", "sparql", "next"} <= set(found)
    assert {"id", "iri", "title", "summary", "place", "country", "start", "end", "status",
            "imported", "score", "highlights", "matched"} == set(found["hits"][0])  # fmt: skip


def test_a_list_links_to_its_next_page(client: TestClient) -> None:
    answer = client.get("/api/v1/cases?limit=50")
    assert answer.json()["total"] == 73
    assert 'rel="next"' in answer.headers["link"]


def test_csv_gives_all_rows_of_the_list(client: TestClient) -> None:
    answer = client.get("/api/v1/cases?format=csv&country=FI")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["country"] for row in rows] == ["FI", "FI"]


def test_a_case_names_its_claims_and_strengths(client: TestClient) -> None:
    case = client.get("/api/v1/cases/gov-uk").json()
    assert case["iri"] == "https://w3id.org/casegraph/case/gov-uk"
    assert all(o["evidence_strength"].startswith("sms-") for o in case["outcomes"])


@pytest.mark.parametrize("path", ["/", "/case/gov-uk", "/api/v1/cases"])
def test_a_repeated_request_costs_nothing(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/case/gov-uk", "/api/v1/cases", "/healthz", "/nothing"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize("path", ["/", "/api/v1/cases", "/nothing"])
def test_every_answer_carries_a_strict_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_large_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/case/gov-uk").headers["content-encoding"] == "gzip"


def test_an_endless_query_is_refused_politely(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "a" * 20_000})
    assert answer.status_code in (400, 414)


def test_ready_tells_the_snapshot(client: TestClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
