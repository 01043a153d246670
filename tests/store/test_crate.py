"""The research object, judged by roc-validator; and what it says of its authors."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casegraph.repository import Repository

ROOT = Path(__file__).parents[2]
JUDGE = (ROOT / ".venv" / "crate" / "bin" / "python", ROOT / "scripts" / "judge_crate.py")


@pytest.fixture(scope="module")
def crate(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The research object in a folder."""
    folder = tmp_path_factory.mktemp("crate")
    repository.export("rocrate", folder)
    return folder


@pytest.fixture
def broken(crate: Path, tmp_path: Path) -> Callable[[Callable[[dict[str, Any]], None]], Path]:
    """Makes a research object that differs from the good one by what a function changes."""

    def make(change: Callable[[dict[str, Any]], None]) -> Path:
        for file in crate.iterdir():
            (tmp_path / file.name).symlink_to(file)
        told = metadata(crate)
        change({entity["@id"]: entity for entity in told["@graph"]})
        (tmp_path / "ro-crate-metadata.json").unlink()
        (tmp_path / "ro-crate-metadata.json").write_text(json.dumps(told))
        return tmp_path

    return make


def metadata(crate: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((crate / "ro-crate-metadata.json").read_text("utf-8"))
    return told


def judged(crate: Path, severity: str) -> tuple[bool, str]:
    """Whether the validator finds no issue of that severity or a graver one; what it says."""
    assert JUDGE[0].exists(), "The validator has an environment of its own: make .venv/crate/done"
    command = [*map(str, JUDGE), str(crate), severity]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode == 0, done.stdout


@pytest.mark.parametrize("severity", ["required", "recommended"])
def test_the_research_object_is_valid(severity: str, crate: Path) -> None:
    valid, report = judged(crate, severity)
    assert valid, report
    assert "RO-Crate is a valid ro-crate-1.2" in report


def test_a_research_object_without_licence_is_not_valid(
    broken: Callable[[Callable[[dict[str, Any]], None]], Path],
) -> None:
    folder = broken(lambda entities: entities["./"].pop("license"))
    assert not judged(folder, "required")[0]


def test_a_file_without_description_falls_short_of_what_is_recommended(
    broken: Callable[[Callable[[dict[str, Any]], None]], Path],
) -> None:
    folder = broken(lambda entities: entities["casegraph.nq.gz"].pop("encodingFormat"))
    assert judged(folder, "required")[0]
    assert not judged(folder, "recommended")[0]


def test_the_authors_are_those_of_the_citation_file(crate: Path) -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    entities = {entity["@id"]: entity for entity in metadata(crate)["@graph"]}
    author = entities[entities["./"]["author"]["@id"]]
    assert f"- name: {author['name']}\n" in citation
    assert f'title: "{entities["./"]["name"]}"\n' in citation
    assert [e for e in entities.values() if e["@type"] == "Person"] == []


def test_every_file_is_described(crate: Path) -> None:
    files = {e["@id"]: e for e in metadata(crate)["@graph"] if e["@type"] == "File"}
    own = {"ro-crate-metadata.json", "ro-crate-preview.html"}
    assert set(files) == {file.name for file in crate.iterdir()} - own
    for name, told in files.items():
        assert told["contentSize"] == str((crate / name).stat().st_size)


def test_one_file_holds_the_research_object_where_its_name_ends_in_zip(
    repository: Repository, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    assert repository.export("rocrate", file) == [file]
    assert file.read_bytes() == repository.dump_file("casegraph-rocrate.zip").read_bytes()
