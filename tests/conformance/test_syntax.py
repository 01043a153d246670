"""The W3C tests of query syntax, over HTTP: what is no query is 400, never anything else."""

import pytest

from tests.conformance.evaluation import NOTHING
from tests.conformance.known import UNREAD
from tests.conformance.manifest import NEEDS_DATA, Syntax, syntax_tests
from tests.conformance.services import Response, Service

pytestmark = NEEDS_DATA

ALL = syntax_tests()
FEDERATED = [test for test in ALL if test.id.startswith("syntax-fed/")]
GOOD = [test for test in ALL if test.good and test not in FEDERATED]
BAD = [test for test in ALL if not test.good and test.text.suffix == ".rq"]
UPDATES = [test for test in ALL if test.text.suffix == ".ru"]
REFUSED = [test for test in GOOD if test.id in UNREAD]
PROBLEM = "application/problem+json"


def test_there_are_114_tests_63_good_40_bad_3_federated_8_of_updates() -> None:
    assert len(REFUSED) == len(UNREAD) == 1
    assert len(ALL) == 114
    assert [len(tests) for tests in (GOOD, BAD, FEDERATED, UPDATES)] == [63, 40, 3, 8]


@pytest.mark.parametrize("test", GOOD, ids=lambda test: test.id)
def test_a_query_is_read(test: Syntax, ours: Service) -> None:
    response = _ask(ours, test)
    assert response.status == (400 if test.id in UNREAD else 200), response.body.decode()


@pytest.mark.parametrize("test", REFUSED, ids=lambda test: test.id)
def test_oxigraph_serve_does_not_read_it_either(test: Syntax, reference: Service) -> None:
    assert _ask(reference, test).status >= 400


@pytest.mark.parametrize("test", BAD, ids=lambda test: test.id)
def test_what_is_no_query_is_a_bad_request(test: Syntax, ours: Service) -> None:
    response = _ask(ours, test)
    assert (response.status, response.media_type) == (400, PROBLEM)


@pytest.mark.parametrize("test", FEDERATED, ids=lambda test: test.id)
def test_a_call_of_another_host_is_refused(test: Syntax, ours: Service) -> None:
    response = _ask(ours, test)
    assert (response.status, response.media_type) == (403, PROBLEM)


@pytest.mark.parametrize("test", UPDATES, ids=lambda test: test.id)
def test_an_update_is_refused_whatever_it_says(test: Syntax, ours: Service) -> None:
    headers = [("Content-Type", "application/sparql-update")]
    response = ours.send("POST", ours.path, headers, test.text.read_bytes())
    assert (response.status, response.media_type) == (403, PROBLEM)


def _ask(service: Service, test: Syntax) -> Response:
    """Ask over no data: only whether the query is read is of interest."""
    return service.ask(test.text.read_text("utf-8"), "*/*", [("default-graph-uri", NOTHING)])
