"""The W3C tests of the SPARQL protocol: every exchange, byte for byte, with the live service."""

import pytest

from tests.conformance.answers import Answer, read_answer
from tests.conformance.known import REFUSED_UPDATES
from tests.conformance.manifest import NEEDS_DATA, Exchange, Request, exchanges
from tests.conformance.services import Response, Service

pytestmark = NEEDS_DATA

ALL = exchanges()
QUERIES = [exchange for exchange in ALL if exchange.id not in REFUSED_UPDATES]
UPDATES = [exchange for exchange in ALL if exchange.id in REFUSED_UPDATES]
STILL_THERE = "ASK { GRAPH <http://kasei.us/2009/09/sparql/data/data1.rdf> { ?s ?p ?o } }"
MEDIA_TYPES = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}


def test_there_are_34_exchanges_20_of_queries_and_14_of_updates() -> None:
    assert len(ALL) == 34
    assert (len(QUERIES), len(UPDATES)) == (20, 14)
    assert {exchange.id for exchange in UPDATES} == set(REFUSED_UPDATES)


def test_seven_of_the_updates_are_to_be_refused_by_any_service() -> None:
    assert sum(exchange.requests[0].statuses == {"4xx"} for exchange in UPDATES) == 7


@pytest.mark.parametrize("exchange", QUERIES, ids=lambda exchange: exchange.id)
def test_a_query_is_answered_as_the_protocol_says(exchange: Exchange, ours: Service) -> None:
    for request in exchange.requests:
        _check(request, _send(ours, request))


@pytest.mark.parametrize("exchange", UPDATES, ids=lambda exchange: exchange.id)
def test_an_update_is_refused_and_nothing_is_written(exchange: Exchange, ours: Service) -> None:
    update, *questions = exchange.requests
    refusal = _send(ours, update)
    status, words = REFUSED_UPDATES[exchange.id]
    assert refusal.status == status
    assert refusal.media_type == "application/problem+json"
    assert words in refusal.body.decode()
    assert [_answer(_send(ours, question)) for question in questions] == [False] * len(questions)
    assert _answer(ours.ask(STILL_THERE, "*/*")) is True


def _send(service: Service, request: Request) -> Response:
    path = request.path.replace("/sparql/", service.path, 1)
    return service.send(request.method, path, request.headers, request.body)


def _check(request: Request, response: Response) -> None:
    assert f"{response.status // 100}xx" in request.statuses, response.body.decode()
    if request.format is not None:
        assert response.media_type in MEDIA_TYPES[request.format]
    if request.boolean is not None:
        assert _answer(response) is request.boolean


def _answer(response: Response) -> Answer:
    return read_answer(response.body, response.media_type)
