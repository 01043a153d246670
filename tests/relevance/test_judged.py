"""The files of the judged set, and what is refused in them."""

from collections import Counter
from pathlib import Path

import pytest
from bench.relevance.judged import HALVES, KINDS, Task, drawn, faults, read_tasks
from pydantic import ValidationError

from casegraph.errors import DataError
from casegraph.resources import data_folder

CASES = {file.stem for file in (data_folder() / "cases").glob("*.yaml")}
COUNTS = {"situations": 94, "similar": 25, "queries": 85, "contrasts": 20}
GIVEN = {
    "kind": "queries",
    "id": "nurses",
    "group": "topic",
    "split": "tune",
    "text": "nurses",
    "judgements": {"buurtzorg": 3},
    "why": "Teams of nurses.",
}


@pytest.fixture(scope="module")
def tasks() -> tuple[Task, ...]:
    return read_tasks()


def test_every_task_is_read(tasks: tuple[Task, ...]) -> None:
    assert Counter(task.kind for task in tasks) == COUNTS


def test_the_files_have_no_faults(tasks: tuple[Task, ...]) -> None:
    assert len(CASES) >= 73
    assert list(faults(tasks, CASES)) == []


def test_cases_are_judged_in_the_numbers_the_readme_gives(tasks: tuple[Task, ...]) -> None:
    grades = Counter(grade for task in tasks for grade in task.judgements.values())
    assert grades == {3: 350, 2: 312, 1: 352}
    assert len({case for task in tasks for case in task.relevant(3)}) == 73


def test_situations_and_queries_ask_in_words_the_others_with_a_case(
    tasks: tuple[Task, ...],
) -> None:
    in_words = {task.kind for task in tasks if task.text}
    assert in_words == {"situations", "queries"}
    assert {task.kind for task in tasks if task.case} == {"similar", "contrasts"}


def test_a_situation_is_one_to_four_sentences(tasks: tuple[Task, ...]) -> None:
    texts = [task.text or "" for task in tasks if task.kind == "situations"]
    sentences = [sum(text.count(mark) for mark in ".?!") for text in texts]
    assert {min(sentences), max(sentences)} <= {1, 2, 3, 4}


def test_a_query_is_one_to_four_words(tasks: tuple[Task, ...]) -> None:
    words = {len((task.text or "").split()) for task in tasks if task.kind == "queries"}
    assert words <= {1, 2, 3, 4}


@pytest.mark.parametrize("kind", KINDS)
def test_the_halves_are_those_that_chance_drew(tasks: tuple[Task, ...], kind: str) -> None:
    asked = [task for task in tasks if task.kind == kind]
    assert drawn(asked) == {task.id: task.split for task in asked}


@pytest.mark.parametrize("kind", KINDS)
def test_every_group_is_in_both_halves_alike(tasks: tuple[Task, ...], kind: str) -> None:
    found = Counter((task.group, task.split) for task in tasks if task.kind == kind)
    for group in {group for group, _ in found}:
        assert abs(found[group, HALVES[0]] - found[group, HALVES[1]]) <= 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"case": "gov-uk"}, "either text or case"),
        ({"text": None}, "either text or case"),
        ({"text": None, "case": "buurtzorg"}, "judges the case that it asks about"),
        ({"judgements": {"buurtzorg": 1}}, "needs a case of grade 2 or 3"),
        ({"judgements": {"buurtzorg": 4}}, "Input should be 1, 2 or 3"),
        ({"split": "train"}, "Input should be 'tune' or 'report'"),
        ({"note": "more"}, "Extra inputs are not permitted"),
    ],
)
def test_a_task_that_cannot_be_measured_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Task.model_validate(GIVEN | change)


def test_an_unknown_case_and_a_second_task_of_one_name_are_faults() -> None:
    twice = [Task.model_validate(GIVEN), Task.model_validate(GIVEN | {"split": "report"})]
    assert list(faults(twice, {"gov-uk"})) == [
        "2 tasks are called nurses.",
        "Task nurses names buurtzorg, which is not a case.",
        "Task nurses names buurtzorg, which is not a case.",
    ]


def test_uneven_halves_are_a_fault() -> None:
    asked = [Task.model_validate(GIVEN | {"id": name}) for name in ("one", "two")]
    assert list(faults(asked, CASES)) == ["The halves of queries differ in size: {'tune': 2}."]


def test_a_file_that_is_not_yaml_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "situations.yaml").write_text("- id: [\n")
    with pytest.raises(DataError, match=r"situations\.yaml:"):
        read_tasks(tmp_path)
