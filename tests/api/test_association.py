"""Association over HTTP."""

import pytest
from starlette.testclient import TestClient

from casegraph_api.association_schemas import AssociationPage

ASKED = "/api/v1/association?rows=barrier&columns=type"


def test_the_answer_has_exactly_the_fields_described(client: TestClient) -> None:
    answer = client.get(f"{ASKED}&limit=200")
    read = AssociationPage.model_validate_json(answer.content, strict=False)
    assert read.model_dump(mode="json") == answer.json()
    assert (read.cases, len(read.pairs), len(read.note)) == (73, 200, 6)


def test_pages_follow_each_other(client: TestClient) -> None:
    page = client.get(f"{ASKED}&limit=2").json()
    assert client.get(page["next"]).json()["pairs"][0] not in page["pairs"]


def test_csv_has_all_pairs(client: TestClient) -> None:
    total = client.get(ASKED).json()["total"]
    assert len(client.get(f"{ASKED}&format=csv").text.splitlines()) == total + 1


def test_facets_choose_the_cases(client: TestClient) -> None:
    assert client.get(f"{ASKED}&country=GB&least=1").json()["cases"] == 15


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", "Give two dimensions"),
        ("?rows=barier&columns=type", "Did you mean 'barrier'?"),
        ("?rows=%3Cscript%3E&columns=type", "cannot be read"),
        ("?rows=barrier&columns=type&least=0", ""),
        ("?rows=barrier&columns=type&leest=1", "Did you mean 'least'"),
    ],
)
def test_what_is_wrong_is_a_problem(client: TestClient, query: str, detail: str) -> None:
    answer = client.get(f"/api/v1/association{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.text
