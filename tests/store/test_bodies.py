"""Answers from elsewhere: read as they were meant, or refused as no whole answer."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Store

from casegraph.errors import EndpointError
from casegraph.store.bodies import TABLE_FORMS, rows, size, solutions, statements, truth

HEAD = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>'
QUERY = """SELECT ?x ?y WHERE {
  VALUES (?x ?y) { ("a\\n <b> & \\"c\\""@en true) (UNDEF <urn:d>) (48.0 "ü" ) } }"""


def _answer(query: str, form: str) -> bytes:
    return Store().query(query).serialize(format=TABLE_FORMS[form]) or b""  # type: ignore[arg-type]  # no graph


def _xml(cell: str) -> bytes:
    result = f'<result><binding name="x">{cell}</binding></result>'
    return f"{HEAD}<results>{result}</results></sparql>".encode()


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_a_table_is_read_as_it_was_written(form: str) -> None:
    body = _answer(QUERY, form)
    assert size(body, form) == 3
    again = solutions(body, form).serialize(format=QueryResultsFormat.JSON)
    assert again == _answer(QUERY, "json")


@pytest.mark.parametrize("query", [QUERY, "ASK {}", "SELECT ?x {}"])
@pytest.mark.parametrize("form", TABLE_FORMS)
def test_no_beginning_of_an_answer_passes_for_an_answer(form: str, query: str) -> None:
    body = _answer(query, form)
    assert len(body) > 20
    for end in range(len(body)):
        with pytest.raises(EndpointError):
            (truth if query.startswith("ASK") else size)(body[:end], form)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>Down for maintenance</body></html>", b"{}", b"null", b"[" * 100_000],
)
@pytest.mark.parametrize("form", TABLE_FORMS)
def test_what_is_no_answer_is_refused(form: str, body: bytes) -> None:
    with pytest.raises(EndpointError, match="not whole, or not what it says it is"):
        size(body, form)


@pytest.mark.parametrize("form", TABLE_FORMS)
@pytest.mark.parametrize("more", [b"The SPARQL operation has been cancelled", b"{}", b"<p/>"])
def test_an_answer_with_something_after_its_end_is_refused(form: str, more: bytes) -> None:
    for query, read in ((QUERY, size), ("ASK {}", truth)):
        with pytest.raises(EndpointError):
            read(_answer(query, form) + more, form)


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_a_table_is_no_truth_value_and_the_other_way_round(form: str) -> None:
    with pytest.raises(EndpointError, match="a table where a truth value"):
        truth(_answer(QUERY, form), form)
    with pytest.raises(EndpointError, match="a truth value where a table"):
        size(_answer("ASK {}", form), form)


@pytest.mark.parametrize("text", [" a ", "\n", "a\tb ", " ", "", "\r\na  b\r\n"])
def test_white_space_at_the_edges_of_a_literal_stays(text: str) -> None:
    assert rows(_xml(f'<literal xml:lang="en">{text}</literal>'), "xml") == [
        (Literal(text, language="en"),)
    ]


def test_labels_of_blank_nodes_that_are_none_stay_apart() -> None:
    found = [rows(_xml(f"<bnode>{label}</bnode>"), "xml")[0][0] for label in ("n://b1", "n://b-1")]
    assert found == [BlankNode("n_3A_2F_2Fb1"), BlankNode("n_3A_2F_2Fb_2D1")]


def test_a_literal_that_looks_like_a_blank_node_is_left_alone() -> None:
    text = '"type": "bnode", "value": "n://b1"'
    body = _answer(f"SELECT ?x {{ VALUES ?x {{ '{text}' }} }}", "json")
    assert rows(body, "json") == [(Literal(text),)]


def test_a_graph_that_stops_within_a_statement_is_refused() -> None:
    with pytest.raises(EndpointError):
        statements(b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b>", "nt")


def test_a_graph_that_ends_in_words_is_refused() -> None:
    with pytest.raises(EndpointError):
        statements(b"<urn:a> <urn:b> <urn:c> .\nThe SPARQL operation has been cancelled", "nt")


def test_a_graph_in_xml_needs_its_end() -> None:
    whole = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
        b'<rdf:Description rdf:about="urn:a"><u:b>c</u:b></rdf:Description></rdf:RDF>'
    )
    assert statements(whole, "rdf")[0].predicate == NamedNode("urn:b")
    for end in range(len(whole)):
        with pytest.raises(EndpointError):
            statements(whole[:end], "rdf")
