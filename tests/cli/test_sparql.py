"""The command that answers SPARQL: every form, files, and what cannot be."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from casegraph.formats import FORMATS, formats_of
from tests.cli.conftest import Run

CASES = "SELECT ?case ?title { ?case a cg:Case ; dct:title ?title } ORDER BY ?case LIMIT 3"
ONE = "CONSTRUCT { ?case dct:title ?title } { ?case a cg:Case ; dct:title ?title } LIMIT 1"
RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "tsv": QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}


def test_every_format_is_tried_here() -> None:
    assert {*RESULTS, *GRAPHS, "csv"} == set(FORMATS)


@pytest.mark.parametrize("form", RESULTS)
def test_a_table_can_be_read_in_each_format(run: Run, form: str) -> None:
    said = run("sparql", CASES, "--format", form)
    solutions = parse_query_results(said.out, format=RESULTS[form])
    assert isinstance(solutions, QuerySolutions)
    assert len(list(solutions)) == 3


@pytest.mark.parametrize("form", GRAPHS)
def test_a_graph_can_be_read_in_each_format(run: Run, form: str) -> None:
    said = run("sparql", ONE, "--format", form)
    assert len(list(parse(said.out, format=GRAPHS[form]))) == 1


def test_csv_is_exactly_that_of_the_standard(run: Run) -> None:
    said = run("sparql", 'SELECT ("=1+1" AS ?x) (-1 AS ?y) {}', "--format", "csv")
    assert said.out == "x,y\r\n=1+1,-1\r\n"


def test_a_graph_is_turtle_by_default(run: Run) -> None:
    assert run("sparql", ONE).out == run("sparql", ONE, "--format", "turtle").out
    assert "dct:title" in run("sparql", ONE).out


def test_a_table_is_a_table_by_default(run: Run) -> None:
    assert run("sparql", "SELECT (1 AS ?n) {}").out.split() == ["n", "─", "1"]


@pytest.mark.parametrize(("form", "truth"), [("json", '"boolean":true'), ("xml", "<boolean>true<")])
def test_a_truth_is_written_in_its_formats(run: Run, form: str, truth: str) -> None:
    assert truth in run("sparql", "ASK {}", "--format", form).out


@pytest.mark.parametrize(
    ("query", "form", "message"),
    [
        (CASES, "ttl", "A table cannot be written as 'ttl'. Use one of: json, xml, csv, tsv."),
        ("ASK {}", "csv", "A truth value cannot be written as 'csv'. Use one of: json, xml."),
        (ONE, "csv", "A graph cannot be written as 'csv'. Use one of: ttl, nt, rdf, jsonld, trig"),
        (ONE, "table", "A graph cannot be written as 'table'."),
        (CASES, "docx", "There is no format 'docx'. Use one of: table, json, xml, csv, tsv, ttl"),
    ],
)
def test_a_format_of_another_kind_is_told(run: Run, query: str, form: str, message: str) -> None:
    said = run("sparql", query, "--format", form)
    assert (said.out, said.code) == ("", 1)
    assert message in said.err


@pytest.mark.parametrize("form", [form.name for form in formats_of("table")])
def test_the_ending_of_a_file_says_the_format(run: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"cases.{form}"
    said = run("sparql", CASES, "-o", str(file))
    assert (said.out, said.code) == ("", 0)
    assert str(file) in said.err
    assert (
        file.read_bytes().decode().rstrip() == run("sparql", CASES, "--format", form).out.rstrip()
    )


def test_a_format_goes_before_the_ending(run: Run, tmp_path: Path) -> None:
    run("sparql", CASES, "-o", str(tmp_path / "cases.txt"), "--format", "csv")
    with (tmp_path / "cases.txt").open(newline="") as file:
        assert next(csv.reader(file)) == ["case", "title"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "{}/cases.docx"), "A table cannot be written as 'docx'."),
        (("-o", "{}/none/cases.csv"), "cannot be written: No such file or directory."),
        (("-o", "{}/x.csv", "--format", "table"), "A table is for the screen."),
    ],
)
def test_a_file_that_cannot_be_written_is_told(
    run: Run, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    said = run("sparql", CASES, *(word.format(tmp_path) for word in words))
    assert said.code == 1
    assert message in said.err
    assert list(tmp_path.iterdir()) == []


def test_json_is_sparql_json(run: Run) -> None:
    said = json.loads(run("sparql", CASES, "--format", "json").out)
    assert said["head"]["vars"] == ["case", "title"]


def test_a_file_with_a_byte_order_mark_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK {}", "utf-8-sig")
    assert run("sparql", f"@{tmp_path / 'q.rq'}").out == "true\n"


def test_an_endpoint_that_does_not_answer_is_told(run: Run) -> None:
    said = run("sparql", "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }")
    assert said.code == 4
    assert said.err.startswith("An endpoint that the query calls failed:")


def test_a_query_that_comes_by_a_pipe_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(CASES))
    assert len(run("sparql", "-", "--format", "tsv").out.splitlines()) == 4
