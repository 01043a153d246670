"""CSV: exactly the filtered rows, and nothing that a spreadsheet would run."""

import csv
from io import StringIO

import pytest
from starlette.testclient import TestClient

from casegraph_api.csv_rows import csv_response


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_csv_has_all_rows_of_the_filter(client: TestClient) -> None:
    found = rows(client.get("/api/v1/cases?country=GB&limit=1&format=csv").text)
    total = client.get("/api/v1/cases?country=GB").json()["total"]
    assert len(found) == total > 1
    assert {row["country"] for row in found} == {"GB"}


def test_accept_header_asks_for_csv(client: TestClient) -> None:
    answer = client.get("/api/v1/search?q=homeless", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "summary" in rows(answer.text)[0]["matched"].split("; ")


@pytest.mark.parametrize("address", ["/api/v1/actors", "/api/v1/vocab", "/api/v1/vocab/barrier"])
def test_every_list_has_a_csv_twin(client: TestClient, address: str) -> None:
    assert (
        len(rows(client.get(f"{address}?format=csv").text)) == client.get(address).json()["total"]
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_formula_is_disarmed(text: str) -> None:
    response = csv_response("x", ["cell"], [{"cell": text}])
    assert rows(bytes(response.body).decode())[0]["cell"].startswith("'")


def test_numbers_stay_numbers() -> None:
    response = csv_response("x", ["a", "b"], [{"a": -1, "b": ["x", "y"]}])
    assert bytes(response.body).decode() == "a,b\r\n-1,x; y\r\n"
