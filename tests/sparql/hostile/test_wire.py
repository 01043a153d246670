"""Bytes that no library would send, and lines that are slow, endless or cut."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from casegraph_api import server
from casegraph_api.sparql import protocol

from .live import Answer, Live, heard

TARGET = b"/sparql?query=ASK%7B%7D"
HOST = b"Host: h\r\n"
END = b"Connection: close\r\n\r\n"
POST = b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"
GET = b"GET " + TARGET + b" HTTP/1.1\r\n" + HOST


def _chunk(part: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(part), part)


BROKEN = {
    "nothing that is HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/9.9": b"GET " + TARGET + b" HTTP/9.9\r\n" + HOST + END,
    "a method that is none": b"EAT " + TARGET + b" HTTP/1.1\r\n" + HOST + END,
    "no target": b"GET  HTTP/1.1\r\n" + HOST + END,
    "a blank in the target": b"GET /sparql?query=ASK {} HTTP/1.1\r\n" + HOST + END,
    "null in the target": b"GET /sparql\0 HTTP/1.1\r\n" + HOST + END,
    "letters beyond ASCII in the path": b"GET /spar\xff HTTP/1.1\r\n" + HOST + END,
    "null in a header": GET + b"Accept: a\0b\r\n" + END,
    "control letters in a header": GET + b"Accept: \x01\x02\x7f\r\n" + END,
    "a line break in a header": GET + b"Accept: a\nSet-Cookie: b\r\n" + END,
    "a return in a header": GET + b"Accept: a\rSet-Cookie: b\r\n" + END,
    "a header without a name": GET + b": a\r\n" + END,
    "a blank before the colon": GET + b"Accept : a\r\n" + END,
    "no colon": GET + b"Accept\r\n" + END,
    "two lengths": POST + b"Content-Length: 6\r\nContent-Length: 7\r\n" + END + b"ASK {}",
    "a list of lengths": POST + b"Content-Length: 6, 6\r\n" + END + b"ASK {}",
    "a negative length": POST + b"Content-Length: -1\r\n" + END + b"ASK {}",
    "a length in hexadecimal": POST + b"Content-Length: 0x6\r\n" + END + b"ASK {}",
    "a length with a sign": POST + b"Content-Length: +6\r\n" + END + b"ASK {}",
    "a length beyond numbers": POST + b"Content-Length: " + b"9" * 40 + b"\r\n" + END,
    "chunks and a length": POST
    + b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n"
    + END
    + b"0\r\n\r\nASK {}",
    "an encoding that is none": POST + b"Transfer-Encoding: identity\r\n" + END + b"ASK {}",
    "chunked, but not last": POST + b"Transfer-Encoding: chunked, gzip\r\n" + END,
    "a chunk beyond numbers": POST + b"Transfer-Encoding: chunked\r\n" + END + b"F" * 17 + b"\r\n",
    "a chunk of no length": POST + b"Transfer-Encoding: chunked\r\n" + END + b"x\r\nASK {}\r\n",
    "a chunk that is longer": POST + b"Transfer-Encoding: chunked\r\n" + END + b"1\r\nASK {}\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_request_is_refused_and_the_line_closed(live: Live, name: str) -> None:
    with live.line() as line:
        line.sendall(BROKEN[name])
        answer = heard(line)
        assert line.recv(1) == b""
    assert answer.status == 400
    assert answer.problem["detail"]


ENDLESS = {
    "a megabyte of header": GET + b"X: " + b"a" * 1_000_000,
    "a hundred thousand headers": GET + b"".join(b"X-%d: a\r\n" % i for i in range(100_000)),
    "a megabyte of address": b"GET /" + b"a" * 1_000_000,
    "a megabyte of method": b"G" * 1_000_000,
    "a megabyte of blank lines": b"\r\n" * 500_000 + GET,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_head_without_an_end_is_not_kept(live: Live, name: str) -> None:
    with live.line() as line:
        try:
            line.sendall(ENDLESS[name])
            status = heard(line).status
        except ConnectionError:
            status = 400  # it was refused while we were still sending
    assert status == 400


TOO_LARGE = {
    "one header": GET + b"X: " + b"a" * 65_600 + b"\r\n" + END,
    "many headers": GET + b"".join(b"X-%d: a\r\n" % i for i in range(10_000)) + END,
    "the address": b"GET /" + b"a" * 65_600 + b" HTTP/1.1\r\n" + HOST + END,
}


@pytest.mark.parametrize("name", TOO_LARGE)
@pytest.mark.parametrize("size", [1_000, 1_000_000], ids=["in pieces", "at once"])
def test_a_head_too_large_is_refused_however_it_comes(live: Live, name: str, size: int) -> None:
    with live.line() as line:
        try:
            for start in range(0, len(TOO_LARGE[name]), size):
                line.sendall(TOO_LARGE[name][start : start + size])
            status = heard(line).status
        except ConnectionError:
            status = 400  # it was refused while we were still sending
    assert status == 400


VALID = {
    "HTTP/0.9": b"GET " + TARGET + b"\r\n\r\n",
    "HTTP/1.0": b"GET " + TARGET + b" HTTP/1.0\r\n\r\n",
    "an address with a scheme": b"GET http://e.example" + TARGET + b" HTTP/1.1\r\n" + HOST + END,
    "another address with a scheme": b"GET http://u:p@[::1]:1" + TARGET + b" HTTP/1.1\r\n" + END,
    "a body of a GET": GET + b"Content-Length: 6\r\n" + END + b"DROP A",
    "chunks": POST
    + b"Transfer-Encoding: chunked\r\n"
    + END
    + b"".join(_chunk(bytes([letter])) for letter in b"ASK {}")
    + b"0\r\n\r\n",
    "chunks with words": POST
    + b"Transfer-Encoding: chunked\r\n"
    + END
    + b"6;a=b\r\nASK {}\r\n0\r\nX: y\r\n\r\n",
    "a change to web sockets": GET
    + b"Connection: Upgrade, close\r\nUpgrade: websocket\r\n"
    + b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    "a change to HTTP/2": GET + b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAA\r\n" + END,
}


@pytest.mark.parametrize("name", VALID)
def test_odd_but_valid_request_is_answered(live: Live, name: str) -> None:
    answer = live.raw(VALID[name])
    assert answer.status == 200
    assert b"true" in answer.body


def test_two_requests_at_once_are_answered_in_order(live: Live) -> None:
    first = POST + b"Content-Length: 6\r\n\r\nASK {}"
    second = POST + b"Content-Length: 5\r\n" + END + b"ASK {"
    with live.line() as line:
        line.sendall(first + second)
        heard_all = b"".join(iter(lambda: line.recv(65536), b""))
    assert re.findall(rb"HTTP/1.1 (\d+)", heard_all) == [b"200", b"400"]


def test_what_follows_a_body_is_no_part_of_it(live: Live) -> None:
    with live.line() as line:
        line.sendall(POST + b"Content-Length: 6\r\n\r\nASK {}; DROP ALL\r\n\r\n")
        heard_all = b"".join(iter(lambda: line.recv(65536), b""))
    assert re.findall(rb"HTTP/1.1 (\d+)", heard_all)[-1] == b"400"


def test_a_client_that_waits_for_leave_gets_it(live: Live) -> None:
    with live.line() as line:
        line.sendall(POST + b"Expect: 100-continue\r\nContent-Length: 6\r\n" + END)
        assert line.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.sendall(b"ASK {}")
        assert heard(line).status == 200


def test_a_client_that_announces_too_much_gets_no_leave(live: Live) -> None:
    answer = live.raw(POST + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n" + END)
    assert (answer.status, answer.problem["title"]) == (413, "Request Entity Too Large")


def test_endless_chunks_are_not_kept(live: Live) -> None:
    part = _chunk(b" " * 65_536)
    with live.line() as line:
        line.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n")
        answer = _sent_until_answered(line, iter(lambda: part, b""))
    assert answer.status == 413


def _sent_until_answered(line: socket.socket, parts: Iterator[bytes]) -> Answer:
    for part in parts:
        try:
            line.sendall(part)
            line.settimeout(0)
            line.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            line.settimeout(10)
        else:
            line.settimeout(10)
            return heard(line)
    raise AssertionError("it was answered before all was sent")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that waits half a second for a body."""
    monkeypatch.setattr(protocol, "_SLOWEST_BODY", 0.5)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("sent", [b"", b"A", b"ASK {"])
