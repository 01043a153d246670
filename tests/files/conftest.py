"""A tiny repository: two actors, no case yet, and ways to put files in and read them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.errors import DataError
from casegraph.files.record import RecordFiles, read_record
from casegraph.model import Vocabulary

ACTORS = """\
city-of-turku: {name: City of Turku, kind: organisation, sector: public}
night-riders: {name: Night riders, kind: group, sector: citizens}
"""

CASE = """\
id: walk-in
name: Walk-in office
summary: A city opened an office that people can walk into.
place: {id: turku, name: Turku, country: FI}
level: local
period: {start: 2020, status: running}
policy_areas: cofog-01
problem:
  - {key: waiting, text: People waited too long., source: S1}
actors:
  - {key: city, actor: city-of-turku, role: implementer, did: Ran the office., source: S1}
sources:
  S1: {url: "https://example.org/1", title: A report, publisher: City of Turku, kind: official}
record: {status: draft, created: 2026-01-01, modified: 2026-01-02, curators: Editors}
"""

Read = Callable[..., RecordFiles]
Problems = Callable[..., list[str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with actors and an empty folder of cases; the working directory."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "actors.yaml").write_text(ACTORS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def minimal() -> str:
    """The text of a small valid case with the id walk-in."""
    return CASE


@pytest.fixture
def walk_in(data: Path) -> Path:
    """A file with the small valid case."""
    file = data / "cases" / "walk-in.yaml"
    file.write_text(CASE, "utf-8")
    return file


@pytest.fixture
def read(data: Path, vocabulary: Vocabulary) -> Read:
    """Read the whole folder, or just some files of it."""
    return lambda *only: read_record(data, vocabulary, only)


@pytest.fixture
def problems(read: Read) -> Problems:
    """Read files that are wrong; gives the lines of the message."""

    def refuse(*only: Path) -> list[str]:
        with pytest.raises(DataError) as error:
            read(*only)
        return str(error.value).split("\n")

    return refuse
