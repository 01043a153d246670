"""Nearby: what may have been meant by an address where nothing is."""

import pytest
from starlette.testclient import TestClient

from casegraph import errors
from casegraph.repository import Repository
from casegraph_api.app import create_app
from casegraph_api.nearby import nearby
from casegraph_api.site import Site

BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def site(repository: Repository) -> Site:
    return Site(repository)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/case/heading-home-henepin", "/case/heading-home-hennepin"),
        ("/case/Hennepin", "/case/heading-home-hennepin"),
        ("/cases/gov-uk", "/case/gov-uk"),
        ("/actor/hennepin-conty", "/actor/hennepin-county"),
        ("/vocab/barrier/silo", "/vocab/barrier/silos"),
        ("/vocab/bariers", "/vocab/barrier"),
        ("/questions/barrier-response", "/questions/barrier-responses"),
        ("/serach", "/search"),
        ("/homelessness", "/vocab/challenge/homelessness"),
    ],
)
def test_what_is_nearly_right_is_found(site: Site, path: str, meant: str) -> None:
    assert meant in [near.address for near in nearby(site, path)]


@pytest.mark.parametrize(
    "path", ["/", "/%00", "/zzzzqqqq", "/case/", "/" + "a/" * 4000, "/%ff%fe/.."]
)
def test_nothing_near_is_no_fault(site: Site, path: str) -> None:
    assert len(nearby(site, path)) <= 6


def test_what_is_near_stands_on_the_page_with_its_name(client: TestClient) -> None:
    text = client.get("/case/heading-home-henepin", headers=BROWSER).text
    assert '<a href="/case/heading-home-hennepin">Heading Home Hennepin</a>' in text


@pytest.mark.parametrize(
    ("address", "status", "advice"),
    [
        ("/nowhere", 404, "may be misspelt"),
        ("/search?limit=many", 400, "correct it"),
        (f"/{'a' * 9000}", 414, "Shorten the address"),
    ],
)
def test_an_error_says_what_to_do(
    client: TestClient, address: str, status: int, advice: str
) -> None:
    answer = client.get(address, headers=BROWSER)
    assert answer.status_code == status
    assert advice in answer.text


@pytest.mark.parametrize(
    ("error", "status", "advice"),
    [
        (errors.NotAcceptableError("?"), 406, "Ask for one of the forms"),
        (errors.TooLongError("?"), 413, "Send less at a time"),
        (errors.BudgetError("?", 7), 429, "Wait a moment"),
        (errors.LimitError("?"), 503, "The service is busy"),
    ],
)
def test_errors_of_work_say_what_to_do(
    repository: Repository, error: Exception, status: int, advice: str
) -> None:
    def fail() -> None:
        raise error

    app = create_app(repository)
    app.add_api_route("/boom", fail)
    answer = TestClient(app).get("/boom", headers=BROWSER)
    assert answer.status_code == status
    assert advice in answer.text
