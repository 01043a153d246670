"""Each command: what it prints, where, and with which exit code."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

from casegraph.cli.app import app
from tests.cli.conftest import Run

COMMANDS = [
    "serve", "search", "show", "similar", "compare", "barriers", "table", "network", "association",
    "qca", "ask", "sparql", "cite", "export", "publish", "new", "validate", "build", "info",
    "schema", "import",
]  # fmt: skip
THREADS = "OPENBLAS_NUM_THREADS"


def test_the_commands_are_these() -> None:
    names = [
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    ]
    assert names == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert "Usage: casegraph " + command in said.out


def test_version_is_the_package_version(run: Run) -> None:
    assert run("--version").out == "0.1.0\n"


def test_matrices_are_done_in_one_thread(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "")  # so that what the command sets is taken back in the end
    monkeypatch.delenv(THREADS)
    run("--version")
    assert os.environ[THREADS] == "1"


def test_matrices_are_done_in_as_many_threads_as_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(THREADS, "2")
    run("--version")
    assert os.environ[THREADS] == "2"


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("serch").code == 2


def test_build_says_the_snapshot_is_up_to_date(run: Run) -> None:
    assert run("build").out.endswith("is up to date\n")


def test_validate_counts_what_it_checked(run: Run) -> None:
    assert (
        run("validate").out
        == "73 cases with 4,533 claims: 0 errors, 0 warnings (1 accepted with a reason).\n"
    )


def test_validate_one_file(run: Run) -> None:
    said = run("validate", "data/cases/gov-uk.yaml")
    assert said.out.startswith("1 case with")


def test_validate_names_the_place_of_a_problem(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("id: x\nnme: X\n")
    said = run("validate", str(file))
    assert (said.code, said.out) == (1, "")
    assert f"{file}:2:1: Unknown key 'nme'. Did you mean 'name'?" in said.err
    assert "problems in 1 file." in said.err


def test_search_finds_the_case(run: Run) -> None:
    said = run("search", "homelessness Minneapolis", "--format", "json")
    assert json.loads(said.out)[0]["id"] == "heading-home-hennepin"


def test_search_keeps_to_the_facets(run: Run) -> None:
    said = run("search", "--where", "country=FI", "--format", "csv")
    assert {row["country"] for row in csv.DictReader(io.StringIO(said.out))} == {"FI"}


def test_search_for_an_unknown_facet_is_wrong_input(run: Run) -> None:
    said = run("search", "--where", "barier=silos")
    assert said.code == 1
    assert "Did you mean 'barrier'?" in said.err


def test_search_as_sparql_is_a_query_for_the_same_cases(run: Run) -> None:
    asked = ("search", "--where", "country=FI")
    query = run(*asked, "--format", "sparql").out
    found = list(csv.DictReader(io.StringIO(run("sparql", query, "--format", "csv").out)))
    cases = json.loads(run(*asked, "--format", "json").out)
    assert len(found) == len(cases) > 1
    assert {row["title"] for row in found} == {case["title"] for case in cases}


def test_a_condition_without_a_value_is_wrong_input(run: Run) -> None:
    said = run("search", "--where", "barrier")
    assert said.code == 1
    assert "Write it as barrier=silos" in said.err


def test_show_an_unknown_case_says_which_are_near(run: Run) -> None:
    said = run("show", "gov-u")
    assert said.code == 3
    assert said.err == "There is no case 'gov-u'. Did you mean 'gov-uk'?\n"


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("text", "# GOV.UK"),
        ("markdown", "# GOV.UK"),
        ("yaml", "# yaml-language-server"),
        ("json", '{\n  "id": "gov-uk"'),
        ("turtle", "@prefix adms"),
        ("jsonld", "{"),
    ],
)
def test_show_prints_a_case_in_each_form(run: Run, form: str, begins: str) -> None:
    said = run("show", "gov-uk", "--format", form)
    assert said.code == 0
    assert said.out.startswith(begins)


def test_show_cites_the_sources_of_every_claim(run: Run) -> None:
    text = run("show", "gov-uk", "--format", "markdown").out
    claims = text.partition("## The problem")[2].partition("## Sources")[0].splitlines()
    assert all(line.endswith("]") for line in claims if line.startswith("- "))


def test_show_a_scheme_lists_its_concepts(run: Run) -> None:
    assert "partly-resolved" in run("show", "vocab/barrier-resolution").out


def test_sparql_answers_as_a_table_of_values(run: Run) -> None:
    said = run("sparql", "SELECT (COUNT(*) AS ?n) { ?c a cg:Case }", "--format", "csv")
    assert said.out.splitlines() == ["n", "73"]


def test_sparql_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?c a cg:Case }"))
    assert run("sparql", "-").out == "true\n"


def test_sparql_reads_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?c a cg:None }")
    assert run("sparql", f"@{tmp_path / 'q.rq'}").out == "false\n"


def test_sparql_from_a_missing_file_is_not_found(run: Run, tmp_path: Path) -> None:
    assert run("sparql", f"@{tmp_path / 'none.rq'}").code == 3


def test_a_wrong_query_is_wrong_input_without_traceback(run: Run) -> None:
    said = run("sparql", "SELECT WHERE {")
    assert said.code == 1
    assert "Traceback" not in said.err


def test_export_writes_the_file_and_says_so(run: Run, tmp_path: Path) -> None:
    said = run("export", "nq", "-o", str(tmp_path / "all.nq"))
    assert (said.out, said.code) == ("", 0)
    assert "all.nq" in said.err


def test_export_to_an_unknown_format_is_wrong_input(run: Run, tmp_path: Path) -> None:
    assert run("export", "docx", "-o", str(tmp_path / "x")).code == 1


def test_info_tells_the_snapshot_apart(run: Run) -> None:
    said = run("info", "--format", "csv")
    rows = dict(csv.reader(io.StringIO(said.out)))
    assert rows["cases"] == "73"
    assert len(rows["id"]) == 16


def test_info_on_quality_has_a_row_a_case(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("info", "--quality", "--format", "csv").out)))
    assert len(rows) == 73
    assert {row["emmie_effect"] for row in rows} <= {"yes", "no"}


def test_info_on_quality_in_a_table_counts_empty_fields(run: Run) -> None:
    said = run("info", "--quality")
    assert "str3+" in said.out


def test_info_without_a_snapshot_says_what_to_do(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CASEGRAPH_SNAPSHOTS", str(tmp_path))
    said = run("info")
    assert said.code == 4
    assert said.err == "There is no snapshot yet. Make one with: casegraph build\n"


def test_data_that_are_not_there_are_wrong_input(run: Run, tmp_path: Path) -> None:
    said = run("build", "--data", str(tmp_path))
    assert said.code == 1
    assert "Name the folder that holds cases/" in said.err


def test_schema_is_json_with_every_barrier(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert "silos" in schema["$defs"]["BarrierEncounter"]["properties"]["barrier"]["enum"]


def test_new_actor_prints_lines_to_add(run: Run) -> None:
    said = run("new", "actor", "city-of-oulu")
    assert said.out.startswith("city-of-oulu:\n  name: City of oulu\n")


def test_our_own_fault_is_code_four_without_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casegraph.store.ontology.read_vocabulary", lambda _: 1 / 0)
    said = run("schema")
    assert said.code == 4
    assert "Traceback" not in said.err
    assert "ZeroDivisionError" in said.err


def test_similar_prints_reasons(run: Run) -> None:
    said = run("similar", "heading-home-hennepin", "--limit", "1", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said.out))
    assert (row["id"], row["known"]) == ("houston-the-way-home", "100%")
    assert row["because"].startswith("Wording ")


def test_similar_prints_contrasts(run: Run) -> None:
    said = run("similar", "heading-home-hennepin", "--contrast", "--format", "json")
    assert "missed a target" in json.loads(said.out)["hits"][0]["contrast"]["sentence"]


def test_similar_says_what_it_understood_on_standard_error(run: Run) -> None:
    said = run("similar", "--text", "everyone works in silos", "--limit", "1")
    assert "barrier/silos" in said.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], 1, "There is nothing to compare with."),
        (["gov"], 3, "Did you mean 'gov-uk'?"),
        (["gov-uk", "--weight", "text=nan"], 1, "The weight of text is nan"),
        (["gov-uk", "--weight", "tex=1"], 1, "Did you mean 'text'"),
        (["--feature", "barrier/silo"], 1, "Did you mean 'barrier/silos'"),
        (["gov-uk", "--limit", "0"], 2, "--limit"),
    ],
)
def test_similar_says_what_is_wrong(run: Run, words: list[str], code: int, message: str) -> None:
    said = run("similar", *words)
    assert (said.code, said.out) == (code, "")
    assert message in said.err
