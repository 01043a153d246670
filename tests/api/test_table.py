"""Cases by variables over HTTP."""

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.table_schemas import CaseTablePage

ASKED = "/api/v1/table?variable=barrier:silos&variable=L%3Dlevel"


def test_a_page_of_cases_by_variables(client: TestClient) -> None:
    page = client.get(f"{ASKED}&country=FI").json()
    assert page["total"] == 2
    assert [one["column"] for one in page["variables"]] == ["BARRIER_SILOS", "L"]
    assert {row["case"]: row["cells"]["BARRIER_SILOS"]["value"] for row in page["rows"]} == {
        "helsinki-design-lab": 1,
        "housing-first-finland": 0,
    }


def test_the_answer_has_exactly_the_fields_described(client: TestClient) -> None:
    answer = client.get(f"{ASKED}&variable=share:outcomes%5Bdirection%3Dimproved%5D&limit=200")
    read = CaseTablePage.model_validate_json(answer.content, strict=False)
    assert read.model_dump(mode="json") == answer.json()
    assert len(read.rows) == 73


def test_pages_follow_each_other(client: TestClient) -> None:
    first = client.get(f"{ASKED}&limit=2&level=local").json()
    assert "variable=barrier%3Asilos" in first["next"]
    second = client.get(first["next"]).json()
    assert [row["case"] for row in first["rows"]] != [row["case"] for row in second["rows"]]


def test_csv_is_the_whole_table(client: TestClient, repository: Repository) -> None:
    answer = client.get(f"{ASKED}&country=FI&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    whole = repository.table(["barrier:silos", "L=level"], country="FI").to_csv()
    assert sorted(answer.text.splitlines()) == sorted(whole.splitlines())


def test_the_long_form_has_a_row_a_value(client: TestClient) -> None:
    text = client.get(f"{ASKED}&case=gov-uk&shape=long", headers={"Accept": "text/csv"}).text
    assert len(text.splitlines()) == 3


@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ("", 400, "0 variables are given; give 1 to 60"),
        ("?variable=" + "&variable=".join(["start"] * 61), 400, "61 variables are given"),
        ("?variable=barrier:sylos", 400, "Did you mean 'silos'?"),
        ("?variable=%3Cscript%3E", 400, "cannot be read"),
        ("?variable=start&case=gov-u", 404, "Did you mean 'gov-uk'?"),
        ("?variable=start&case=gov-uk&country=FI", 400, "Give one of them"),
        ("?variable=start&absent=nil", 400, ""),
        ("?variabel=start", 400, "Did you mean 'variable'?"),
    ],
)
def test_what_is_wrong_is_a_problem(
    client: TestClient, query: str, status: int, detail: str
) -> None:
    answer = client.get(f"/api/v1/table{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.text
