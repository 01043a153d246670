"""Tables that are not what they should be: a clear message, or nothing that does harm."""

from pathlib import Path

import pytest

from casegraph.errors import InputError
from casegraph.files.imported import read_imported
from casegraph.model import Vocabulary
from tests.importing.conftest import HEADER, Import, Table, text_of


def complaint(bring: Import, file: Path) -> str:
    with pytest.raises(InputError) as error:
        bring(file)
    return str(error.value).replace(str(file), "table.csv")


def test_a_missing_column_is_named_with_near_ones(table: Table, bring: Import) -> None:
    header = tuple("Nmae" if name == "Name" else name for name in HEADER)
    assert complaint(bring, table(header=header)) == (
        "table.csv:1: There is no column 'Name'. Did you mean 'Nmae'?"
    )


def test_another_table_is_told_as_such(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("id,title\n1,A\n")
    assert complaint(bring, file) == (
        "table.csv:1: This is another table: 42 of the 42 columns needed are not there, such as "
        "'PSTW ID', 'Name', 'Website'. Found 'id', 'title'."
    )


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_file_is_told_as_such(bring: Import, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(content)
    assert complaint(bring, file).startswith("table.csv is empty.")


def test_a_file_that_is_not_there_is_told_as_such(bring: Import, tmp_path: Path) -> None:
    assert "cannot be read: No such file" in complaint(bring, tmp_path / "none.csv")


def test_text_that_is_not_utf_8_is_told_with_its_line(table: Table, bring: Import) -> None:
    file = table()
    file.write_bytes(file.read_bytes().replace(b"Bus planner", b"B\xfcs"))
    assert complaint(bring, file).startswith("table.csv:2: Byte 0xfc is not valid UTF-8.")


def test_a_cell_of_a_megabyte_is_refused_with_its_line(table: Table, bring: Import) -> None:
    said = complaint(bring, table({"Description": "x" * 1_000_000}))
    assert said.startswith("table.csv:2: This is not a row of CSV: field larger than field limit")


def test_a_row_with_too_many_cells_is_told_with_its_line(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text_of() + "," * 60 + "x\n")
    assert complaint(bring, file).startswith("table.csv:2: The row has 61 cells, the header 56.")


def test_an_id_that_is_there_twice_is_refused(table: Table, bring: Import) -> None:
    assert complaint(bring, table({}, {})) == (
        "table.csv:3: 'pstw-7' is there twice. Keep one row."
    )


def test_a_column_that_is_there_twice_is_refused(table: Table, bring: Import) -> None:
    assert complaint(bring, table(header=(*HEADER, "Name"))) == (
        "table.csv:1: The column 'Name' is there twice. Keep one."
    )


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("Bus\x02\x00 planner\x1b[31m", "Bus planner [31m"),
        ("Bus\u2028planner", "Bus planner"),
        ("Bus\nplanner\xa0", "Bus planner"),
        ("FILL IN the gap", "FILL IN the gap"),
        (r"C:\users\u0041", r"C:\users\u0041"),
    ],
)
def test_hostile_cells_are_text_and_no_more(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary, cell: str, title: str
) -> None:
    bring(table({"Name": cell}))
    found = read_imported(data, vocabulary)
    assert found.problems == []
    assert found.cases["pstw-7"].title == title


def test_a_long_description_is_cut_and_the_report_says_so(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    report = bring(table({"Description": "word " * 2000}))
    told = read_imported(data, vocabulary).cases["pstw-7"].approach[0].text
    assert len(told) <= 4000
    assert told.endswith("…")
    assert report.unmapped["Description", "(any value)", "cut after 4,000 characters"] == 1
