"""The endpoint: the protocol's query operation, and what it says of itself."""

import json

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from casegraph.formats import ResultFormat, formats_of

COUNT = "SELECT (COUNT(DISTINCT ?case) AS ?n) { ?case a cg:Case }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
DESCRIBE = "DESCRIBE <https://w3id.org/casegraph/case/gov-uk>"


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_a_query_may_come_in_three_ways(client: TestClient, how: str) -> None:
    if how == "get":
        answer = client.get("/sparql", params={"query": COUNT})
    elif how == "form":
        answer = client.post("/sparql", data={"query": COUNT})
    else:
        answer = client.post("/sparql", content=COUNT, headers={"Content-Type": DIRECT})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "73"


@pytest.mark.parametrize("known", formats_of("table"), ids=lambda form: form.name)
def test_a_table_can_be_had_by_name_and_by_header(client: TestClient, known: ResultFormat) -> None:
    by_name = client.get("/sparql", params={"query": COUNT, "format": known.name})
    by_header = client.get(
        "/sparql",
        params={"query": COUNT},
        headers={"Accept": f"text/html;q=0.1, {known.media_type}"},
    )
    assert by_name.headers["content-type"] == known.content_type
    assert by_name.content == by_header.content
    assert b"73" in by_name.content


@pytest.mark.parametrize("known", formats_of("graph"), ids=lambda form: form.name)
def test_a_graph_can_be_had_in_every_format(client: TestClient, known: ResultFormat) -> None:
    answer = client.get("/sparql", params={"query": DESCRIBE}, headers={"Accept": known.media_type})
    assert answer.headers["content-type"] == known.content_type
    form = RdfFormat.from_media_type(known.media_type)
    subjects = {quad.subject for quad in parse(answer.content, format=form)}
    assert NamedNode("https://w3id.org/casegraph/case/gov-uk") in subjects


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_weights_decide(client: TestClient, accept: str, content_type: str) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": accept})
    assert answer.headers["content-type"] == content_type


