"""Cases side by side on the command line: each form, files, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAIR = ("heading-home-hennepin", "houston-the-way-home")


def test_a_table_is_printed_and_differences_on_standard_error(run: Run) -> None:
    said = run("compare", *PAIR)
    assert said.code == 0
    assert "9 improved, 6 worsened and 2 mixed" in said.out
    assert said.err.startswith("Status: completed in Heading Home Hennepin; running in The Way")


def test_json_has_the_same_shape_as_in_python(run: Run) -> None:
    record = json.loads(run("compare", *PAIR, "--format", "json").out)
    assert [case["id"] for case in record["cases"]] == list(PAIR)
    assert record["dimensions"][0]["name"] == "facts"


def test_csv_has_a_column_for_each_case(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", *PAIR, "--format", "csv").out)))
    assert list(rows[0]) == ["dimension", "concept", "shared", *PAIR]


def test_the_name_of_the_file_says_the_format(run: Run, tmp_path: Path) -> None:
    said = run("compare", *PAIR, "-o", str(tmp_path / "both.md"))
    assert (said.code, said.out) == (0, "")
    assert (tmp_path / "both.md").read_text().startswith("# Heading Home Hennepin and ")


def test_a_briefing_has_a_part_for_each_case(run: Run) -> None:
    lines = run("compare", *PAIR, "--briefing").out.splitlines()
    assert [line for line in lines if line == "---"] == ["---", "---"]
    assert "## The Way Home (Houston)" in lines


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 2, "Missing argument"),
        (["gov-uk"], 1, "1 case is given to compare. Name 2 to 6"),
        (["gov-uk", "gov-uk"], 1, "'gov-uk' is given twice"),
        (["gov-uk", "gov-u"], 3, "Did you mean 'gov-uk'?"),
        ([*PAIR, "--format", "html"], 2, "--format"),
        ([*PAIR, "--briefing", "--format", "csv"], 1, "A briefing is Markdown, not csv."),
        ([*PAIR, "--format", "table", "-o", "x"], 1, "A table is for the screen."),
        ([*PAIR, "-o", "x.html"], 1, "'x.html' says no format."),
        ([*PAIR, "-o", "/nowhere/x.md"], 1, "cannot be written"),
    ],
)
def test_what_is_wrong_is_said(run: Run, words: list[str], code: int, message: str) -> None:
    said = run("compare", *words)
    assert (said.code, said.out) == (code, "")
    assert message in said.err
