"""Errors: one shape everywhere, and nothing that a hostile request can get out of the service."""

import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph import errors
from casegraph.repository import Repository
from casegraph_api.app import create_app
from casegraph_api.errors import STATUS, status_of

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

WRONG = [
    ("/api/v1/cases?limit=0", 400),
    ("/api/v1/cases?limit=201", 400),
    ("/api/v1/cases?limit=many", 400),
    (f"/api/v1/cases?limit={'9' * 5000}", 400),
    ("/api/v1/cases?offset=-1", 400),
    ("/api/v1/cases?sort=best", 400),
    ("/api/v1/cases?format=xml", 400),
    ("/api/v1/cases?barrier=nonsense", 400),
    ("/api/v1/cases?country=%00", 400),
    ("/api/v1/cases?start_from=2010&start_to=2000", 400),
    ("/api/v1/cases?q=word", 400),
    ("/api/v1/search?barier=silos", 400),
    ("/api/v1/vocab?limit=3", 400),
    ("/api/v1/cases/no-such-case", 404),
    ("/api/v1/cases/..%2f..%2fetc%2fpasswd", 404),
    ("/api/v1/cases/%00", 404),
    ("/api/v1/cases/%ff%fe", 404),
    ("/api/v1/vocab/no-such-scheme", 404),
    ("/api/v1/actors/nobody", 404),
    ("/api/v1/nothing", 404),
    ("/api/v1/cases/", 404),
    ("/case/no-such-case", 404),
    ("/vocab/barrier/no-such-concept", 404),
    ("/static/000000000000/casegraph.css", 404),
    ("/static/..%2f..%2fapp.py", 404),
    ("/search?nonsense=1", 400),
    ("/search?limit=-3", 400),
    ("/nowhere", 404),
    (f"/api/v1/search?q={'a' * 10_000}", 414),
    (f"/{'a' * 10_000}", 414),
]


def assert_problem(answer: Any, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(problem)
    assert set(problem) <= {"type", "title", "status", "detail", "instance", "hint"}
    assert problem["status"] == status


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_wrong_request_is_a_problem(client: TestClient, address: str, status: int) -> None:
    assert_problem(client.get(address), status)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/search", "/api/v1/cases", "/openapi.json", "/healthz"])
def test_other_methods_are_refused(client: TestClient, method: str, address: str) -> None:
    answer = client.request(method, address)
    assert_problem(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD"


def test_near_miss_of_a_parameter_is_hinted_at(client: TestClient) -> None:
    problem = client.get("/api/v1/search?barier=silos").json()
    assert problem["detail"].endswith("Did you mean 'barrier'?")


def test_near_miss_of_an_id_is_hinted_at(client: TestClient) -> None:
    problem = client.get("/api/v1/cases/heading-home-henepin").json()
    assert problem["detail"] == "There is no case 'heading-home-henepin'."
    assert problem["hint"] == "Did you mean 'heading-home-hennepin'?"


def test_bad_value_is_named_with_the_parameter(client: TestClient) -> None:
    problem = client.get("/api/v1/cases?limit=many").json()
    assert problem["detail"].startswith("limit is 'many': ")


def test_browser_gets_an_error_page(client: TestClient) -> None:
    answer = client.get("/case/no-such-case", headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "There is no case" in answer.text


def test_browser_gets_a_problem_from_the_api(client: TestClient) -> None:
    assert_problem(client.get("/api/v1/cases/no-such-case", headers=BROWSER), 404)


def test_error_page_escapes_what_was_asked(client: TestClient) -> None:
    answer = client.get("/case/%3Cscript%3Ealert(1)%3C%2Fscript%3E", headers=BROWSER)
    assert "<script" not in answer.text
    answer = client.get("/case/%3Cscript%3E", headers=BROWSER)
    assert "&lt;script&gt;" in answer.text


def test_unforeseen_error_shows_nothing_of_itself(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    app = create_app(repository)
    app.add_api_route("/boom", fail)
    with caplog.at_level(logging.ERROR):
        answer = TestClient(app).get("/boom")
    assert_problem(answer, 500)
    assert "secret" not in answer.text
    assert "secret" in caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_lone_surrogates_and_nulls_in_words_do_no_harm(client: TestClient) -> None:
    assert client.get("/api/v1/search?q=%00%ed%a0%80%ff+homeless").status_code == 200


def test_line_breaks_in_a_parameter_stay_out_of_the_headers(client: TestClient) -> None:
    answer = client.get("/api/v1/search?q=city%0d%0aSet-Cookie:+a=b&limit=1")
    assert "set-cookie" not in answer.headers
    assert "\n" not in answer.headers.get("link", "")


def test_hostile_host_is_not_repeated(client: TestClient) -> None:
    answer = client.get("/search?q=city", headers={"Host": 'evil.example"><script>'})
    assert "evil.example" not in answer.text + str(answer.headers)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.QueryError("?"), 400),
        (errors.DataError([]), 400),
        (errors.NotFoundError("case", "x"), 404),
        (errors.BuildInProgressError("?"), 503),
        (errors.MissingExtraError("?"), 501),
        (errors.CasegraphError("?"), 500),
    ],
)
def test_status_is_that_of_the_nearest_class(error: errors.CasegraphError, status: int) -> None:
    assert status_of(error) == status


def test_table_has_a_last_resort() -> None:
    assert errors.CasegraphError in STATUS
