"""The W3C tests of the service description, which say in words only what must hold."""

from dataclasses import replace

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph_api.app import create_app
from tests.conformance.description_schema import SD, faults
from tests.conformance.manifest import NEEDS_DATA, service_description_tests
from tests.conformance.services import Service

pytestmark = NEEDS_DATA

TYPES = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}


def test_the_tests_are_the_three_of_this_file() -> None:
    names = {name.partition("/")[2] for name in service_description_tests()}
    assert names == {"returns-rdf", "has-endpoint-triple", "conforms-to-schema"}


@pytest.mark.parametrize("accept", ["*/*", *TYPES])
def test_returns_rdf(ours: Service, accept: str) -> None:
    assert len(_description(ours, ("Accept", accept))) > 0


def test_has_an_endpoint_triple_that_matches(ours: Service) -> None:
    endpoints = list(_description(ours).objects(None, SD.endpoint))
    assert endpoints == [URIRef(f"http://127.0.0.1:{ours.port}/sparql")]


def test_the_endpoint_is_at_the_host_that_was_asked(ours: Service) -> None:
    description = _description(ours, ("Host", "data.example.org"))
    assert list(description.objects(None, SD.endpoint)) == [
        URIRef("http://data.example.org/sparql")
    ]


def test_the_endpoint_is_at_the_address_that_the_world_sees(
    repository: Repository, corpus_settings: Settings
) -> None:
    settings = replace(corpus_settings, public_url="https://data.example.org/graph/")
    with TestClient(create_app(repository, settings)) as client:
        answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    endpoints = list(Graph().parse(data=answer.content).objects(None, SD.endpoint))
    assert endpoints == [URIRef("https://data.example.org/graph/sparql")]


def test_conforms_to_the_schema(ours: Service) -> None:
    description = _description(ours)
    assert len(list(description.subjects(RDF.type, SD.Service))) == 1
    assert faults(description) == []


def _description(service: Service, *headers: tuple[str, str]) -> Graph:
    response = service.send("GET", service.path, headers)
    assert response.status == 200
    return Graph().parse(data=response.body, format=TYPES[response.media_type])
