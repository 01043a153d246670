"""The command line: what it prints, and how it ends."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.cli import main
from tests.importing.conftest import Table

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line on the small repository; gives exit code, output and messages."""
    monkeypatch.setenv("CASEGRAPH_SNAPSHOTS", str(data / "snapshots"))
    monkeypatch.setenv("CASEGRAPH_DATA", str(data))
    monkeypatch.setenv("COLUMNS", "250")

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["casegraph", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_it_counts_rows_in_and_cases_out(run: Run, table: Table) -> None:
    code, out, _ = run("import", "pstw", str(table()))
    assert code == 0
    assert out == "1 row in, 1 case out: 1 new, 0 changed, 0 unchanged, 0 gone.\n"


def test_a_second_time_nothing_changes(run: Run, table: Table) -> None:
    file = str(table())
    run("import", "pstw", file)
    assert run("import", "pstw", file)[1].endswith("0 new, 0 changed, 1 unchanged, 0 gone.\n")


def test_it_names_values_without_a_concept_and_rows_left_out(run: Run, table: Table) -> None:
    file = table({"Primary Technology": "Other"}, {"PSTW ID": "PSTW-8", "Name": ""})
    _, out, _ = run("import", "pstw", str(file))
    assert out.splitlines()[1:] == [
        "left out: line 3, PSTW-8: it has no name.",
        "1 value has no concept here:",
        "       1  Primary Technology: Other (technologies)",
    ]


def test_a_dry_run_says_so(run: Run, table: Table, case_file: Path) -> None:
    assert run("import", "pstw", str(table()), "--dry-run")[2] == "Nothing was written.\n"
    assert not case_file.exists()


def test_the_report_goes_to_a_file(run: Run, table: Table, tmp_path: Path) -> None:
    run("import", "pstw", str(table()), "--report", str(tmp_path / "report.csv"))
    assert (tmp_path / "report.csv").read_text("utf-8").startswith("about,column,value,rows")


def test_a_table_that_is_none_ends_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    code, out, message = run("import", "pstw", str(tmp_path / "table.csv"))
    assert (code, out) == (1, "")
    assert "This is another table" in message


def test_an_unknown_source_is_wrong_usage(run: Run, table: Table) -> None:
    assert run("import", "opsi", str(table()))[0] == 2


def test_search_and_similar_find_imported_cases_by_a_switch(run: Run, table: Table) -> None:
    run("import", "pstw", str(table()))
    for words in (("search", "bus"), ("similar", "--text", "bus")):
        found = [json.loads(run(*words, "--format", "json", *more)[1]) for more in _SWITCH]
        hits = [answer["hits"] if isinstance(answer, dict) else answer for answer in found]
        assert [sorted(hit["id"] for hit in one) for one in hits] == [
            ["bus-planner-oulu"],
            ["bus-planner-oulu", "pstw-7"],
        ]


_SWITCH: tuple[tuple[str, ...], ...] = ((), ("--imported",))


def test_validate_counts_them_apart(run: Run, table: Table) -> None:
    run("import", "pstw", str(table()))
    assert run("validate")[1].startswith("1 case with 2 claims and 1 imported case: 0 errors")


def test_an_imported_case_is_shown(run: Run, table: Table) -> None:
    run("import", "pstw", str(table()))
    assert "City of Oulu" in run("show", "pstw-7")[1]
    assert "identifier: PSTW-7" in run("show", "pstw-7", "--format", "yaml")[1]
