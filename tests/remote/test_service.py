"""The whole service over a store elsewhere: the same answers, and honest when it fails."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from casegraph.errors import EndpointError
from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph.store.publishing import publish
from casegraph.store.reader import open_store
from casegraph_api.app import create_app
from tests.remote.conftest import Filled, Start, serving

PAGES = [
    "/",
    "/search?q=homeless",
    "/case/gov-uk",
    "/case/gov-uk.json",
    "/case/gov-uk.ttl?labels=1",
    "/record/gov-uk.trig",
    "/vocab/barrier.jsonld",
    "/place/amsterdam.nt",
    "/actor/hennepin-county",
    "/vocab",
    "/vocab/barrier/silos",
    "/ns",
    "/api/v1/cases?barrier=silos",
    "/api/v1/cases/gov-uk",
    "/api/v1/vocab/barrier",
    "/api/v1/actors/hennepin-county",
    "/api/v1/quality",
    "/api/v1/questions/barrier-responses?barrier=silos",
    "/.well-known/void",
    "/catalog",
]
QUERY = "SELECT ?case WHERE { ?case a cg:Case } ORDER BY ?case"


@pytest.fixture(scope="module")
def own(repository: Repository, corpus_settings: Settings) -> Iterator[TestClient]:
    """The service over our own store."""
    with TestClient(create_app(repository, corpus_settings)) as client:
        yield client


@pytest.fixture(scope="module")
def theirs(filled: Filled) -> Iterator[TestClient]:
    """The service over a store elsewhere."""
    with TestClient(create_app(filled.repository, filled.settings)) as client:
        yield client


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_to_the_byte(page: str, own: TestClient, theirs: TestClient) -> None:
    here, there = own.get(page), theirs.get(page)
    assert (there.status_code, there.headers["content-type"]) == (200, here.headers["content-type"])
    assert there.content == here.content


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_is_the_same_to_the_byte(form: str, own: TestClient, theirs: TestClient) -> None:
    asked = {"query": QUERY, "format": form}
    here, there = own.get("/sparql", params=asked), theirs.get("/sparql", params=asked)
    assert (there.status_code, there.content) == (200, here.content)
    assert there.headers["etag"] == here.headers["etag"]


def test_the_guard_stands_before_the_store(theirs: TestClient) -> None:
    query = "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"
    assert theirs.get("/sparql", params={"query": query}).status_code == 403


def test_a_store_that_goes_is_told_and_one_that_comes_back_is_used(
    start: Start, repository: Repository, corpus_settings: Settings
) -> None:
    server = start("oxigraph")
    publish(open_store(repository.snapshot / "store"), server.store, server.queries)
    settings = serving(corpus_settings, server)
    with TestClient(create_app(Repository(repository.snapshot, settings), settings)) as client:
        statuses: list[int] = []
        paths = ("/readyz", "/healthz", f"/sparql?query={QUERY}", "/api/v1/cases/gov-uk")
        for step in (None, server.stop, server.start):
            if step:
                step()
            statuses += [client.get(path).status_code for path in paths]
    assert statuses[:4] == statuses[8:] == [200, 200, 200, 200]
    assert statuses[4:8] == [502, 200, 502, 200]  # the case is remembered


def test_a_store_with_other_data_is_refused_at_the_start(
    start: Start, repository: Repository, corpus_settings: Settings
) -> None:
    settings = serving(corpus_settings, start("oxigraph"))
    with pytest.raises(EndpointError, match=r"does not hold .* casegraph publish"):
        Repository(repository.snapshot, settings)
