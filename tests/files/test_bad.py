"""Broken case files, each beside the exact message that a curator gets for it."""

import shutil
from pathlib import Path

import pytest

from casegraph.errors import DataError
from casegraph.files.record import read_record
from casegraph.model import Vocabulary

BAD = Path(__file__).parent.parent / "bad"
FILES = sorted(BAD.glob("*.yaml"))
COUNT = 107


def problems_of(file: Path, data: Path, vocabulary: Vocabulary) -> str:
    """One line a problem: line, column, message, remedy."""
    copy = data / "cases" / file.name
    shutil.copy(file, copy)
    with pytest.raises(DataError) as error:
        read_record(data, vocabulary, [copy])
    return "".join(f"{str(p).removeprefix(f'{p.file}:')}\n" for p in error.value.problems)


def test_all_broken_files_are_found_with_their_messages() -> None:
    assert len(FILES) == COUNT
    assert {file.with_suffix(".expected") for file in FILES} == set(BAD.glob("*.expected"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_gets_its_message(file: Path, data: Path, vocabulary: Vocabulary) -> None:
    assert problems_of(file, data, vocabulary) == file.with_suffix(".expected").read_text("utf-8")
