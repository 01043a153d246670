"""The command table: what it prints and writes."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ASKED = ("table", "barrier:silos", "L=level", "--where", "country=FI")


def test_a_row_a_case(run: Run) -> None:
    said = run(*ASKED, "--format", "csv")
    assert said.out.splitlines() == [
        "CASE,BARRIER_SILOS,L",
        "helsinki-design-lab,1,national",
        "housing-first-finland,0,national",
    ]
    assert said.err == "2 cases, 2 variables; complete: 2 cases.\n"


def test_the_long_form_has_a_row_a_value(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*ASKED, "--long", "--format", "csv").out)))
    assert len(rows) == 4
    assert rows[0]["CLAIMS"].startswith(
        "https://w3id.org/casegraph/case/helsinki-design-lab#barrier"
    )


def test_json_has_variables_and_rows(run: Run) -> None:
    told = json.loads(run(*ASKED, "--format", "json").out)
    assert [one["column"] for one in told["variables"]] == ["BARRIER_SILOS", "L"]
    assert told["rows"][0]["cells"]["BARRIER_SILOS"]["value"] == 1


def test_a_table_on_the_screen_shows_reasons(run: Run) -> None:
    assert "not-recorded" in run("table", "population", "--case", "gov-uk").out


def test_without_a_variable_the_kinds_are_listed(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("table", "--format", "csv").out)))
    assert len(rows) == 9
    assert rows[0]["example"] == "barrier:silos[resolution=resolved]"


def test_a_folder_takes_all_files(run: Run, tmp_path: Path) -> None:
    said = run(*ASKED, "-o", str(tmp_path / "out"))
    assert (said.code, said.out) == (0, "")
    assert len(list((tmp_path / "out").iterdir())) == 5


@pytest.mark.parametrize("name", ["t.csv", "t.json"])
def test_a_file_takes_one(run: Run, tmp_path: Path, name: str) -> None:
    run(*ASKED, "-o", str(tmp_path / name))
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_sheet_is_added_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text("variables: {A: start}\ncases: gov-uk\n")
    said = run("table", "--sheet", str(tmp_path / "t.yaml"), "B=status", "--format", "csv")
    assert said.out.splitlines()[0] == "CASE,A,B"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["barrier:sylos"], 1, "Did you mean 'silos'?"),
        (["start", "--where", "countr=FI"], 1, "Did you mean 'country'?"),
        (["start", "--case", "gov-u"], 3, "Did you mean 'gov-uk'?"),
        (["start", "--case", "gov-uk", "--where", "country=FI"], 1, "Give one of them."),
        (["start", "--absent", "nul"], 1, "Use zero or missing."),
        (["start", "-o", "t.xlsx"], 1, "says no format"),
        (["start", "--long", "-o", "folder"], 1, "A folder holds both forms."),
        (["start", "--sheet", "none.yaml"], 3, "There is no file 'none.yaml'"),
    ],
)
def test_table_says_what_is_wrong(run: Run, words: list[str], code: int, message: str) -> None:
    said = run("table", *words)
    assert (said.code, said.out) == (code, "")
    assert message in said.err