@pytest.mark.parametrize(
    ("given", "status", "complaint"),
    [
        ({"query": ["ASK {}", "ASK {}"]}, 400, "2 queries in one request"),
        ({"query": "ASK {", "format": "json"}, 400, "cannot be read"),
        ({"query": "ASK {}", "format": "pdf"}, 400, "Expected one of: json, xml."),
        ({"query": "ASK {}", "format": "ttl"}, 400, "Turtle cannot hold a truth value"),
        ({"query": "ASK {}", "timeout": "0"}, 400, "Expected seconds, such as 2 or 0.5."),
        ({"query": "ASK {}", "timeout": "nan"}, 400, "timeout is 'nan'"),
        ({"query": "ASK {}", "timeout": "60"}, 400, "10 are the most"),
        ({"query": "ASK {}", "labels": "1"}, 400, "goes with CONSTRUCT and DESCRIBE"),
        ({"query": "ASK {}", "default-graph-url": "x"}, 400, "Did you mean 'default-graph-uri'"),
        ({"query": "ASK {}", "default-graph-uri": "no iri"}, 400, "no IRI"),
        ({"default-graph-uri": "http://x/"}, 400, "There is no query"),
        ({"update": "DROP ALL"}, 403, "This service only reads"),
        ({"query": "DROP ALL"}, 403, "only reads"),
        ({"query": "SELECT * { SERVICE <http://x/> {} }"}, 403, "call another one"),
        ({"query": "ASK {}" + " " * 40_000}, 413, "longer than 32,768 bytes. Use POST"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(
    client: TestClient, given: dict[str, object], status: int, complaint: str
) -> None:
    answer = client.get("/sparql", params=given)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert complaint in answer.json()["detail"] + answer.json().get("hint", "")


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/plain", b"ASK {}", 415),
        ("", b"ASK {}", 415),
        (f"{DIRECT}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        (f"{FORM}; charset=latin-1", b"query=ASK%20%7B%7D", 415),
        (DIRECT, b"ASK { ?s ?p '\xff' }", 400),
        (FORM, b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        (FORM, b"query=%ff", 400),
        (FORM, b"", 400),
        (FORM, b"update=DROP%20ALL", 403),
        ("application/sparql-update", b"DROP ALL", 403),
        (DIRECT, b"ASK {}" + b" " * 100_000, 413),
        (DIRECT, b" " * 2_000_000, 413),
    ],
)
def test_a_body_of_another_form_is_refused(
    client: TestClient, content_type: str, body: bytes, status: int
) -> None:
    answer = client.post("/sparql", content=body, headers={"Content-Type": content_type})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_cannot_be_given_is_406_with_what_can(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": "text/turtle"})
    assert answer.status_code == 406
    assert "It can be had as application/sparql-results+json" in answer.json()["detail"]


def test_percent_signs_are_decoded_once(client: TestClient) -> None:
    answer = client.post("/sparql", data={"query": 'SELECT ("50%25" AS ?x) {}', "format": "csv"})
    assert answer.text == "x\r\n50%25\r\n"


def test_the_graphs_of_the_request_replace_those_of_the_query(client: TestClient) -> None:
    graph = "https://w3id.org/casegraph/record/gov-uk"
    query = "SELECT (COUNT(DISTINCT ?c) AS ?n) FROM <http://example.org/none> { ?c a cg:Case }"
    answer = client.get(
        "/sparql", params={"query": query, "default-graph-uri": graph, "format": "csv"}
    )
    assert answer.text == "n\r\n1\r\n"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "PROPFIND"])
def test_graph_stores_are_written_to_elsewhere(client: TestClient, method: str) -> None:
    answer = client.request(method, "/sparql?default")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_any_page_may_ask(client: TestClient) -> None:
    preflight = client.options("/sparql", headers={"Origin": "https://elsewhere.example"})
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS, POST"
    for answer in (preflight, client.get("/sparql", params={"query": "ASK {}"})):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_head_is_get_without_a_body(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": COUNT}, headers={"Accept-Encoding": ""})
    head = client.head("/sparql", params={"query": COUNT}, headers={"Accept-Encoding": ""})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]


def test_an_answer_says_what_it_cost(client: TestClient) -> None:
    timing = client.get("/sparql", params={"query": COUNT}).headers["server-timing"]
    assert timing.startswith("query;dur=")


def test_the_same_question_is_not_answered_twice(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": COUNT})
    again = client.get(
        "/sparql", params={"query": COUNT}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/sparql", params={"query": COUNT, "format": "csv"})
    assert other.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()"])
def test_what_changes_by_itself_is_not_kept(client: TestClient, call: str) -> None:
    answer = client.get("/sparql", params={"query": f"SELECT ({call} AS ?x) {{}}"})
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_large_answers_are_compressed_for_those_who_can_read_it(client: TestClient) -> None:
    query = {"query": "SELECT * { ?s a cg:Case ; ?p ?o } LIMIT 500"}
    zipped = client.get("/sparql", params=query, headers={"Accept-Encoding": "gzip"})
    plain = client.get("/sparql", params=query, headers={"Accept-Encoding": "identity"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert json.loads(zipped.text) == plain.json()


def test_sparqlwrapper_is_understood(client: TestClient) -> None:
    given = {"query": DESCRIBE, "format": "json", "output": "json", "results": "json"}
    answer = client.get("/sparql", params=given)
    assert answer.headers["content-type"] == "application/ld+json"


def test_the_description_names_the_endpoint_that_was_asked(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle", "Host": "cases.example:81"})
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "sd:endpoint <http://cases.example:81/sparql>" in answer.text
    assert answer.text.count("sd:name <") == 78


def test_a_browser_gets_a_page_with_the_answer(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<td>73</td>" in answer.text
    assert "COUNT(DISTINCT ?case)" in answer.text


@pytest.mark.parametrize("query", ["</textarea><script>x</script>", "ASK { ?s ?p '<script>' }"])
def test_a_page_repeats_nothing_unescaped(client: TestClient, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"})
    assert "<script>" not in answer.text


def test_labels_come_along_on_request(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": DESCRIBE, "format": "nt", "labels": "1"})
    assert '<http://www.w3.org/2000/01/rdf-schema#label> "Web portal"@en' in answer.text
