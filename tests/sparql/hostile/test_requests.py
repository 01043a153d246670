"""Well-formed HTTP with hostile content: parameters, bodies, headers."""

import gzip
import json
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

import pytest

from .live import DIRECT, FORM, Answer, Live, Trap

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


class Sent(NamedTuple):
    """A request, and the status that it gets."""

    status: int
    target: str = "/sparql"
    body: bytes | None = None
    headers: Mapping[str, str] = {}
    method: str = ""

    def to(self, live: Live) -> Answer:
        """The answer of a service."""
        method = self.method or ("GET" if self.body is None else "POST")
        return live.call(method, self.target, self.body, **self.headers)


def _form(text: str, status: int, **headers: str) -> Sent:
    return Sent(status, body=text.encode(), headers={"Content_Type": FORM} | headers)


def _direct(body: bytes, status: int, media_type: str = DIRECT, **headers: str) -> Sent:
    return Sent(status, body=body, headers={"Content_Type": media_type} | headers)


def _get(text: str, status: int, **headers: str) -> Sent:
    return Sent(status, f"/sparql?{text}", headers=headers)


ASK = "query=ASK%7B%7D"
REQUESTS = {
    "update by form": _form("update=DROP+ALL", 403),
    "update as a query": _form("query=DROP+ALL", 403),
    "update after a query": _form(f"{ASK}&update=DROP+ALL", 403),
    "update in the address": _get("update=DROP+ALL", 403),
    "update behind a query": _direct(b"ASK {} ; DROP ALL", 400),
    "update directly": _direct(b"DROP ALL", 403, "application/sparql-update"),
    "update as a direct query": _direct(b"PREFIX : <x> LOAD <http://127.0.0.1:1/>", 403),
    "insertion with a WITH": _form("query=WITH+<g>+DELETE+%7B%7D+WHERE+%7B%7D", 403),
    "graph of a graph store": _get("graph=http://e.example/", 403),
    "default graph of a graph store": _get("default", 403),
    "dataset of an update": _get(f"{ASK}&using-graph-uri=x", 403),
    "two queries in the address": _get(f"{ASK}&{ASK}", 400),
    "two queries in a form": _form(f"{ASK}&{ASK}", 400),
    "a query in address and form": _form(ASK, 400)._replace(target=f"/sparql?{ASK}"),
    "a query in address and body": _direct(b"ASK {}", 400)._replace(target=f"/sparql?{ASK}"),
    "two formats": _get(f"{ASK}&format=json&format=xml", 400),
    "two deadlines": _get(f"{ASK}&timeout=1&timeout=0.5", 400),
    "no query in a form": _form("format=json", 400),
    "an empty form": _form("", 400),
    "an empty body": _direct(b"", 400),
    "an empty query": _get("query=", 400),
    "a misspelt parameter": _get(f"{ASK}&defualt-graph-uri=x", 400),
    "a thousand parameters": _get("&".join(f"a{i}=1" for i in range(1000)), 400),
    "no media type": Sent(415, body=b"ASK {}", method="POST"),
    "text": _direct(b"ASK {}", 415, "text/plain"),
    "JSON": _direct(b'{"query": "ASK {}"}', 415, "application/json"),
    "files": _direct(b"--x\r\n\r\nASK {}\r\n--x--", 415, "multipart/form-data; boundary=x"),
    "media type with a line break escaped": _direct(b"ASK {}", 415, "application/%0d%0asparql"),
    "statements": _direct(b"<a> <b> <c> .", 415, "text/turtle"),
    "UTF-16 as said": _direct("ASK {}".encode("utf-16"), 415, f"{DIRECT}; charset=utf-16"),
    "UTF-16 in silence": _direct("ASK {}".encode("utf-16"), 400),
    "Latin-1 as said": _direct(b"ASK {}", 415, f"{DIRECT}; charset=ISO-8859-1"),
    "Latin-1 in silence": _direct("ASK { ?s ?p 'é' }".encode("latin-1"), 400),
    "UTF-7": _direct(b"ASK {}", 415, f"{DIRECT}; charset=utf-7"),
    "a charset that is none": _direct(b"ASK {}", 415, f"{DIRECT}; charset=\\"),
    "two charsets": _direct(b"ASK {}", 415, f"{DIRECT}; charset=utf-8; charset=utf-16"),
    "a charset of a form": _form(ASK, 415, Content_Type=f"{FORM}; charset=utf-16"),
    "an overlong slash": _direct(b"ASK { ?s ?p '\xc0\xaf' }", 400),
    "half a character": _direct(b"ASK { ?s ?p '\xed\xa0\x80' }", 400),
    "half a character in the address": _get("query=ASK+%7B%7D+%23%ED%A0%80", 400),
    "half a character in a form": _form("query=ASK+%7B%7D+%23%ED%A0%80", 400),
    "broken UTF-8 in the address": _get("query=ASK+%7B%7D+%23%FF", 400),
    "broken UTF-8 in a name": _get(f"{ASK}&%FF=1", 400),
    "bytes in a form": _direct(b"query=ASK {} #\xff", 400, FORM),
    "a mark of byte order": _direct(b"\xef\xbb\xbfASK {}", 400),
    "null in a query": _direct(b"ASK {}\0", 400),
    "a compressed body": _direct(gzip.compress(b"ASK {}"), 415, Content_Encoding="gzip"),
    "a bomb": _direct(gzip.compress(b"A" * 10_000_000), 415, Content_Encoding="gzip"),
    "compressed twice": _direct(b"ASK {}", 415, Content_Encoding="identity, br"),
    "a query that is too long": _direct(b"ASK {" + b" " * 100_000 + b"}", 413),
    "ten megabytes": _direct(b" " * 10_000_000, 413, Connection="keep-alive"),
    "ten megabytes in a form": _direct(
        b"query=" + b"+" * 10_000_000, 413, FORM, Connection="keep-alive"
    ),
    "an unknown format": _get(f"{ASK}&format=exe", 400),
    "a format with a line break": _get(f"{ASK}&format=json%0d%0aSet-Cookie:+a=b", 400),
    "a graph as a table": _get(f"{ASK}&format=turtle", 400),
    "no deadline": _get(f"{ASK}&timeout=NaN", 400),
    "a deadline gone by": _get(f"{ASK}&timeout=-1", 400),
    "a deadline at once": _get(f"{ASK}&timeout=0", 400),
    "an endless deadline": _get(f"{ASK}&timeout=1e999", 400),
    "a boundless deadline": _get(f"{ASK}&timeout=inf", 400),
    "a deadline in words": _get(f"{ASK}&timeout=soon", 400),
    "a deadline in Arabic numbers": _get(f"{ASK}&timeout=%D9%A1", 400),
    "a later deadline": _get(f"{ASK}&timeout=3600", 400),
    "a deadline of many digits": _get(f"{ASK}&timeout={'9' * 5000}", 400),
    "no format that there is": _get(ASK, 406, Accept="image/png"),
    "all formats ruled out": _get(ASK, 406, Accept="*/*;q=0"),
    "a weight that is none": _get(ASK, 406, Accept="application/json;q=NaN"),
    "weights beyond bounds": _get(ASK, 406, Accept="application/json;q=1e999, text/csv;q=-1"),
    "a graph that is none": _get(f"{ASK}&default-graph-uri=no%20iri", 400),
    "a graph with a line break": _get(f"{ASK}&named-graph-uri=http://e/%0d%0a", 400),
    "a graph of brackets": _get(f"{ASK}&default-graph-uri=%3Ca%3E", 400),
    "labels of another kind": _get(f"{ASK}&labels=yes", 400),
    "labels for a truth": _get(f"{ASK}&labels=1", 400),
    "PUT": Sent(405, method="PUT", body=b"ASK {}"),
    "DELETE": Sent(405, method="DELETE"),
    "PATCH": Sent(405, method="PATCH", body=b"ASK {}"),
    "TRACE": Sent(405, method="TRACE"),
    "PROPFIND": Sent(405, method="PROPFIND"),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_request_is_refused_in_the_one_shape(live: Live, name: str) -> None:
    answer = REQUESTS[name].to(live)
    assert answer.status == REQUESTS[name].status
    assert answer.problem["detail"]
    assert "set-cookie" not in answer.headers
    assert (answer.status == 405) == ("allow" in answer.headers)
    assert answer.headers["cache-control"] == "no-store"


def test_there_are_enough_of_them() -> None:
    assert len(REQUESTS) >= 70


UNUSUAL = {
    "a charset in quotes": _direct(b"ASK {}", 200, f'{DIRECT}; charset="UTF-8"'),
    "a charset that UTF-8 includes": _direct(b"ASK {}", 200, f"{DIRECT};charset=utf-8"),
    "an unknown parameter": _get(f"{ASK}&utm_source=x", 200),
    "the same format twice": _get(f"{ASK}&format=json&format=json", 200),
    "a format of no name": _get(f"{ASK}&format=", 200),
    "five thousand types": _get(ASK, 200, Accept=", ".join(["*/*;q=0.1"] * 5_000)),
    "a type of 60,000 letters": _get(ASK, 200, Accept="*/*, " + "a" * 60_000),
    "types of nothing": _get(ASK, 200, Accept=",;,;q=,*/*"),
    "an origin of nothing": _get(ASK, 200, Origin="null"),
    "a cookie": _get(ASK, 200, Cookie="session=1"),
    "a password": _get(ASK, 200, Authorization="Basic YTpi"),
    "a range": _get(ASK, 200, Range="bytes=0-0"),
    "another client": _get(ASK, 200, X_Forwarded_For="::1, %0d%0a, 1.2.3.4" + ",a" * 1000),
    "another method": _get(ASK, 200, X_HTTP_Method_Override="DELETE"),
    "tags of nothing": _get(ASK, 200, If_None_Match=",".join('"x"' for _ in range(5000))),
    "a date that is none": _get(ASK, 200, If_Modified_Since="yesterday"),
    "head": _get(ASK, 200)._replace(method="HEAD"),
    "preflight": Sent(204, method="OPTIONS", headers={"Origin": "https://e.example"}),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_only_unusual_is_answered(live: Live, name: str) -> None:
    answer = UNUSUAL[name].to(live)
    assert answer.status == UNUSUAL[name].status
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [("50%25", "50%"), ("50%2525", "50%25"), ("a+b", "a b"), ("a%2Bb", "a+b"), ("%C3%A9", "é")],
)
@pytest.mark.parametrize("how", ["address", "form"])
def test_percent_signs_are_resolved_once(live: Live, how: str, sent: str, arrives: str) -> None:
    query = f"query=SELECT+('{sent}'+AS+?x)+%7B%7D"
    answer = (
        live.call("POST", "/sparql", query.encode(), Content_Type=FORM)
        if how == "form"
        else live.call("GET", f"/sparql?{query}")
    )
    assert answer.rows == [{"x": arrives}]


DATASETS = {
    "FROM": ("SELECT * FROM <http://trap/g> { ?s ?p ?o }", ""),
    "FROM NAMED": ("SELECT * FROM NAMED <http://trap/g> { GRAPH ?g { ?s ?p ?o } }", ""),
    "FROM a file": ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", ""),
    "FROM a relative IRI": ("BASE <http://trap/> SELECT * FROM <g> { ?s ?p ?o }", ""),
    "GRAPH": ("SELECT * { GRAPH <http://trap/g> { ?s ?p ?o } }", ""),
    "default graph": ("SELECT * { ?s ?p ?o }", "&default-graph-uri=http://trap/g"),
    "named graph": ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "&named-graph-uri=http://trap/g"),
    "a file": ("SELECT * { ?s ?p ?o }", "&default-graph-uri=file:///etc/passwd"),
    "a script": ("SELECT * { ?s ?p ?o }", "&default-graph-uri=javascript:alert(1)"),
    "instead of FROM": (
        "SELECT * FROM <https://w3id.org/casegraph/graph/ontology> { ?s ?p ?o }",
        "&default-graph-uri=http://trap/g",
    ),
}


