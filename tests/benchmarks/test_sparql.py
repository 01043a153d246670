"""The comparison of SPARQL servers: its questions, its client, and what it takes for the same."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench.memory import megabytes, tree
from bench.process import Process, running
from bench.sparql.answers import read_rows
from bench.sparql.client import Answer, Load, ask, drive
from bench.sparql.queries import MIX, Query, read_queries, request
from bench.sparql.servers import SERVERS

from casegraph.repository import Repository

_ROOT = Path(__file__).parent.parent.parent
_JSON = "application/sparql-results+json"
_GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def test_there_are_ten_questions_of_three_kinds() -> None:
    queries = read_queries()
    assert len(queries) == 10
    assert {query.kind for query in queries} == {"look-up", "aggregate", "other"}
    assert set(MIX) < {query.name for query in queries}


@pytest.mark.parametrize("query", read_queries(), ids=lambda query: query.name)
def test_a_question_has_an_answer_in_the_corpus(query: Query, repository: Repository) -> None:
    answers = [repository.sparql(text) for text in query.texts]
    assert any(answer.rows or answer.triples for answer in answers)


def test_a_value_stands_in_the_text_of_its_question() -> None:
    (first, *_) = read_queries()
    assert len(first.texts) == 8
    assert "<https://w3id.org/casegraph/case/gov-uk>" in first.texts[1]


def test_a_request_is_a_get_that_keeps_its_connection() -> None:
    assert request("/sparql", "ASK {}", "text/csv", {"timeout": "1"}) == (
        b"GET /sparql?query=ASK+%7B%7D&timeout=1 HTTP/1.1\r\nHost: localhost\r\n"
        b"Accept: text/csv\r\n\r\n"
    )


@pytest.fixture(scope="module")
def same() -> Iterator[Process]:
    def command(port: int) -> tuple[str, ...]:
        return sys.executable, "-m", "bench.sparql.floor", str(port)

    with running(command, "/", _ROOT) as process:
        yield process


def test_an_answer_is_read_to_its_end(same: Process) -> None:
    answer = ask(same.port, _GET)
    assert (answer.status, answer.body[:8]) == (200, b'{"head":')


def test_many_clients_each_get_answers_for_the_time_given(same: Process) -> None:
    load = Load()
    assert drive(same.port, [_GET], 16, 0.2, load.take) >= 0.2
    assert len(load.seconds) > 16
    assert load.failed == 0


def test_a_body_in_chunks_is_put_together() -> None:
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"
    assert Answer(b"", bytearray(raw), 0.1).body == b"abcd"


def test_memory_is_that_of_the_process_and_its_children(same: Process) -> None:
    assert same.pid in set(tree(os.getpid()))
    assert 1 < megabytes(same.pid) < megabytes(os.getpid())


def test_a_server_that_does_not_start_says_why() -> None:
    def command(_: int) -> tuple[str, ...]:
        return sys.executable, "-c", "raise SystemExit('no data')"

    with pytest.raises(RuntimeError, match="no data"), running(command, "/"):
        pass


def test_rows_are_the_same_in_another_order_and_notation() -> None:
    row = '{"n":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#decimal","value":"%s"}}'
    text = '{"head":{"vars":["n"]},"results":{"bindings":[%s,%s]}}'
    first, second = (text % (row % a, row % b) for a, b in (("1.5", "2"), ("2.0", "1.50")))
    assert read_rows(first.encode(), _JSON) == read_rows(second.encode(), _JSON)


def test_a_statement_counts_once_however_often_it_is_given() -> None:
    line = b"<x:a> <x:b> <x:c> .\n"
    assert read_rows(line * 2, "application/n-triples").total() == 1


def test_a_peer_that_is_not_installed_says_how_to_get_it() -> None:
    peer = replace(SERVERS["virtuoso"], program="no-such-program")
    assert peer.missing(1) == (
        "There is no no-such-program. Install it: apt-get install virtuoso-opensource-7-bin"
    )


def test_a_peer_that_would_fill_the_memory_says_so() -> None:
    assert SERVERS["oxigraph-memory"].missing(10**9) == (
        "It would need some 850 GB, more than a third of what is free."
    )
