"""Hostile queries: each gets the right answer, and the service is none the worse for it."""

import pytest

from casegraph.sparql.guard import check

from .live import Live, Trap
from .queries import CALLS, COSTLY, ENORMOUS, HARMLESS, LOOK_ALIKES, MISREAD


def _here(query: str, trap: Trap) -> str:
    return query.replace("http://trap", trap.address).replace("://trap", trap.address[4:])


def test_there_are_enough_of_them() -> None:
    assert len(CALLS) >= 50
    assert len(LOOK_ALIKES) >= 20
    assert len(MISREAD) >= 30
    assert len(COSTLY) + len(ENORMOUS) + len(HARMLESS) >= 40


@pytest.mark.parametrize("name", CALLS)
def test_a_call_to_another_service_is_refused(live: Live, trap: Trap, name: str) -> None:
    answer = live.ask(_here(CALLS[name], trap))
    assert answer.status == 403
    assert "would make this service call another one" in answer.problem["detail"]


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_only_looks_like_a_call_is_answered(live: Live, trap: Trap, name: str) -> None:
    assert live.ask(_here(LOOK_ALIKES[name], trap)).status == 200


@pytest.mark.parametrize("name", MISREAD)
def test_what_cannot_be_read_is_an_error_of_the_client(live: Live, trap: Trap, name: str) -> None:
    answer = live.ask(_here(MISREAD[name], trap))
    assert answer.status == 400
    assert answer.problem["detail"]


@pytest.mark.parametrize("name", COSTLY)
def test_what_costs_too_much_is_ended(live: Live, name: str) -> None:
    answer = live.ask(COSTLY[name], timeout="0.3")
    assert answer.status == 503
    detail = answer.problem["detail"]
    assert "was ended after 0.3 seconds" in detail or "needs more than the 64 megabytes" in detail


@pytest.mark.parametrize("name", ENORMOUS)
def test_too_large_an_answer_is_an_error_and_never_cut(live: Live, name: str) -> None:
    answer = live.ask(ENORMOUS[name])
    assert answer.status == 400
    assert "the most that one answer may have" in answer.problem["detail"]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_costly_is_answered(live: Live, name: str) -> None:
    assert live.ask(HARMLESS[name]).status == 200


@pytest.mark.parametrize("name", CALLS)
def test_what_is_refused_is_refused_before_any_process_sees_it(name: str) -> None:
    with pytest.raises(Exception, match="would make this service call another one"):
        check(CALLS[name])
