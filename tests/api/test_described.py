"""Descriptions over HTTP: VoID and DCAT in every format, with addresses of the server asked."""

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from starlette.testclient import TestClient

from casegraph.formats import ResultFormat, formats_of
from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph.store.iris import CATALOGUE, DATASET
from casegraph.store.mapping import iri
from casegraph_api.app import create_app

ADDRESSES = ("/void", "/.well-known/void", "/catalog")
FORMS = formats_of("graph")
HERE = "http://testserver"


def statements(text: bytes, media_type: str) -> set[tuple[str, str, str]]:
    form = RdfFormat.from_media_type(media_type)
    assert form is not None
    quads: list[Quad] = list(parse(text, format=form))
    return {(str(q.subject), q.predicate.value, str(q.object)) for q in quads}


def objects(client: TestClient, address: str, subject: str, predicate: str) -> set[str]:
    """What is said of a thing by a property."""
    given = client.get(address, headers={"Accept": "application/n-triples"}).content
    triples = statements(given, "application/n-triples")
    return {o[1:-1] for s, p, o in triples if (s, p) == (f"<{subject}>", iri(predicate))}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_every_format_says_the_same(client: TestClient, address: str, form: ResultFormat) -> None:
    media_type = form.media_type
    given = client.get(address, headers={"Accept": media_type})
    plain = client.get(address, params={"format": "nt"})
    assert given.headers["content-type"].partition(";")[0] == media_type
    assert len(statements(plain.content, "application/n-triples")) > 400
    assert statements(given.content, media_type) == statements(
        plain.content, "application/n-triples"
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_turtle_is_given_where_there_is_no_wish_and_a_page_to_a_browser(
    client: TestClient, address: str
) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    given = [client.get(address, headers={"Accept": accept}) for accept in ("*/*", browser)]
    kinds = [answer.headers["content-type"] for answer in given]
    assert kinds == ["text/turtle; charset=utf-8", "text/html; charset=utf-8"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_format_that_there_is_not_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(address, params={"format": "png"}).status_code == 400
    assert client.get(address, params={"fromat": "ttl"}).status_code == 400


@pytest.mark.parametrize("address", ADDRESSES)
def test_headers_name_the_other_formats_and_the_licence(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["link"].count('rel="alternate"') == 5
    assert 'licenses/by/4.0/>; rel="license"' in headers["link"]
    assert headers["content-location"].endswith("?format=ttl")
    assert client.get(headers["content-location"]).content == client.get(address).content


def test_void_leads_to_the_endpoint_and_the_dumps(client: TestClient) -> None:
    assert objects(client, "/void", DATASET, "void:sparqlEndpoint") == {f"{HERE}/sparql"}
    dumps = objects(client, "/void", DATASET, "void:dataDump")
    assert len(dumps) == 4
    assert {client.head(dump).status_code for dump in dumps} == {200}


def test_void_has_figures_of_classes_and_properties(client: TestClient) -> None:
    assert len(objects(client, "/void", DATASET, "void:classPartition")) >= 38
    assert len(objects(client, "/void", DATASET, "void:propertyPartition")) >= 190


def test_the_catalogue_leads_to_the_dataset_and_its_services(client: TestClient) -> None:
    assert objects(client, "/catalog", CATALOGUE, "dcat:dataset") == {DATASET}
    services = objects(client, "/catalog", CATALOGUE, "dcat:service")
    assert {service.rpartition("#")[2] for service in services} == {"sparql", "api"}


def test_addresses_are_those_of_the_host_that_was_asked(client: TestClient) -> None:
    text = client.get("/void", headers={"Host": "cases.example:81"}).text
    assert "<http://cases.example:81/sparql>" in text
    assert "testserver" not in text


def test_addresses_are_those_that_are_set(repository: Repository) -> None:
    settings = Settings.make({"CASEGRAPH_PUBLIC_URL": "https://cases.example/"})
    client = TestClient(create_app(repository, settings))
    for address in ("/void", "/catalog"):
        assert "<https://cases.example/sparql>" in client.get(address).text
        assert "testserver" not in client.get(address).text


@pytest.mark.parametrize("host", ['x"><script>', "a b", "x/y", "x#y", "é.example"])
def test_a_host_that_is_none_is_not_repeated(client: TestClient, host: str) -> None:
    text = client.get("/void", headers=[(b"Host", host.encode())]).text
    assert "<http://localhost/sparql>" in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_description_may_be_read_from_any_site(client: TestClient, address: str) -> None:
    assert client.get(address).headers["access-control-allow-origin"] == "*"
    assert client.options(address).headers["access-control-allow-methods"] == "GET, HEAD"
    page = client.get(address, headers={"Accept": "text/html"})
    assert "access-control-allow-origin" not in page.headers


def test_the_graph_of_the_description_is_in_the_store(repository: Repository) -> None:
    graph = "https://w3id.org/casegraph/graph/description"
    assert repository.sparql(f"ASK {{ GRAPH <{graph}> {{ <{DATASET}> a void:Dataset }} }}").truth