@pytest.mark.parametrize("name", DATASETS)
def test_no_graph_is_ever_loaded(live: Live, trap: Trap, name: str) -> None:
    query, more = DATASETS[name]
    body = f"query={quote(query)}{more}".replace("http://trap", trap.address)
    answer = live.call("POST", "/sparql", body.encode(), Content_Type=FORM)
    assert (answer.status, answer.rows) == (200, [])


def test_a_context_elsewhere_is_not_fetched(live: Live, trap: Trap) -> None:
    document = json.dumps({"@context": f"{trap.address}/context", "@id": "x"})
    answer = live.call("POST", "/sparql", document.encode(), Content_Type="application/ld+json")
    assert answer.status == 415


SCRIPT = "<script>alert(1)</script>"
PROBES = {
    "in an error": (SCRIPT, 400),
    "in an error, after the text area": ("</textarea>" + SCRIPT, 400),
    "in a refusal": (f"SELECT * {{ SERVICE {SCRIPT} {{}} }}", 403),
    "in a comment": (f"ASK {{}} # </textarea>{SCRIPT}", 200),
    "in a value": (f"SELECT ('{SCRIPT}' AS ?x) {{}}", 200),
    "in a graph": (f"CONSTRUCT {{ <a> <b> '{SCRIPT}' }} {{}}", 200),
    "as a language": (f"SELECT (STRLANG('a', '{SCRIPT}') AS ?x) {{}}", 200),
}


