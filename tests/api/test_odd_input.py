"""Odd input to everything that finds and compares: an answer or a clear refusal, never a fault."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

ODD = [
    "💧" * 50,
    "\u202e\u0645\u0643\u0627\u0641\u062d\u0629",
    "\x00\x07\x1b[31m",
    '"no end',
    "((((((",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "a" * 5_000,
    "NaN",
    "../../etc/passwd",
    "\u0301\u0301",
]
PLAIN = ["/api/v1/search?q=", "/search?q=", "/api/v1/suggest?q="]
CODED = [
    "/api/v1/search?barrier=",
    "/api/v1/cases?country=",
    "/api/v1/barriers?barrier=",
    "/api/v1/barriers?barrier=silos&resolution=",
    "/api/v1/similar?feature=",
    "/api/v1/similar?text=a&weight=",
    "/api/v1/compare?case=gov-uk&case=",
    "/barriers?barrier=",
]


def test_there_are_so_many_odd_inputs() -> None:
    assert len(ODD) * (len(PLAIN) + len(CODED)) == 121


@pytest.mark.parametrize("route", PLAIN)
@pytest.mark.parametrize("text", ODD)
def test_free_text_is_always_answered(client: TestClient, route: str, text: str) -> None:
    answer = client.get(route + quote(text))
    assert answer.status_code == 200
    assert "<script>" not in answer.text or route.startswith("/api")


@pytest.mark.parametrize("route", CODED)
@pytest.mark.parametrize("text", ODD)
def test_what_is_no_value_is_refused(client: TestClient, route: str, text: str) -> None:
    answer = client.get(route + quote(text))
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


@pytest.mark.parametrize("text", ODD)
def test_a_page_that_compares_shows_odd_ids_inert(client: TestClient, text: str) -> None:
    answer = client.get(f"/compare?case=gov-uk&case={quote(text)}")
    assert answer.status_code in (400, 404)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("text", ODD)
def test_a_situation_is_answered_or_said_to_be_none(client: TestClient, text: str) -> None:
    assert client.get(f"/api/v1/similar?text={quote(text)}").status_code in (200, 400)


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        ("/api/v1/search?barrier=silo", "Did you mean 'silos'?"),
        ("/api/v1/search?barier=silos", "Did you mean 'barrier'?"),
        ("/api/v1/barriers?barrier=silo", "Did you mean 'silos'?"),
        ("/api/v1/similar?text=a&weight=txt=1", "Did you mean 'text' or 'context'?"),
        ("/api/v1/search?offset=-1", "offset"),
        ("/api/v1/suggest?q=a&limit=0", "limit"),
        ("/api/v1/similar?text=a&weight=text=nan", "The weight of text is nan"),
        ("/api/v1/compare?case=gov-uk&case=gov-uk", "gov-uk"),
        ("/api/v1/compare?case=gov-uk", "2"),
    ],
)
def test_a_refusal_says_what_was_wrong(client: TestClient, address: str, detail: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert detail in answer.text
