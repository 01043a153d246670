"""Citations over HTTP."""

import pytest
from starlette.testclient import TestClient

from casegraph_api.citation_schemas import CitationList
from tests.citations.readers import read_bibtex, read_ris


def test_the_answer_has_exactly_the_fields_described(client: TestClient) -> None:
    answer = client.get("/api/v1/citation?case=gov-uk&sources=true")
    read = CitationList.model_validate_json(answer.content, strict=False)
    assert read.model_dump(mode="json") == answer.json()
    assert len(read.text) == len(read.items) == read.total > 5


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("text", "text/plain"),
        ("bibtex", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("csl", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_each_format_by_parameter_and_by_accept(
    client: TestClient, form: str, media_type: str
) -> None:
    asked = client.get(f"/api/v1/cases/gov-uk/citation?format={form}")
    accepted = client.get("/api/v1/cases/gov-uk/citation", headers={"Accept": media_type})
    assert asked.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert asked.text == accepted.text
    assert 'filename="gov-uk.' in asked.headers["content-disposition"]


def test_a_selection_in_bibtex_and_in_ris(client: TestClient) -> None:
    asked = "/api/v1/citation?case=gov-uk&case=x-road-estonia&format="
    assert list(read_bibtex(client.get(f"{asked}bibtex").text)) == [
        "case-gov-uk", "case-x-road-estonia",
    ]  # fmt: skip
    assert len(read_ris(client.get(f"{asked}ris").content.decode())) == 2


def test_without_a_case_the_collection_is_cited(client: TestClient) -> None:
    (text,) = client.get("/api/v1/citation").json()["text"]
    assert text.startswith("The casegraph editors (")
    assert text in client.get("/about", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("/api/v1/citation?case=gov-u", 404, "Did you mean 'gov-uk'?"),
        ("/api/v1/cases/gov-u/citation", 404, "Did you mean 'gov-uk'?"),
        ("/api/v1/citation?sources=true", 400, "Sources are those of cases."),
        ("/api/v1/citation?format=docx", 400, ""),
        ("/api/v1/citation?" + "&".join(f"case=c{n}" for n in range(201)), 400, "201 cases"),
    ],
)
def test_what_is_wrong_is_a_problem(
    client: TestClient, address: str, status: int, detail: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.text
