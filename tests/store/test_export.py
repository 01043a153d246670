"""Exports: each format can be read again and holds the same statements."""

import csv
import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from casegraph.errors import InputError
from casegraph.repository import Repository
from casegraph.store.export import FORMATS


def _named(repository: Repository) -> set[Quad]:
    store = Store.read_only(str(repository.snapshot / "store"))
    return {quad for quad in store if quad.graph_name != DefaultGraph()}


def test_the_list_of_formats_is_the_contract() -> None:
    assert list(FORMATS) == ["trig", "nq", "ttl", "jsonld", "csv", "rocrate"]


@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_a_format_with_graphs_holds_every_record(
    form: str, repository: Repository, tmp_path: Path
) -> None:
    file = tmp_path / f"all.{form}"
    repository.export(form, file)
    rdf = RdfFormat.from_extension(form)
    assert rdf is not None
    assert set(parse(path=str(file), format=rdf)) == _named(repository)


def test_turtle_holds_each_statement_once(repository: Repository, tmp_path: Path) -> None:
    file = tmp_path / "all.ttl"
    repository.export("ttl", file)
    triples = [quad.triple for quad in parse(path=str(file), format=RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples)) == repository.info["statements"]


@pytest.mark.parametrize("form", ["trig", "nq", "ttl", "jsonld"])
def test_an_export_is_the_same_to_the_byte(
    form: str, repository: Repository, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    repository.export(form, one)
    repository.export(form, two)
    assert one.read_bytes() == two.read_bytes()


def test_csv_has_one_table_a_kind_and_a_row_a_claim(repository: Repository, tmp_path: Path) -> None:
    files = repository.export("csv", tmp_path / "tables")
    assert len(files) == 20
    with (tmp_path / "tables" / "outcomes.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 929
    assert all(row["source"].startswith("http") for row in rows)
    assert all(row["evidence_strength"].startswith("sms-") for row in rows)


def test_an_unknown_format_names_the_known_ones(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Use one of: trig, nq, ttl, jsonld, csv"):
        repository.export("xlsx", tmp_path / "x")


def test_a_folder_that_is_not_there_is_said_politely(
    repository: Repository, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        repository.export("nq", tmp_path / "none" / "x.nq")
    assert not list(tmp_path.iterdir())


def test_one_record_as_turtle_can_be_read_again(repository: Repository) -> None:
    text = repository.serialise("gov-uk", "turtle")
    assert "cg:Case" in text
    assert len(list(parse(text.encode(), format=RdfFormat.TURTLE))) > 500


def test_one_record_as_json_ld_names_what_it_means(repository: Repository) -> None:
    text = repository.serialise("gov-uk", "jsonld")
    triples = list(parse(text.encode(), format=RdfFormat.JSON_LD))
    assert set(json.loads(text)) == {"@context", "@graph"}
    assert len(triples) == len(
        list(parse(repository.serialise("gov-uk", "turtle").encode(), format=RdfFormat.TURTLE))
    )
