"""The W3C tests of query evaluation, over HTTP: our service beside `oxigraph serve`."""

import pytest

from tests.conformance.evaluation import ask_over_dataset, ask_over_store, verdict
from tests.conformance.known import DIFFERENT, REFUSED_QUERIES, REWRITTEN
from tests.conformance.manifest import NEEDS_DATA, Evaluation, evaluations
from tests.conformance.services import Service

pytestmark = NEEDS_DATA

ALL = evaluations()
ANSWERED = [test for test in ALL if test.id not in REFUSED_QUERIES]
REFUSED = [test for test in ALL if test.id in REFUSED_QUERIES]


def test_of_239_tests_203_are_passed_18_in_other_spelling_and_11_differ() -> None:
    known = {*DIFFERENT, *REWRITTEN, *REFUSED_QUERIES}
    assert known <= {test.id for test in ALL}
    assert (len(REWRITTEN), len(DIFFERENT), len(REFUSED)) == (18, 11, 7)
    assert len(ALL) - len(known) == 203


@pytest.mark.parametrize("test", ANSWERED, ids=lambda test: test.id)
def test_an_answer_is_the_expected_one_or_differs_as_known(test: Evaluation, ours: Service) -> None:
    assert verdict(test, ask_over_dataset(ours, test)) == _known(test)


@pytest.mark.parametrize("test", ANSWERED, ids=lambda test: test.id)
def test_oxigraph_serve_passes_no_test_that_we_do_not(test: Evaluation, reference: Service) -> None:
    assert verdict(test, ask_over_store(reference, test)) == _known(test)


@pytest.mark.parametrize("test", REFUSED, ids=lambda test: test.id)
def test_a_call_of_another_host_is_refused(test: Evaluation, ours: Service) -> None:
    refusal = ask_over_dataset(ours, test)
    assert (refusal.status, refusal.media_type) == (403, "application/problem+json")
    assert "SERVICE" in refusal.body.decode()


def _known(test: Evaluation) -> str:
    if test.id in DIFFERENT:
        return "different"
    return "same values" if test.id in REWRITTEN else "same"
