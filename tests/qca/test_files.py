"""The files of a study: whole or not at all, read back equal, an R script that asks the same."""

import csv
import io
import json
from pathlib import Path

import pytest

from casegraph.errors import InputError
from casegraph.qca import Cuts, Qca, Study
from casegraph.qca.calibration import Calibration
from casegraph.qca.folder import write_folder
from casegraph.variables import CaseTable, Cell, Reason, Variable

NAMES = [
    "calibrated.csv", "codebook.csv", "csv-metadata.json", "dropped.csv", "raw.csv", "report.md",
    "script.R", "solution.csv", "truth-table.csv",
]  # fmt: skip


def cell(value: float | None, why: Reason = "not-recorded") -> Cell:
    return Cell(missing=why) if value is None else Cell(value=value)


@pytest.fixture
def study() -> Qca:
    """Four complete cases and one that misses a value."""
    rows = {"p": (1, 9), "q": (1, 7), "r": (0, 2), "s": (0, 1), "=t": (1, None)}
    variables = (
        Variable("A", "Silos", "barrier:silos", "crisp", "told"),
        Variable("Y", "Actors", "count:actors", "count", "told"),
    )
    cells = tuple(tuple(map(cell, row)) for row in rows.values())
    table = CaseTable(tuple(rows), variables, cells, {"=t": "A <b>title</b>"})
    how = {"Y": Calibration("fuzzy", (2, 5, 8))}
    return Qca(Study(("a",), "y", "T", how, Cuts(0.8, 1, 0.5), {"A": (1,)}), table)


def read(study: Qca, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(study.files()[name].decode())))


def test_a_folder_holds_all_files(study: Qca, tmp_path: Path) -> None:
    study.write(tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == NAMES
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_raw_values_have_na_and_the_reason(study: Qca) -> None:
    assert read(study, "raw.csv")[-1] == {
        "CASE": "'=t", "A": "1", "Y": "NA", "MISSING": "Y=not-recorded",
    }  # fmt: skip


def test_calibrated_sets_come_back_exactly(study: Qca) -> None:
    rows = read(study, "calibrated.csv")
    assert [row["CASE"] for row in rows] == ["p", "q", "r", "s"]
    assert [float(row["Y"]) for row in rows] == list(study.calibrated.column("Y"))


def test_dropped_cases_have_their_reasons(study: Qca) -> None:
    (row,) = read(study, "dropped.csv")
    assert (row["CASE"], row["COLUMN"], row["REASON"]) == ("'=t", "Y", "not-recorded")
    assert row["MEANING"].startswith("The record tells nothing of it")


def test_codebook_truth_table_and_solution_have_their_rows(study: Qca) -> None:
    assert [row["ROLE"] for row in read(study, "codebook.csv")] == ["condition", "outcome"]
    assert [(row["ROW"], row["OUT"]) for row in read(study, "truth-table.csv")] == [
        ("1", "0"),
        ("2", "1"),
    ]
    assert [row["TERM"] for row in read(study, "solution.csv")] == ["A"] * 6


def test_every_table_is_described(study: Qca) -> None:
    tables = json.loads(study.files()["csv-metadata.json"])["tables"]
    assert [one["url"] for one in tables] == [
        "raw.csv", "calibrated.csv", "dropped.csv", "codebook.csv", "truth-table.csv",
        "solution.csv",
    ]  # fmt: skip


def test_the_report_begins_with_cases_and_remainders(study: Qca) -> None:
    lines = study.to_markdown().splitlines()
    assert lines[:3] == [
        "# T",
        "",
        "**4 of 5 cases have all values; 2 configurations are possible, 0 are remainders.**",
    ]


SCRIPT = """\
raw <- read.csv("raw.csv", row.names = "CASE", na.strings = "NA")

sets <- na.omit(raw[, c("A", "Y")])
sets$Y <- calibrate(sets$Y, type = "fuzzy", thresholds = c(e = 2, c = 5, i = 8))
print(sets)

# Necessary, sufficient
print(pof("A + ~A <= Y", data = sets))
print(pof("A + ~A => Y", data = sets))

table <- truthTable(sets, outcome = "Y", conditions = c("A"),
    incl.cut = 0.8, n.cut = 1, pri.cut = 0.5, show.cases = TRUE)
print(table)

# Conservative, parsimonious, intermediate
try(print(minimize(table, details = TRUE)))
try(print(minimize(table, include = "?", details = TRUE)))
try(print(minimize(table, include = "?", details = TRUE,
    dir.exp = c("1"))))
"""


def test_the_script_asks_r_the_same(study: Qca) -> None:
    assert study.files()["script.R"].decode().endswith(SCRIPT)


def test_a_folder_of_ours_is_replaced(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a": b"1", "b": b"2"})
    assert write_folder(tmp_path / "out", {"a": b"3", "b": b"4"}) == [
        tmp_path / "out" / "a",
        tmp_path / "out" / "b",
    ]
    assert (tmp_path / "out" / "a").read_bytes() == b"3"


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds other files, such as letter\.txt"):
        write_folder(tmp_path, {"a": b"1"})
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_what_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_folder(tmp_path / "out", {"a": b"1", "no/such/place": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(InputError, match="out cannot be written: Not a directory"):
        write_folder(tmp_path / "out", {"a": b"1"})
