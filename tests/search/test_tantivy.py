"""What only tantivy has to do: notice damage before it matters, and work where nobody may write."""

import shutil
from pathlib import Path

import pytest

from casegraph.errors import SnapshotError
from casegraph.search import Index, IndexInput, SearchQuery, engine


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, content: IndexInput) -> Path:
    folder = tmp_path_factory.mktemp("tantivy") / "index"
    engine("tantivy").write(folder, content)
    return folder


@pytest.fixture
def folder(tmp_path: Path, whole: Path) -> Path:
    """A copy of an index, to damage."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


def _open(folder: Path) -> Index:
    return engine("tantivy").open(folder)


def test_a_copied_index_answers(folder: Path) -> None:
    assert _open(folder).search(SearchQuery("water")).total == 3


def test_damage_to_any_file_is_named(folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "catalogue.json"]
    assert len(files) == 20
    for file in files:
        good = file.read_bytes()
        file.write_bytes(bytes([good[0] ^ 1]) + good[1:])
        with pytest.raises(SnapshotError, match=r"cannot be read .* Build it again"):
            _open(folder)
        file.write_bytes(good)


def test_a_missing_file_is_named(folder: Path) -> None:
    gone = next(folder.glob("cases/*.store"))
    gone.unlink()
    with pytest.raises(SnapshotError, match=f"damaged: cases/{gone.name}"):
        _open(folder)


def test_an_open_index_needs_its_folder_no_more(folder: Path) -> None:
    opened = _open(folder)
    shutil.rmtree(folder)
    assert opened.search(SearchQuery("homel* residants")).total == 3
