"""Files of questions that are wrong: told with file, line and remedy; and the page of them all."""

import re
from pathlib import Path

import pytest

from casegraph.errors import DataError
from casegraph.files.questions import read_questions
from casegraph.model import Vocabulary
from casegraph.resources import ontology_folder

SHEET = """number: 1
title: Cases
question: Which cases since {since}?
asked_by: researcher
why: To test.
parameters:
  since: {about: The year., kind: year, example: 2000}
columns:
  case: The case.
invariants:
  - None.
"""
QUERY = "SELECT ?case { VALUES ?since { 2000 } }"
QUESTIONS = read_questions(ontology_folder())
PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An ontology with one good question."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "cases.yaml").write_text(SHEET)
    (tmp_path / "questions" / "cases.rq").write_text(QUERY)
    return tmp_path


def _problems(folder: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_questions(folder)
    return str(caught.value).replace(f"{folder}/questions/", "")


def test_a_good_question_is_read(folder: Path) -> None:
    assert read_questions(folder)["cases"].parameters["since"].example == 2000


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title:", "tilte:", "cases.yaml:2:1: Unknown key 'tilte'. Did you mean 'title'?"),
        ("researcher", "nobody", "cases.yaml:4:11: asked_by: found 'nobody'."),
        ("{since}", "{until}", "Correct the parameters named in question: expected {since}."),
        ("kind: year", "scheme: a, kind: year", "cases.yaml:7:10: Give either scheme"),
        ("kind: year", "kind: year, narrower: true", "cases.yaml:7:10: Remove narrower"),
        ("  - None.", "", "cases.yaml:10:"),
        ("number: 1", "number: [", "cases.yaml:1:9: This is not YAML"),
    ],
)
def test_a_wrong_sheet_is_told_with_its_line(
    folder: Path, old: str, new: str, message: str
) -> None:
    (folder / "questions" / "cases.yaml").write_text(SHEET.replace(old, new))
    assert message in _problems(folder)


@pytest.mark.parametrize("half", ["cases.yaml", "cases.rq"])
def test_half_a_question_is_refused(folder: Path, half: str) -> None:
    (folder / "questions" / half).unlink()
    assert _problems(folder) == f"{half}:1:1: This half of a question is missing."


def test_a_parameter_has_to_stand_in_the_query(folder: Path) -> None:
    (folder / "questions" / "cases.rq").write_text("SELECT ?case {}")
    assert "cases.rq:1:1: The parameter since is not in the query." in _problems(folder)


def test_no_two_questions_have_one_number(folder: Path) -> None:
    (folder / "questions" / "more.yaml").write_text(SHEET)
    (folder / "questions" / "more.rq").write_text(QUERY)
    assert "more.yaml:1:1: Number 1 is that of cases too." in _problems(folder)


def test_every_scheme_of_a_parameter_is_there(vocabulary: Vocabulary) -> None:
    parameters = [p for question in QUESTIONS.values() for p in question.parameters.values()]
    named = {scheme for parameter in parameters for scheme in parameter.schemes}
    assert len(named) >= 10
    assert named <= set(vocabulary.by_id)


def test_the_page_lists_every_question_in_order() -> None:
    rows = [
        f"| {q.number} | [`{q.id}`](../ontology/questions/{q.id}.rq) | {q.question} |"
        f" {', '.join(q.asked_by)} |"
        for q in QUESTIONS.values()
    ]
    assert re.findall(r"^\| \d.*$", PAGE.read_text("utf-8"), re.MULTILINE) == rows
