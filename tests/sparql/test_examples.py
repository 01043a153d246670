"""Examples: every question under one topic, as a query that runs; and the page with them."""

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.sparql.guard import check
from casegraph_api.site import Site
from casegraph_api.sparql.examples import TOPICS, example_query

HTML = {"Accept": "text/html"}
BAD = '</textarea><script>alert("x")</script>'


def test_every_question_stands_under_one_topic(repository: Repository) -> None:
    listed = [name for names in TOPICS.values() for name in names]
    assert sorted(listed) == sorted(repository.questions)


def test_every_example_can_be_run(repository: Repository) -> None:
    site = Site(repository)
    kinds = {check(example_query(site, name)).kind for name in repository.questions}
    assert kinds == {"table"}


def test_an_example_says_what_it_asks(client: TestClient) -> None:
    answer = client.get("/sparql/examples/barrier-responses.rq")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("# Which mechanisms were used against “Silos”, and how often")


@pytest.mark.parametrize("address", ["/sparql/examples/silo.rq", "/sparql?example=silo"])
def test_an_example_that_there_is_not_is_said(client: TestClient, address: str) -> None:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 404
    assert "There is no question" in answer.text


def test_the_page_puts_an_example_into_the_form(client: TestClient) -> None:
    page = client.get("/sparql?example=failures", headers=HTML).text
    assert "required># Which cases missed their target" in page
    assert 'data-example="failures" aria-current="true">' in page


@pytest.mark.parametrize("query", [BAD, f"SELECT * {{ ?x ?y {BAD}", f'SELECT ("{BAD}" AS ?x) {{}}'])
def test_a_query_is_shown_as_text(client: TestClient, query: str) -> None:
    page = client.get("/sparql", params={"query": query}, headers=HTML).text
    assert "<script>alert" not in page
    assert page.count("</textarea>") == 1


def test_what_is_wrong_is_said_beside_the_query(client: TestClient) -> None:
    given = {"query": "SELECT * { ?x }", "timeout": "2", "labels": "0"}
    answer = client.get("/sparql", params=given, headers=HTML)
    assert answer.status_code == 400
    assert '<p id="wrong">The query cannot be read: error at 1:16' in answer.text
    assert "aria-invalid" in answer.text
    assert ">SELECT * { ?x }</textarea>" in answer.text
    assert 'name="timeout" value="2"' in answer.text
    assert '<input type="hidden" name="labels" value="0">' in answer.text


def test_programs_get_the_same_problem_as_ever(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { ?x }"})
    assert answer.headers["content-type"] == "application/problem+json"
