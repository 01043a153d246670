"""Endpoints that fail, lie, stall or never end: each time an error that says so, and in time."""

import gzip
import ssl
import time
from http.client import HTTPConnection
from itertools import repeat
from typing import Any

import pytest
from pyoxigraph import QuerySolutions

from casegraph.errors import (
    BusyError,
    CasegraphError,
    EndpointError,
    LimitError,
    QueryError,
    ResultTooLargeError,
)
from casegraph.store.abilities import Abilities
from casegraph.store.deadline import Deadline
from casegraph.store.endpoint import Endpoint
from casegraph.store.remote import RemoteGraphs
from tests.remote.liar import TABLE, Script, chunked, lying, response

SECONDS = 0.5
MOST = 100_000
QUERY = "SELECT ?x WHERE { ?x ?y ?z }"
CUT = TABLE[:-10]


def _forever(first: bytes, more: bytes, pause: float) -> Script:
    def script(line: Any, _: str) -> None:
        line.sendall(first)
        for part in repeat(more):
            line.sendall(part)
            time.sleep(pause)

    return script


def _ask(url: str, query: str = QUERY, **abilities: Any) -> QuerySolutions:
    graphs = RemoteGraphs(Endpoint(url), Abilities(**abilities))
    found = graphs.within(Deadline(SECONDS), MOST).query(query)
    assert isinstance(found, QuerySolutions)
    return found


def _raw(text: bytes) -> Script:
    return lambda line, _: line.sendall(text)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
SIZED = HEAD + b"Content-Length: 99\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
NOT_WHOLE = "not whole, or not what it says it is"
BROKE_OFF = "broke off|cannot be asked"
ENDED = "was ended after 0.5 seconds, and nothing of its answer is given"

HOSTILE: dict[str, tuple[Script, type[CasegraphError], str]] = {
    "cut, the length says more": (
        response(CUT, Content_Length=str(len(TABLE))), EndpointError, BROKE_OFF),
    "cut, the length says so too": (response(CUT), EndpointError, NOT_WHOLE),
    "cut within a chunk": (chunked(CUT, end=b"ff\r\n{"), EndpointError, BROKE_OFF),
    "cut between chunks": (chunked(CUT, end=b""), EndpointError, BROKE_OFF),
    "cut, and the last chunk follows": (chunked(CUT), EndpointError, NOT_WHOLE),
    "whole, but the last chunk is missing": (chunked(TABLE, end=b""), EndpointError, BROKE_OFF),
    "cut, ended by closing": (response(CUT, Content_Length=None), EndpointError, BROKE_OFF),
    "whole, ended by closing": (response(Content_Length=None), EndpointError, BROKE_OFF),
    "words after a cut table": (
        chunked(CUT, b"The SPARQL operation has been cancelled"), EndpointError, NOT_WHOLE),
    "words after a whole table": (chunked(TABLE, b"cancelled"), EndpointError, NOT_WHOLE),
    "an empty body": (response(b""), EndpointError, NOT_WHOLE),
    "a page instead of a table": (
        response(b"<html>", type_="text/html"), EndpointError, "gave 'text/html'"),
    "a page that says it is a table": (response(b"<html>"), EndpointError, NOT_WHOLE),
    "a table that says it is a page": (
        response(type_="text/html; charset=utf-8"), EndpointError, "gave 'text/html'"),
    "a table without a media type": (response(type_=""), EndpointError, "gave ''"),
    "a truth value": (response(b'{"boolean": true}'), EndpointError, "a truth value where a table"),
    "gzip that nobody asked for": (
        response(gzip.compress(TABLE), Content_Encoding="gzip"), EndpointError, NOT_WHOLE),
    "a part with its own status": (
        response(status="206 Partial Content"), EndpointError, "failed, with status 206"),
    "a part by a limit of its own": (
        response(X_SQL_State="S1TAT"), LimitError, "gave up in the middle"),
    "a table cut at a number of rows": (
        response(X_SPARQL_MaxRows="1"), ResultTooLargeError, "may have more"),
    "a redirect": (
        response(b"", "302 Found", Location="http://example.org/"), EndpointError, "not followed"),
    "a failure": (
        response(b"<p>at com.Main</p>", "500 Oh", "text/html"), EndpointError, "status 500.$"),
    "a failure in words": (
        response(b"Division by 0.\n\nSELECT", "500 Oh", "text/plain"), EndpointError, "by 0.$"),
    "a complaint with control characters": (
        response(b"\x1b[31mline 1\r\n at x\x00", "400 Bad", "text/plain"),
        QueryError, r"It says: \[31mline 1 at x$"),
    "a complaint without end": (
        response(b"no " * 30_000, "400 Bad", "text/plain"), QueryError, "^.{200,400} …$"),
    "a query that it cannot read": (response(b"", "400 Bad"), QueryError, "read the query.$"),
    "too busy": (response(b"", "503 Busy", Retry_After="7"), BusyError, "takes no query now"),
    "too many requests": (response(b"", "429 Slow"), BusyError, "takes no query now"),
    "a password is wanted": (response(b"", "401 Who"), EndpointError, "asks who you are"),
    "not found": (response(b"", "404 Not Found"), EndpointError, "with status 404"),
    "a length below zero": (response(Content_Length="-5"), EndpointError, BROKE_OFF),
    "a length that is none": (response(Content_Length="many"), EndpointError, BROKE_OFF),
    "a length that is too short": (response(Content_Length="20"), EndpointError, NOT_WHOLE),
    "chunks without a size": (_raw(CHUNKED + b"zz\r\n"), EndpointError, BROKE_OFF),
    "not HTTP at all": (_raw(b"220 mail.example.org ESMTP\r\n"), EndpointError, BROKE_OFF),
    "nothing": (_raw(b""), EndpointError, BROKE_OFF),
    "silence": (lambda *_: time.sleep(9), LimitError, ENDED),
    "silence within the body": (_forever(SIZED + b"{", b"", 1), LimitError, ENDED),
    "a byte now and then": (_forever(SIZED + b"{", b" ", 0.05), LimitError, ENDED),
    "a header now and then": (_forever(HEAD, b"X-A: b\r\n", 0.1), LimitError, ENDED),
    "always about to begin": (_forever(b"", CONTINUE, 0.05), LimitError, ENDED),
    "a chunk now and then": (_forever(CHUNKED, b"1\r\n \r\n", 0.05), LimitError, ENDED),
    "headers without end": (_forever(HEAD, b"X-A: b\r\n" * 1000, 0), EndpointError, BROKE_OFF),
    "a header line without end": (_forever(HEAD, b"x" * 9999, 0), EndpointError, BROKE_OFF),
    "a body without end": (
        _forever(CHUNKED, b"400\r\n%b\r\n" % (b" " * 1024), 0),
        ResultTooLargeError, "longer than 100,000 bytes"),
    "a body that is too long": (
        response(b" " * (MOST + 1)), ResultTooLargeError, "longer than 100,000 bytes"),
}  # fmt: skip


