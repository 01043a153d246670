"""The table: what it holds, and its files."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from casegraph.errors import DataError, InputError, NotFoundError, QueryError
from casegraph.model import Case, Vocabulary
from casegraph.repository import Repository
from casegraph.variables import CaseTable, Cell
from casegraph.variables.sheet import read_sheet
from tests.variables.cases import case, met, table


@pytest.fixture
def small(vocabulary: Vocabulary) -> CaseTable:
    """Two cases, one without barriers."""
    cases = case("one", barriers=[met("silos")]), case("two", level=["local", "national"])
    return table(vocabulary, ["SILOS=barrier:silos", "level", "start"], *cases)


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def test_a_cell_has_a_value_or_a_reason() -> None:
    for wrong in ({}, {"value": 1, "missing": "several"}):
        with pytest.raises(ValueError, match="Give a cell a value, or the reason"):
            Cell(**wrong)  # type: ignore[arg-type]


def test_values_by_column_and_cells_by_case(small: CaseTable) -> None:
    assert small.values("SILOS") == (1, None)
    assert small.cell("two", "LEVEL").missing == "several"
    assert len(list(small)) == 6


@pytest.mark.parametrize(("case_", "column"), [("one", "SILO"), ("tow", "SILOS")])
def test_what_is_not_in_the_table_is_not_found(small: CaseTable, case_: str, column: str) -> None:
    with pytest.raises(NotFoundError, match="Did you mean"):
        small.cell(case_, column)


def test_cases_that_miss_a_value_are_dropped_with_the_reasons(small: CaseTable) -> None:
    assert small.dropped() == {"two": {"SILOS": "not-recorded", "LEVEL": "several"}}
    assert small.complete().cases == ("one",)


def test_the_wide_form_is_a_row_a_case(small: CaseTable) -> None:
    assert small.to_csv().splitlines() == [
        "CASE,SILOS,LEVEL,START",
        "one,1,local,2010",
        "two,,,2010",
    ]


def test_the_long_form_traces_each_value(small: CaseTable) -> None:
    rows = list(csv.DictReader(io.StringIO(small.to_csv(long=True))))
    iri = "https://w3id.org/casegraph/case/"
    assert [
        (row["VALUE"], row["MISSING"], row["CLAIMS"], row["SOURCES"]) for row in rows[:4:3]
    ] == [
        ("1", "", f"{iri}one#barrier-silos", "S1"),
        ("", "not-recorded", "", ""),
    ]


def test_frames_have_types(small: CaseTable) -> None:
    frame = small.to_frame()
    assert list(frame.columns) == ["CASE", "SILOS", "LEVEL", "START"]
    assert str(frame["SILOS"].dtype) == "Int64"
    assert frame["SILOS"].isna().tolist() == [False, True]
    assert small.to_frame(long=True).shape == (6, 7)


def test_the_files_explain_each_other(small: CaseTable, tmp_path: Path) -> None:
    assert [file.name for file in small.write(tmp_path / "out")] == [
        "csv-metadata.json", "table.csv", "long.csv", "codebook.csv", "codes.csv",
    ]  # fmt: skip
    described = json.loads((tmp_path / "out" / "csv-metadata.json").read_text())["tables"]
    for one in described:
        head = _rows((tmp_path / "out" / one["url"]).read_bytes())[0]
        assert [column["name"] for column in one["tableSchema"]["columns"]] == head
        assert set(one["tableSchema"]["primaryKey"]) <= set(head)


def test_keys_of_all_files_are_unique(small: CaseTable, tmp_path: Path) -> None:
    small.write(tmp_path)
    described = json.loads((tmp_path / "csv-metadata.json").read_text())["tables"]
    for one in described:
        rows = csv.DictReader(io.StringIO((tmp_path / one["url"]).read_text()))
        keys = [tuple(row[name] for name in one["tableSchema"]["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys)) > 0


def test_the_codebook_counts_what_is_missing(small: CaseTable, tmp_path: Path) -> None:
    small.write(tmp_path)
    rows = {
        row["column"]: row
        for row in csv.DictReader(io.StringIO((tmp_path / "codebook.csv").read_text()))
    }
    assert rows["LEVEL"]["several"] == "1"
    assert rows["SILOS"]["expression"] == "barrier:silos"
    assert (rows["START"]["values"], rows["START"]["cases"]) == ("2", "2")


def test_every_value_and_reason_in_the_table_has_a_code(repository: Repository) -> None:
    asked = [
        "type",
        "level",
        "status",
        "country",
        "strength:max",
        "barrier:silos",
        "target:attained",
    ]
    made = repository.table(asked)
    for variable in made.variables:
        codes = {code.value for code in variable.codes}
        assert {value for value in made.values(variable.column) if value is not None} <= codes


def test_every_cell_of_the_corpus_names_claims_that_are_there(repository: Repository) -> None:
    asked = ["barrier:silos", "outcome:any[direction=improved]", "count:mechanisms", "strength:max"]
    made = repository.table(asked)
    for name, _, cell in made:
        told = repository.case(name)
        known = {f"{claim.kind}-{claim.key}" for claim in told.claims()}
        assert {iri.partition("#")[2] for iri in cell.claims} <= known
        assert set(cell.sources) <= set(told.sources)
        assert cell.claims or cell.missing


def test_a_place_that_cannot_be_written_is_wrong_input(small: CaseTable, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        small.write(tmp_path / "file")


def test_notebooks_show_everything_escaped(vocabulary: Vocabulary) -> None:
    made = table(vocabulary, "start", case())
    assert "<caption>1 case, 1 variable</caption>" in made._repr_html_()
    hostile = CaseTable(("</td><script>",), made.variables, made.rows)
    assert "<script>" not in hostile._repr_html_()


def test_cases_are_chosen_by_id_or_by_facets(repository: Repository, hennepin: Case) -> None:
    assert repository.table("start", [hennepin, "gov-uk", "gov-uk"]).cases == (
        hennepin.id,
        "gov-uk",
    )
    found = repository.table("country", country="FI")
    assert set(found.values("COUNTRY")) == {"FI"}
    with pytest.raises(QueryError, match="Give one of them"):
        repository.table("start", ["gov-uk"], country="FI")


def test_a_frame_goes_by_unit_and_cluster(repository: Repository) -> None:
    """What SetMethods calls the long format: units and clusters as columns, in capitals."""
    frame = repository.table(["CLUSTER=country", "barrier:silos"]).to_frame()
    assert [name for name in frame.columns if name != name.upper()] == []
    assert isinstance(frame, pd.DataFrame)
    assert frame["CASE"].is_unique


SHEET = """\
variables:
  SILOS: barrier:silos
  SOLVED: barrier:silos[resolution=resolved]
where: {country: [FI, GB]}
absent: missing
"""


def test_a_table_is_declared_in_yaml(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(SHEET)
    sheet = read_sheet(tmp_path / "t.yaml")
    assert sheet.expressions == (
        "SILOS=barrier:silos",
        "SOLVED=barrier:silos[resolution=resolved]",
    )
    assert (dict(sheet.where), sheet.absent) == ({"country": ("FI", "GB")}, "missing")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (SHEET.replace("where", "wher"), ":4:1: Unknown key 'wher'. Did you mean 'where'?"),
        (SHEET.replace("  SILOS", "  SI LOS"), "cannot be a key of variables"),
        (SHEET + "cases: gov-uk\n", "Give either where or cases."),
        (SHEET.replace(": missing", ": never"), "Expected 'zero' or 'missing'"),
        ("variables: {}\n", "variables: found an empty block"),
        ("", "t.yaml:1:1"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told(tmp_path: Path, wrong: str, said: str) -> None:
    (tmp_path / "t.yaml").write_text(wrong)
    with pytest.raises(DataError) as found:
        read_sheet(tmp_path / "t.yaml")
    assert said in str(found.value)


def test_a_sheet_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read_sheet(tmp_path / "none.yaml")
