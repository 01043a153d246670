"""What a snapshot is made from: every file that its graph is read from."""

from pathlib import Path

import pytest

from casegraph.files.questions import read_questions
from casegraph.resources import data_folder, ontology_folder
from casegraph.store.inputs import Inputs
from casegraph.store.ontology import ontology_files, rule_files, shape_files


@pytest.fixture(scope="module")
def named() -> set[Path]:
    return set(Inputs(ontology_folder(), data_folder()).files().values())


def test_every_file_of_the_ontology_is_an_input(named: set[Path]) -> None:
    read = [*ontology_files(ontology_folder()), *rule_files(ontology_folder())]
    assert set(read) <= named
    assert set(shape_files(ontology_folder())) <= named


def test_both_halves_of_every_question_are_inputs(named: set[Path]) -> None:
    folder = ontology_folder() / "questions"
    halves = [
        folder / f"{name}.{end}"
        for name in read_questions(ontology_folder())
        for end in ("rq", "yaml")
    ]
    assert len(halves) == 62
    assert set(halves) <= named


def test_the_checks_for_maintainers_are_none(named: set[Path]) -> None:
    assert not named & set((ontology_folder() / "checks").iterdir())