def test_there_are_46_kinds_of_hostility() -> None:
    assert len(HOSTILE) == 46


@pytest.mark.parametrize("what", HOSTILE)
def test_no_hostility_passes_for_an_answer(what: str) -> None:
    script, kind, message = HOSTILE[what]
    start = time.monotonic()
    with lying(script) as liar, pytest.raises(kind, match=message):
        _ask(liar.url)
    assert len(liar.requests) == 1
    assert time.monotonic() - start < 4 * SECONDS


def test_a_whole_answer_passes() -> None:
    with lying(response()) as liar:
        assert [row["x"].value for row in _ask(liar.url)] == ["1"]


def test_an_answer_in_chunks_passes() -> None:
    with lying(chunked(TABLE[:9], TABLE[9:])) as liar:
        assert [row["x"].value for row in _ask(liar.url)] == ["1"]


def test_the_query_goes_as_a_form_with_one_media_type() -> None:
    with lying(response()) as liar:
        _ask(liar.url)
    head, _, body = liar.requests[0].partition("\r\n\r\n")
    assert head.startswith("POST /sparql HTTP/1.1\r\n")
    assert "Accept: application/sparql-results+json\r\n" in head
    assert "Content-Type: application/x-www-form-urlencoded\r\n" in head
    assert body == "query=SELECT+%3Fx+WHERE+%7B+%3Fx+%3Fy+%3Fz+%7D"


def test_more_rows_than_are_known_to_come_whole_are_refused() -> None:
    with lying(response()) as liar, pytest.raises(ResultTooLargeError, match="give 0 rows"):
        _ask(liar.url, rows=0)


def test_one_who_is_busy_says_when_to_come_again() -> None:
    busy = response(b"", "503 Busy", Retry_After="7")
    with lying(busy) as liar, pytest.raises(BusyError) as error:
        _ask(liar.url)
    assert error.value.retry_after == 7


def _construct(count: int, statements: int) -> Script:
    """Gives so many statements, and counts so many solutions."""
    rows = b"".join(b"<urn:a> <urn:b> <urn:%d> .\n" % n for n in range(statements))
    graph = response(rows, type_="application/n-triples")
    table = response(TABLE.replace(b'"1"', b'"%d"' % count))
    return lambda line, asked: (table if "COUNT" in asked else graph)(line, asked)


@pytest.mark.parametrize(("count", "statements"), [(11, 1), (11, 10), (1, 11)])
def test_a_graph_of_a_store_that_cuts_is_refused_if_there_may_be_more(
    count: int, statements: int
) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    with lying(_construct(count, statements)) as liar, pytest.raises(ResultTooLargeError):
        RemoteGraphs(Endpoint(liar.url), Abilities(rows=10, limited=True)).query(query)


def test_a_graph_of_a_store_that_cuts_passes_if_all_solutions_are_in_it() -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    with lying(_construct(10, 10)) as liar:
        found = RemoteGraphs(Endpoint(liar.url), Abilities(rows=10, limited=True)).query(query)
    assert len(list(found)) == 10  # type: ignore[arg-type]  # a graph


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://name.invalid/"])
def test_where_nobody_listens_is_said(url: str) -> None:
    with pytest.raises(EndpointError, match="The store cannot be asked"):
        _ask(url)


def test_certificates_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[ssl.SSLContext] = []

    def connection(*_: object, context: ssl.SSLContext, **__: object) -> HTTPConnection:
        seen.append(context)
        return HTTPConnection("127.0.0.1", 1)

    monkeypatch.setattr("casegraph.store.endpoint.HTTPSConnection", connection)
    with pytest.raises(EndpointError):
        _ask("https://127.0.0.1:1/")
    assert [(c.verify_mode, c.check_hostname) for c in seen] == [(ssl.CERT_REQUIRED, True)]
