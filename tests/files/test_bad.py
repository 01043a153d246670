"""Broken case files, each beside the exact message that a curator gets for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

BAD = Path(__file__).parent.parent / "bad"
FILES = sorted(BAD.glob("*.yaml"))
COUNT = 116


def test_all_broken_files_are_found_with_their_messages() -> None:
    assert len(FILES) == COUNT
    assert {file.with_suffix(".expected") for file in FILES} == set(BAD.glob("*.expected"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_gets_its_message(
    file: Path, data: Path, problems: Callable[..., list[str]]
) -> None:
    copy = shutil.copy(file, data / "cases")
    (data / "cases" / "help-desk.yaml").touch()  # a case that relations can name
    found = [line.removeprefix(f"cases/{file.name}:") for line in problems(Path(copy))]
    assert found == file.with_suffix(".expected").read_text("utf-8").splitlines()
