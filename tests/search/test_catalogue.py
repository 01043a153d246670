"""Sets of cases as bits, and the catalogue as a file."""

from pathlib import Path

import pytest

from casegraph.errors import SnapshotError
from casegraph.search import IndexInput
from casegraph.search.catalogue import Catalogue, bits, numbers
from casegraph.search.documents import documents


def test_a_set_gives_back_its_numbers() -> None:
    assert numbers(bits([2300, 0, 7, 8])) == [0, 7, 8, 2300]


def test_the_empty_set_has_no_numbers() -> None:
    assert numbers(bits([])) == []


def test_a_catalogue_read_again_is_the_same(tmp_path: Path, content: IndexInput) -> None:
    catalogue = Catalogue.of(documents(content), content.vocabulary)
    catalogue.save(tmp_path)
    assert Catalogue.load(tmp_path) == catalogue


def test_a_catalogue_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catalogue.json").write_text('{"format": 0}')
    with pytest.raises(SnapshotError, match="format 0"):
        Catalogue.load(tmp_path)
