"""One client that wants everything: the others still get their share."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest

from casegraph.repository import Repository
from casegraph.settings import Settings

from .conftest import SMALL
from .live import DIRECT, Answer, Live, heard, running

LISTS = " ".join(f"VALUES ?v{i} {{ 0 1 2 3 4 5 6 7 8 9 }}" for i in range(20))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {LISTS} }}"


@pytest.fixture(scope="module")
def narrow(repository: Repository, corpus_settings: Settings) -> Iterator[Live]:
    """A service with one worker, nowhere to wait, and a second of query time for each client."""
    limits = replace(SMALL, workers=1, waiting=0, budget=1)
    with running(repository, corpus_settings, limits) as narrow:
        yield narrow


def _at_once(live: Live, number: int) -> list[Answer]:
    """The answers to so many endless queries, asked at once."""
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda: answers.append(live.ask(ENDLESS, timeout="0.5")))
        for _ in range(number)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_who_comes_to_a_full_queue_is_told_when_to_come_again(narrow: Live) -> None:
    answers = _at_once(narrow, 4)
    assert {answer.status for answer in answers} == {503}
    waits = [answer.headers["retry-after"] for answer in answers if "retry-after" in answer.headers]
    assert waits == ["2", "2", "2"]


def _used_up(narrow: Live, address: str) -> None:
    """Let a client use up its share."""
    for _ in range(2):
        _from(narrow, address, quote(ENDLESS))
        narrow.settle()


def _from(live: Live, address: str, query: str = "ASK%7B%7D", forwarded: str = "") -> Answer:
    """The answer to a query that comes from another address, or says so."""
    sent = f"GET /sparql?query={query} HTTP/1.0\r\nX-Forwarded-For: {forwarded}\r\n\r\n"
    return _sent_from(live, address, sent.encode())


def _sent_from(live: Live, address: str, sent: bytes) -> Answer:
    with socket.create_connection(
        ("127.0.0.1", live.port), timeout=5, source_address=(address, 0)
    ) as line:
        line.sendall(sent)
        return heard(line)


def test_who_has_used_up_a_share_is_told_when_to_come_again(narrow: Live) -> None:
    _used_up(narrow, "127.0.0.2")
    answer = _from(narrow, "127.0.0.2")
    assert answer.status == 429
    assert "all that one client gets" in answer.problem["detail"]
    assert 60 <= int(answer.headers["retry-after"]) <= 180


def test_the_share_of_one_client_is_not_that_of_another(narrow: Live) -> None:
    _used_up(narrow, "127.0.0.3")
    assert _from(narrow, "127.0.0.4").status == 200


def test_who_forges_addresses_gets_no_new_share(narrow: Live) -> None:
    _used_up(narrow, "127.0.0.5")
    answers = [_from(narrow, "127.0.0.5", forwarded=f"10.0.0.{last}") for last in range(3)]
    assert [answer.status for answer in answers] == [429, 429, 429]


def test_who_has_long_queries_refused_uses_up_a_share_as_well(narrow: Live) -> None:
    query = b"SELECT * { " + b"1 " * 40_000 + b"SERVICE <x> {} }"
    body = b"POST /sparql HTTP/1.0\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
    sent = body % (DIRECT.encode(), len(query), query)
    statuses = [_sent_from(narrow, "127.0.0.6", sent).status for _ in range(30)]
    assert (statuses[0], statuses[-1]) == (403, 429)


def test_the_many_queries_of_one_client_delay_no_other(live: Live) -> None:
    flood = [
        threading.Thread(target=_from, args=(live, "127.0.0.7", quote(ENDLESS))) for _ in range(20)
    ]
    for thread in flood:
        thread.start()
    time.sleep(0.2)
    answer = _from(live, "127.0.0.8")
    for thread in flood:
        thread.join()
    assert answer.status == 200


def test_a_storm_of_endless_queries_passes(live: Live) -> None:
    start = time.monotonic()
    answers = _at_once(live, 24)
    assert {answer.status for answer in answers} == {503}
    assert time.monotonic() - start < 10
