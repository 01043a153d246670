"""Vectors survive the disk, and damage is named."""

import shutil
from pathlib import Path

import pytest

from casegraph.comparison import SimilarQuery
from casegraph.comparison.comparison import Comparison
from casegraph.comparison.making import write
from casegraph.comparison.profile import ComparisonInput
from casegraph.comparison.vectors import Vectors
from casegraph.errors import SnapshotError

from .conftest import CONTENT


def test_concepts_weigh_by_their_rarity(folder: Path) -> None:
    vectors = Vectors.load(folder)
    weights = [vectors.content[vectors.place_of["barrier", slug]] for slug in ("silos", "culture")]
    assert weights == pytest.approx([0.5108, 0.5108], abs=1e-4)


def test_the_same_cases_give_the_same_files(folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "again", CONTENT)
    for name in ("names.json", "entries.json", "dossiers.jsonl"):
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_no_cases_can_be_compared_without_error(tmp_path: Path) -> None:
    empty = ComparisonInput((), {}, CONTENT.vocabulary)
    write(tmp_path / "empty", empty)
    assert Comparison(tmp_path / "empty").similar(SimilarQuery(text="silos")).hits == ()


@pytest.mark.parametrize("name", ["vectors.npz", "names.json", "entries.json", "dossiers.json"])
def test_a_damaged_part_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / name).write_bytes(b"{")
    with pytest.raises(SnapshotError, match="Build"):
        Comparison(copy)


def test_a_damaged_dossier_is_named_when_it_is_read(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / "dossiers.jsonl").write_bytes(b"")
    with pytest.raises(SnapshotError, match="Build"):
        Comparison(copy).similar(SimilarQuery(text="shelters"))


def test_a_case_of_which_what_is_told_is_damaged_is_named(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    lines = (copy / "dossiers.jsonl").read_bytes().split(b"\n")
    damaged = [b"{" * len(line) if place % 2 else line for place, line in enumerate(lines)]
    (copy / "dossiers.jsonl").write_bytes(b"\n".join(damaged))
    with pytest.raises(SnapshotError, match="Build"):
        Comparison(copy).similar(SimilarQuery(text="shelters"))
