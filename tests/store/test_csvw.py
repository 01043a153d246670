"""CSV files: their metadata and their codebook are true of every cell."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from casegraph.repository import Repository
from casegraph.store.csvw import csv_files
from casegraph.store.iris import PREFIXES

Row = dict[str, str]
VALID = {
    "string": re.compile(r"\S.*", re.DOTALL),
    "anyURI": re.compile(r"https?://\S+"),
    "integer": re.compile(r"-?\d+"),
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
}


@pytest.fixture(scope="module")
def files(repository: Repository) -> dict[str, str]:
    """The text of every file by its name."""
    made = csv_files(repository._reader.store, repository.cases())
    return {name: content.decode() for name, content in made}


@pytest.fixture(scope="module")
def metadata(files: dict[str, str]) -> dict[str, Any]:
    """The metadata of all tables by the names of their files."""
    told = json.loads(files["csv-metadata.json"])
    return {table["url"]: table["tableSchema"] for table in told["tables"]}


def rows(text: str) -> list[Row]:
    return list(csv.DictReader(StringIO(text)))


def own_columns(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The columns that are in the file."""
    return [column for column in schema["columns"] if not column.get("virtual")]


def misfits(schema: dict[str, Any], table: list[Row]) -> Iterator[str]:
    """What in a table breaks its schema: a missing value, a wrong datatype, a key given twice."""
    for column in own_columns(schema):
        valid, name = VALID[column["datatype"]], column["name"]
        for row in table:
            parts = row[name].split(column["separator"]) if "separator" in column else [row[name]]
            if not row[name] and column.get("required"):
                yield f"{name} is missing"
            if row[name] and not all(valid.fullmatch(part) for part in parts):
                yield f"{name} is {row[name]!r}"
    key = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
    if len({tuple(row[name] for name in key) for row in table}) != len(table):
        yield "two rows have the same key"


def test_every_file_is_described_with_exactly_its_columns(
    files: dict[str, str], metadata: dict[str, Any]
) -> None:
    assert len(metadata) == 19
    assert {"csv-metadata.json", *metadata} == set(files)
    for name, schema in metadata.items():
        head = next(csv.reader(StringIO(files[name])))
        assert head == [column["name"] for column in own_columns(schema)], name


def test_every_cell_fits_its_column(files: dict[str, str], metadata: dict[str, Any]) -> None:
    found = {name: list(misfits(schema, rows(files[name]))) for name, schema in metadata.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert sum(len(rows(files[name])) for name in metadata) == 8603


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("", "year is missing"),
        ("'2011'", "year is \"'2011'\""),
        ("2011.5", "year is '2011.5'"),
        ("2010", "two rows have the same key"),
    ],
)
def test_a_cell_that_does_not_fit_is_found(cell: str, fault: str) -> None:
    column = {"name": "year", "datatype": "integer", "required": True}
    schema = {"columns": [column], "primaryKey": "year"}
    assert list(misfits(schema, [{"year": "2010"}, {"year": cell}])) == [fault]


def test_every_foreign_key_is_found(files: dict[str, str], metadata: dict[str, Any]) -> None:
    count = 0
    for name, schema in metadata.items():
        for key in schema.get("foreignKeys", ()):
            reference = key["reference"]
            known = {
                row[reference["columnReference"]] for row in rows(files[reference["resource"]])
            }
            assert {row[key["columnReference"]] for row in rows(files[name])} <= known
            count += 1
    assert count == 13


def test_the_codebook_explains_every_column(
    files: dict[str, str], metadata: dict[str, Any]
) -> None:
    told = rows(files["codebook.csv"])
    columns = {
        (name.removesuffix(".csv"), column["name"])
        for name, schema in metadata.items()
        for column in own_columns(schema)
        if name != "codebook.csv"
    }
    assert {(row["table"], row["column"]) for row in told} == columns
    assert [row for row in told if not row["meaning"].endswith(".")] == []


def test_the_codebook_counts_empty_cells(files: dict[str, str]) -> None:
    for told in rows(files["codebook.csv"]):
        cells = [row[told["column"]] for row in rows(files[f"{told['table']}.csv"])]
        assert (cells.count(""), len(cells)) == (int(told["empty_cells"]), int(told["cells"]))
        assert told["missing"] == "empty cell" or cells.count("") == 0


def test_the_codebook_names_the_vocabulary_of_every_coded_column(
    files: dict[str, str], repository: Repository
) -> None:
    known = {(row["scheme"], row["slug"]) for row in rows(files["concepts.csv"])}
    for told in rows(files["codebook.csv"]):
        schemes = [address.rpartition("/")[2] for address in told["vocabulary"].split()]
        cells = (row[told["column"]] for row in rows(files[f"{told['table']}.csv"]))
        words = {word for cell in cells for word in cell.split("|") if word}
        if len(schemes) == 1:
            assert {(schemes[0], word) for word in words} <= known
        elif schemes:
            assert {tuple(word.split("/")) for word in words} <= known


def filled(pattern: str, row: Row) -> str:
    return re.sub(r"{\+?(\w+)}", lambda name: row[name[1]], pattern)


def statements(schema: dict[str, Any], row: Row) -> Iterator[Quad]:
    """What CSV on the Web makes of a row, for columns that hold one value."""
    for column in schema["columns"]:
        cell = row.get(column["name"], "x")
        if column.get("suppressOutput") or not cell:
            continue
        subject = filled(column.get("aboutUrl", schema["aboutUrl"]), row)
        for value in cell.split(column.get("separator", "\0")):
            yield Quad(
                NamedNode(subject), NamedNode(column["propertyUrl"]), term(column, row, value)
            )


def term(column: dict[str, Any], row: Row, value: str) -> NamedNode | Literal:
    if "valueUrl" in column:
        return NamedNode(filled(column["valueUrl"], row))
    if "lang" in column:
        return Literal(value, language=column["lang"])
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + column["datatype"]))


def test_every_cell_that_becomes_a_statement_is_one_of_the_graph(
    files: dict[str, str], metadata: dict[str, Any], repository: Repository
) -> None:
    store = repository._reader.store
    known = set(store.quads_for_pattern(None, None, None, DefaultGraph()))
    made = {
        quad
        for name, schema in metadata.items()
        if name != "codebook.csv"
        for row in rows(files[name])
        for quad in statements(schema, row)
    }
    assert len(made) > 30_000
    assert sorted(map(str, made - known)) == []


def test_a_wrong_pattern_gives_a_statement_that_is_not_in_the_graph() -> None:
    column = {
        "name": "year",
        "propertyUrl": "https://w3id.org/casegraph/ns#yeer",
        "datatype": "integer",
    }
    schema = {"aboutUrl": "{+iri}", "columns": [column]}
    (quad,) = statements(schema, {"iri": "https://w3id.org/casegraph/case/x", "year": "2010"})
    assert quad not in Store()
    assert str(quad.object) == '"2010"^^<http://www.w3.org/2001/XMLSchema#integer>'
