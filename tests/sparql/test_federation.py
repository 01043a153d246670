"""SERVICE to endpoints that are allowed: where the door leads, and where it does not."""

import asyncio
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from casegraph.errors import EndpointError, QueryError, SettingError
from casegraph.sparql.engine import Reply
from casegraph.sparql.federation import Door, is_public, resolved_address
from casegraph.sparql.guard import check
from casegraph.sparql.pool import Pool
from tests.sparql.conftest import LIMITS, ask

ANSWER = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"far"}}]}}'


class Elsewhere(BaseHTTPRequestHandler):
    """An endpoint elsewhere: it answers, redirects, fails or cuts short by its path."""

    def do_POST(self) -> None:  # the name that the library calls
        """Answer by the path."""
        self.rfile.read(int(self.headers["content-length"]))
        status = {"/redirect": 302, "/broken": 500}.get(self.path, 200)
        self.send_response(status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER[:20] if self.path == "/cut" else ANSWER)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of a server that plays an endpoint elsewhere."""
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def called(store: Path, iri: str, *, permit_all: bool = True) -> str:
    """What a query that calls an endpoint gives, or the words of its failure."""

    async def work() -> str:
        door = Door([iri], 5.0, 10_000, (lambda _: True) if permit_all else is_public)
        await door.open()
        pool = Pool(store, 100, LIMITS, may_connect=True)
        await pool.start()
        query = check(f"SELECT ?x {{ SERVICE <{iri}> {{ ?x ?y ?z }} }}", allowed=(iri,))
        try:
            reply: Reply = await pool.answer(ask(query.sealed(door.through), "csv", 20))
            return reply.body.decode()
        except QueryError as error:
            return str(error)
        finally:
            await pool.close()
            await door.close()

    return asyncio.run(work())


def test_an_allowed_endpoint_is_asked(small_store: Path, elsewhere: str) -> None:
    assert called(small_store, f"{elsewhere}/sparql") == "x\r\nfar\r\n"


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/redirect", "The endpoint answers 302, not 200."),
        ("/broken", "The endpoint answers 500, not 200."),
        ("/cut", "The endpoint's answer ends before its end."),
    ],
)
def test_what_is_no_whole_answer_is_none(
    small_store: Path, elsewhere: str, path: str, complaint: str
) -> None:
    assert complaint in called(small_store, f"{elsewhere}{path}")


def test_an_allowed_name_that_leads_inside_is_refused(small_store: Path, elsewhere: str) -> None:
    said = called(small_store, f"{elsewhere}/sparql", permit_all=False)
    assert "leads to 127.0.0.1, which is not public" in said


INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::",
    "2001:0:7f00:1::", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["193.0.6.139", "2001:67c:2e8:22::c100:68b", "::ffff:193.0.6.139"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_address_inside_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("193.0.6.139", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(EndpointError, match=r"leads to 127\.0\.0\.1"):
        resolved_address("both.example", 80)


@pytest.mark.parametrize(
    "iri",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "https://",
        "http://u:p@a.example/",
        "a.example",
        "http://[",
        "http://a:x/",
    ],
)
def test_an_allowed_endpoint_has_a_web_address(iri: str) -> None:
    with pytest.raises(SettingError, match="CASEGRAPH_SERVICE_ALLOWED"):
        Door([iri], 1.0, 1)