@pytest.mark.parametrize("name", PROBES)
def test_markup_stays_text_on_pages(live: Live, name: str) -> None:
    query, status = PROBES[name]
    answer = live.call("GET", f"/sparql?query={quote(query)}", Accept=BROWSER)
    assert answer.status == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert b"<script>alert" not in answer.body
    assert "script-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "iri",
    ["javascript:alert(1)", "data:text/html,x", "https://w3id.org/casegraph//e.example/"],
)
def test_an_iri_that_is_no_address_is_no_link(live: Live, iri: str) -> None:
    query = quote(f"SELECT (IRI('{iri}') AS ?x) {{}}")
    answer = live.call("GET", f"/sparql?query={query}", Accept=BROWSER)
    assert answer.status == 200
    assert b'href="javascript' not in answer.body
    assert b'href="data' not in answer.body
    assert b'href="//' not in answer.body


@pytest.mark.parametrize(
    "host",
    ["e.example/%0d%0a", 'e.example"><script>', "e.example:99999999", "e.example\tx", "<>", ""],
)
def test_a_host_that_is_none_is_not_repeated(live: Live, host: str) -> None:
    answer = live.call("GET", "/sparql?format=nt", Host=host)
    assert answer.status == 200
    assert b"e.example" not in answer.body
    assert b"http://localhost/sparql" in answer.body


def test_forwarded_hosts_are_not_believed(live: Live) -> None:
    answer = live.call(
        "GET", "/sparql?format=nt", X_Forwarded_Host="e.example", Forwarded="host=e.example"
    )
    assert b"e.example" not in answer.body


def test_an_answer_depends_on_no_header_that_it_does_not_name(live: Live) -> None:
    plain = live.call("GET", f"/sparql?{ASK}")
    odd = live.call(
        "GET", f"/sparql?{ASK}", Origin="https://e.example", X_Forwarded_Host="e.example"
    )
    assert (odd.body, odd.headers["etag"]) == (plain.body, plain.headers["etag"])
    assert {"accept", "accept-encoding"} <= set(plain.headers["vary"].lower().split(", "))
