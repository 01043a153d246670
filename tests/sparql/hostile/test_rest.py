"""The rest of the service under the same hostility: searches, questions, addresses, bodies."""

import threading
import time
from urllib.parse import quote

import pytest

from .live import Live

SEARCHES = {
    "all prefixes": " ".join(f"{a}{b}*" for a in "abcdefghijklmnopqrst" for b in "aeiou"),
    "stars": "* " * 2000,
    "question marks": "????* " * 800,
    "deep brackets": "(" * 2000 + "a" + ")" * 2000,
    "open brackets": "(" * 4000,
    "open quotes": '"' * 4000,
    "many alternatives": "a OR " * 1500 + "b",
    "many negations": "NOT " * 1900 + "a",
    "a long phrase": '"' + "the of " * 1100 + '"',
    "words nearly right": "housing~2 " * 600,
    "ranges": "[a TO z] " * 500,
    "patterns": 'r"(a+)+$" ' * 400,
    "fields": "title:a* " * 700,
    "a field that is none": "pickle:a",
    "colons": ":" * 4000,
    "backslashes": "\\" * 4000,
    "a long word": "a" * 8000,
    "many words": " ".join(f"word{number}" for number in range(800)),
    "weights": "a^99999999 " * 500,
    "letters that grow": "\u0130\u0345\ufdfa" * 300,
    "null": "\0",
    "markup": "<script>alert(1)</script>",
    "a query": "' } DROP ALL #",
}


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("path", ["/search", "/api/v1/search"])
def test_a_hostile_search_is_answered(live: Live, path: str, name: str) -> None:
    start = time.monotonic()
    answer = live.call("GET", f"{path}?q={quote(SEARCHES[name])}", Accept="text/html, */*;q=0.5")
    assert answer.status in (200, 400, 414)
    assert b"<script>alert" not in answer.body
    assert time.monotonic() - start < 10


INJECTIONS = {
    "the end of a list": "silos } UNION { ?s ?p ?o",
    "the end of an IRI": "silos> } #",
    "a call": "silos } SERVICE <http://127.0.0.1:1/> {",
    "an update": "silos ; DROP ALL",
    "an IRI": "https://w3id.org/casegraph/vocab/barrier/silos",
    "a variable": "?barrier",
    "an escape": "\\u007D",
    "a line break": "silos\r\nX: y",
    "another scheme": "../mechanism/co-design",
    "null": "silos\0",
    "capitals": "SILOS",
    "much": "a" * 5000,
}


@pytest.mark.parametrize("name", INJECTIONS)
@pytest.mark.parametrize("path", ["/api/v1/questions", "/questions"])
def test_a_value_of_a_question_never_becomes_query(live: Live, path: str, name: str) -> None:
    asked = f"{path}/barrier-responses?barrier={quote(INJECTIONS[name])}"
    answer = live.call("GET", asked)
    assert answer.status == 400
    assert answer.problem["detail"]


def test_costly_questions_do_not_stop_the_service(live: Live) -> None:
    costly = "best-evidence?outcome=public-value&mechanism=collaboration-arrangement"
    statuses = []

    def ask(number: int) -> None:
        address = f"/api/v1/questions/{costly}&limit={number}"
        statuses.append(live.call("GET", address).status)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(1, 50)]
    for thread in threads:
        thread.start()
    assert live.call("GET", "/healthz").status == 200
    for thread in threads:
        thread.join()
    assert len(statuses) == 49
    assert set(statuses) <= {200, 503}


ADDRESSES = {
    "parent": "/static/../../../etc/passwd",
    "parent escaped": "/static/%2e%2e/%2e%2e/etc/passwd",
    "parent escaped twice": "/dumps/%252e%252e%252fmanifest.json",
    "parent of the dumps": "/dumps/..%2fmanifest.json",
    "backslashes": "/dumps/..%5c..%5cmanifest.json",
    "the store": "/dumps/store",
    "another host": "//e.example/%2f..",
    "another host escaped": "/%2f%2fe.example",
    "null": "/case/gov-uk%00.ttl",
    "a line break": "/case/x%0d%0aSet-Cookie:%20a=b",
    "half a character": "/case/%ed%a0%80",
    "broken UTF-8": "/case/%ff",
    "a prefix of the endpoint": "/sparql/",
    "the endpoint doubled": "//sparql?query=ASK%7B%7D",
    "the endpoint in capitals": "/SPARQL?query=ASK%7B%7D",
    "an update route": "/update",
    "a data route": "/store?default",
    "the environment": "/.env",
    "git": "/.git/config",
    "a long name": "/case/" + "a" * 8000,
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_there_is_nothing_at_a_hostile_address(live: Live, name: str) -> None:
    answer = live.call("GET", ADDRESSES[name])
    assert answer.status == 404
    assert answer.problem["detail"]
    assert "set-cookie" not in answer.headers
    assert "location" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/search", "/api/v1/cases", "/dumps/", "/case/gov-uk"])
def test_ten_megabytes_are_not_read_where_nothing_is_read(live: Live, path: str) -> None:
    body = b"a" * 10_000_000
    answer = live.call("POST", path, body, Connection="keep-alive", Content_Type="text/plain")
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]