def test_a_body_that_does_not_come_is_waited_for_shortly(live: Live, sent: bytes) -> None:
    answer = live.raw(POST + b"Content-Length: 6\r\n" + END + sent)
    assert answer.status == 408
    assert "did not arrive within" in answer.problem["detail"]


@pytest.mark.usefixtures("impatient")
def test_a_body_that_trickles_is_waited_for_shortly(live: Live) -> None:
    with live.line() as line:
        line.sendall(POST + b"Content-Length: 100\r\n" + END)
        assert _sent_until_answered(line, _slowly(b" " * 100)).status == 408


def _slowly(text: bytes) -> Iterator[bytes]:
    for letter in text:
        time.sleep(0.05)
        yield bytes([letter])


@pytest.mark.parametrize("sent", [b"", b"G", GET, POST + b"Content-Length: 6\r\n\r\nASK"])
def test_a_line_cut_in_the_middle_harms_nobody(live: Live, sent: bytes) -> None:
    with live.line() as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        line.recv(1)


def test_a_client_that_hangs_up_frees_its_worker(live: Live) -> None:
    query = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    for _ in range(4):
        with live.line() as line:
            line.sendall(POST + b"Content-Length: %d\r\n" % len(query) + END + query)
            time.sleep(0.05)
    start = time.monotonic()
    live.settle()
    assert time.monotonic() - start < 0.8


def test_a_client_that_does_not_listen_blocks_nobody(live: Live) -> None:
    query = b"SELECT * { ?s ?p ?o } LIMIT 1000"
    with ExitStack() as lines:
        for _ in range(4):
            line = lines.enter_context(live.line())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            line.sendall(POST + b"Content-Length: %d\r\n\r\n" % len(query) + query)
        live.assert_healthy()


def test_hundreds_of_silent_lines_block_nobody(live: Live) -> None:
    with ExitStack() as lines:
        for _ in range(300):
            lines.enter_context(live.line())
        live.assert_healthy()


def test_a_head_that_trickles_is_waited_for_shortly(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_SLOWEST_HEAD", 0.5)
    with live.line() as line, pytest.raises(ConnectionError):
        _send_slowly(line, GET + b"X: a\r\n" * 100)


def _send_slowly(line: socket.socket, text: bytes) -> None:
    for letter in _slowly(text):
        line.sendall(letter)
