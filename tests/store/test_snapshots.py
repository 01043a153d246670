"""Snapshots: same inputs same id, atomic swap, the last three kept, one build at a time."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from casegraph.building import build_snapshot
from casegraph.errors import (
    BuildInProgressError,
    DataError,
    MissingExtraError,
    SnapshotError,
)
from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph.store.snapshots import KEPT, Snapshots, content_id


def test_building_twice_gives_the_same_snapshot(tiny: Settings) -> None:
    first = build_snapshot(tiny)
    second = build_snapshot(tiny)
    assert (first.fresh, second.fresh) == (True, False)
    assert first.id == second.id


def test_a_changed_label_gives_another_snapshot(tiny: Settings) -> None:
    first = build_snapshot(tiny)
    scheme = tiny.ontology / "schemes" / "barrier.ttl"
    scheme.write_text(scheme.read_text("utf-8").replace('"Silos"@en', '"Stovepipes"@en'), "utf-8")
    second = build_snapshot(tiny)
    assert first.id != second.id
    assert Repository(second.folder).vocabulary.label("barrier", "silos") == "Stovepipes"


def test_a_changed_name_of_a_file_changes_the_id(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"same")
    assert content_id({"a": file}) != content_id({"b": file})


def test_content_cannot_move_between_files_unseen(tmp_path: Path) -> None:
    parts = [tmp_path / "one", tmp_path / "two", tmp_path / "three", tmp_path / "four"]
    for part, content in zip(parts, (b"ab", b"c", b"a", b"bc"), strict=True):
        part.write_bytes(content)
    assert content_id({"x": parts[0], "y": parts[1]}) != content_id({"x": parts[2], "y": parts[3]})


def test_wrong_files_leave_the_old_snapshot_in_use(tiny: Settings) -> None:
    good = build_snapshot(tiny)
    (tiny.data / "cases" / "gov-uk.yaml").write_text("id: [", "utf-8")
    with pytest.raises(DataError, match="not YAML"):
        build_snapshot(tiny)
    assert Snapshots(tiny.snapshots).current() == good.folder


def test_going_back_to_old_files_uses_the_kept_snapshot(tiny: Settings) -> None:
    file = tiny.data / "cases" / "gov-uk.yaml"
    old = file.read_text("utf-8")
    first = build_snapshot(tiny)
    file.write_text(old + "# a remark\n", "utf-8")
    build_snapshot(tiny)
    file.write_text(old, "utf-8")
    again = build_snapshot(tiny)
    assert (again.id, again.fresh) == (first.id, False)
    assert Snapshots(tiny.snapshots).current() == first.folder


def test_only_the_last_snapshots_are_kept(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    for number in range(KEPT + 2):
        with snapshots.building(), snapshots.writing(f"s{number}") as new:
            snapshots.write_manifest(new, {"id": number})
        os.utime(tmp_path / f"s{number}", (number, number))
    assert sorted(place.parent.name for place in tmp_path.glob("*/manifest.json")) == [
        "s2",
        "s3",
        "s4",
    ]


def test_a_second_build_at_once_is_refused(tmp_path: Path) -> None:
    with (
        Snapshots(tmp_path).building(),
        pytest.raises(BuildInProgressError, match="Another build"),
        Snapshots(tmp_path).building(),
    ):
        pass


def test_what_dead_builds_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".new-abc-1" / "store").mkdir(parents=True)
    (tmp_path / ".current-1").write_text("abc")
    with Snapshots(tmp_path).building():
        assert sorted(place.name for place in tmp_path.iterdir()) == ["lock"]


def test_a_pointer_to_nothing_is_no_snapshot(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("gone\n")
    assert Snapshots(tmp_path).current() is None


def test_a_broken_manifest_names_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "abc").mkdir()
    (tmp_path / "abc" / "manifest.json").write_text("{")
    with pytest.raises(SnapshotError, match="Build it again"):
        Snapshots(tmp_path).manifest(tmp_path / "abc")


def test_another_search_engine_gives_another_snapshot(tiny: Settings) -> None:
    first = build_snapshot(tiny)
    second = build_snapshot(replace(tiny, search_engine="tantivy"))
    assert (second.fresh, first.id == second.id) == (True, False)
    assert (second.folder / "index" / "cases" / "meta.json").is_file()
    assert Repository(second.folder).search("homelessness").hits[0].id == "heading-home-hennepin"


def test_a_search_engine_that_is_not_installed_is_said_before_the_build(
    tiny: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "casegraph.search.tantivy_engine", raising=False)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'casegraph\[tantivy\]'"):
        build_snapshot(replace(tiny, search_engine="tantivy"))
    assert not list(tiny.snapshots.glob(".new-*"))
