"""The command qca: what it prints and writes."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

EXAMPLE = str(Path(__file__).parents[2] / "docs" / "examples" / "silos.yaml")


def test_the_report_is_printed_and_cases_and_remainders_are_mentioned_first(run: Run) -> None:
    said = run("qca", EXAMPLE)
    assert said.code == 0
    assert said.out.startswith("# Silos, champions, partners, and outcomes that improved\n")
    assert said.err.splitlines() == [
        "33 cases, 33 with all values; 16 configurations, 6 of them remainders."
    ]


def test_a_folder_takes_all_files(run: Run, tmp_path: Path) -> None:
    said = run("qca", EXAMPLE, "-o", str(tmp_path / "out"))
    assert (said.code, said.out) == (0, "")
    assert len(list((tmp_path / "out").iterdir())) == 9


def test_json_has_the_whole_report(run: Run) -> None:
    told = json.loads(run("qca", EXAMPLE, "--format", "json").out)
    assert [one["kind"] for one in told["solutions"]] == [
        "conservative",
        "parsimonious",
        "intermediate",
    ]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("title: T\n", 1, "study.yaml:1:1: The key 'conditions' is missing."),
        ("title: T\nconditions: {A: start}\noutcome: {Y: end}\n", 1, "how to calibrate it"),
        ("title: [\n", 1, "This is not YAML"),
    ],
)
def test_qca_says_what_is_wrong(
    run: Run, tmp_path: Path, text: str, code: int, message: str
) -> None:
    (tmp_path / "study.yaml").write_text(text)
    said = run("qca", str(tmp_path / "study.yaml"))
    assert (said.code, said.out) == (code, "")
    assert message in said.err


def test_a_study_that_is_not_there_is_not_found(run: Run) -> None:
    assert run("qca", "none.yaml").code == 3
