"""In-process SPARQL: Python values, one truth or a graph; frames, rdflib, text and files."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from pyoxigraph import Store
from rdflib import Dataset as RdflibDataset
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from casegraph.errors import NotAcceptableError, QueryError
from casegraph.formats import ResultFormat, formats_of
from casegraph.repository import Repository
from casegraph.store.evaluate import Bounds, Dataset, evaluate
from casegraph.store.iris import PREFIXES
from casegraph.store.query import run_query

VALUES = """SELECT * { VALUES (?kind ?value) {
  ("whole" 3) ("decimal" 2.5) ("double" 1e3) ("truth" true) ("text" "x"@en) ("none" UNDEF)
  ("date" "2020-02-29"^^xsd:date) ("time" "2020-02-29T12:00:00Z"^^xsd:dateTime)
  ("iri" cg:Case) ("other" "2020"^^xsd:gYear)
  ("no whole" "1_0"^^xsd:integer) ("no decimal" "NaN"^^xsd:decimal) ("no date" "soon"^^xsd:date)
} }"""
ROWS = """SELECT ?whole ?decimal ?text ?truth ?day { VALUES (?whole ?decimal ?text ?truth ?day) {
  (1 2.5 'x' true '2020-02-29'^^xsd:date) (UNDEF UNDEF UNDEF UNDEF UNDEF)
} }"""
GRAPH = "CONSTRUCT { cg:a cg:b 1 , 'x'@en , [] } WHERE {}"


def test_select_gives_python_values() -> None:
    assert dict(run_query(Store(), VALUES).rows) == {
        "whole": 3,
        "decimal": Decimal("2.5"),
        "double": 1000.0,
        "truth": True,
        "text": "x",
        "none": None,
        "date": date(2020, 2, 29),
        "time": datetime(2020, 2, 29, 12, tzinfo=UTC),
        "iri": "https://w3id.org/casegraph/ns#Case",
        "other": "2020",
        "no whole": "1_0",
        "no decimal": "NaN",
        "no date": "soon",
    }


def test_records_are_what_json_holds() -> None:
    found = {row["kind"]: row["value"] for row in run_query(Store(), VALUES).records()}
    assert found["decimal"] == 2.5
    assert found["date"] == "2020-02-29"
    assert found["time"] == "2020-02-29T12:00:00+00:00"
    json.dumps(found, allow_nan=False)


def test_a_number_without_end_is_no_json_number() -> None:
    assert run_query(Store(), "SELECT (1e0/0e0 AS ?n) {}").records() == [{"n": "inf"}]


def test_ask_gives_a_truth() -> None:
    yes, no = run_query(Store(), "ASK {}"), run_query(Store(), "ASK { cg:a cg:b cg:c }")
    assert (yes.truth, bool(yes)) == (True, True)
    assert (no.truth, bool(no)) == (False, False)


def test_an_answer_without_rows_is_false() -> None:
    assert not run_query(Store(), "SELECT * { ?s ?p ?o }")
    assert run_query(Store(), "SELECT * {}")


def test_an_answer_knows_its_query() -> None:
    assert run_query(Store(), "ASK {}").query == "ASK {}"


def test_construct_gives_a_graph() -> None:
    answer = run_query(Store(), GRAPH)
    assert (answer.kind, len(answer), answer.rows) == ("graph", 3, ())
    assert "cg:a cg:b" in answer.to("ttl")


def test_a_graph_becomes_one_of_rdflib() -> None:
    graph = run_query(Store(), GRAPH).to_graph()
    again = Graph().parse(data=run_query(Store(), GRAPH).to("nt"), format="nt")
    assert isomorphic(graph, again)
    assert graph.qname(URIRef(f"{PREFIXES['cg']}a")) == "cg:a"


@pytest.mark.parametrize(
    ("query", "advice"), [("SELECT * {}", ".to_frame()"), ("ASK {}", ".truth")]
)
def test_only_a_graph_becomes_one_of_rdflib(query: str, advice: str) -> None:
    with pytest.raises(QueryError, match="Only CONSTRUCT and DESCRIBE give a graph") as caught:
        run_query(Store(), query).to_graph()
    assert advice in str(caught.value)


def test_a_statement_about_a_statement_is_told() -> None:
    answer = run_query(Store(), "CONSTRUCT { cg:a cg:b <<( cg:a cg:b cg:c )>> } {}")
    with pytest.raises(QueryError, match="rdflib cannot hold statements about statements"):
        answer.to_graph()


def test_a_query_that_cannot_be_read_is_an_input_error() -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        run_query(Store(), "SELECT WHERE {")


def test_rows_become_a_frame_with_typed_columns() -> None:
    frame = run_query(Store(), ROWS).to_frame()
    assert [str(kind) for kind in frame.dtypes] == [
        "Int64", "Float64", "string", "boolean", "datetime64[s]",
    ]  # fmt: skip
    assert frame.iloc[0].tolist() == [1, 2.5, "x", True, pd.Timestamp(2020, 2, 29)]
    assert frame.iloc[1].isna().all()


def test_a_column_of_several_kinds_keeps_python_values() -> None:
    frame = run_query(Store(), "SELECT * { VALUES ?x { 1 'one' UNDEF } }").to_frame()
    assert str(frame["x"].dtype) == "object"
    assert frame["x"].tolist() == [1, "one", pd.NA]


def test_whole_numbers_and_decimals_are_one_column() -> None:
    frame = run_query(Store(), "SELECT * { VALUES ?x { 1 2.5 } }").to_frame()
    assert frame["x"].sum() == 3.5


def test_a_number_too_large_for_pandas_stays_whole() -> None:
    frame = run_query(Store(), f"SELECT ({2**70} AS ?x) {{}}").to_frame()
    assert frame["x"].tolist() == [2**70]


def test_an_answer_without_rows_is_a_frame_with_columns() -> None:
    frame = run_query(Store(), "SELECT ?a ?b { FILTER(false) }").to_frame()
    assert (list(frame), len(frame)) == (["a", "b"], 0)


def test_only_a_table_becomes_a_frame() -> None:
    with pytest.raises(QueryError, match="Only SELECT gives rows"):
        run_query(Store(), "ASK {}").to_frame()


@pytest.mark.parametrize("form", formats_of("table"), ids=lambda form: form.name)
def test_a_table_is_written_as_the_endpoint_writes_it(form: ResultFormat) -> None:
    bounds = Bounds(100, 100_000)
    body, _ = evaluate(Store(), VALUES, form, Dataset(), bounds)
    assert run_query(Store(), VALUES).to(form.name) == body.decode()


@pytest.mark.parametrize("form", formats_of("graph"), ids=lambda form: form.name)
def test_a_graph_is_written_as_the_endpoint_writes_it(form: ResultFormat) -> None:
    query = "CONSTRUCT { cg:a cg:b 1 , 'x'@en } WHERE {}"
    body, _ = evaluate(Store(), query, form, Dataset(), Bounds(100, 100_000))
    assert run_query(Store(), query).to(form.name) == body.decode()


def test_a_format_of_another_kind_is_told() -> None:
    with pytest.raises(NotAcceptableError, match=r"A table cannot be written as 'ttl'. Use one of"):
        run_query(Store(), "SELECT * {}").to("ttl")


def test_a_file_is_written_in_the_format_of_its_ending(tmp_path: Path) -> None:
    answer = run_query(Store(), "SELECT (1 AS ?n) {}")
    assert answer.write(tmp_path / "x.csv").read_bytes() == b"n\r\n1\r\n"
    assert answer.write(tmp_path / "x", "tsv").read_bytes() == b"?n\n1\n"
    assert answer.write(tmp_path / "y").read_text("utf-8") == answer.to("json")


def test_rdflib_sees_the_same_cases(repository: Repository) -> None:
    assert isinstance(repository.graph, RdflibDataset)
    found = repository.graph.query(
        "SELECT (COUNT(?c) AS ?n) { ?c a <https://w3id.org/casegraph/ns#Case> }"
    )
    assert [int(str(row[0])) for row in found] == [73]  # type: ignore[index]  # SELECT gives rows
