"""The register of formats, and what holds for every one of them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.errors import NotFoundError, QueryError, ResultTooLargeError
from casegraph.network.appearance import Look
from casegraph.network.formats import NETWORK_FORMATS, network_format, to_bytes, write
from tests.network.formats.networks import hostile, small

ROOT = Path(__file__).parents[3]
FORMATS = pytest.mark.parametrize("name", NETWORK_FORMATS)


def test_there_are_eleven() -> None:
    assert list(NETWORK_FORMATS) == [
        *("gexf", "graphml", "cytoscape", "json", "pajek", "csv", "dot", "matrix"),
        *("svg", "png", "html"),
    ]


def test_the_page_lists_them() -> None:
    page = (ROOT / "docs" / "network-formats.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| `(.*?)` \| (.*?) \| (.*?) \|$", page, re.MULTILINE)
    assert rows == [
        (one.id, one.label, one.ending, one.keeps, one.readers) for one in NETWORK_FORMATS.values()
    ]


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'gexf'"):
        network_format("gefx")


@FORMATS
def test_the_same_network_gives_the_same_bytes(name: str) -> None:
    assert to_bytes(hostile(), name) == to_bytes(hostile(), name)


@FORMATS
def test_what_is_too_large_is_refused_before_any_work(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casegraph.network.flat.flat", pytest.fail)
    with pytest.raises(ResultTooLargeError, match="has 3 nodes; at most 2 can be given"):
        to_bytes(small(), name, most_nodes=2)
    with pytest.raises(ResultTooLargeError, match="has 2 edges; at most 1 can be given"):
        to_bytes(small(), name, most_edges=1)


@FORMATS
def test_a_file_is_written_whole(name: str, tmp_path: Path) -> None:
    file = write(small(), tmp_path / "network", name)
    assert file.read_bytes() == to_bytes(small(), name)
    assert list(tmp_path.iterdir()) == [file]


def test_after_an_error_the_old_file_is_there(tmp_path: Path) -> None:
    file = tmp_path / "network.gexf"
    file.write_text("old")
    with pytest.raises(QueryError, match="'sise', which none of them has"):
        write(small(), file, "gexf", Look(size="sise"))
    assert [one.read_text() for one in tmp_path.iterdir()] == ["old"]


def test_a_file_that_cannot_be_named_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "network.gexf").mkdir()
    with pytest.raises(OSError, match=r"network\.gexf"):
        write(small(), tmp_path / "network.gexf", "gexf")
    assert [one.name for one in tmp_path.iterdir()] == ["network.gexf"]


def test_bytes_do_not_hang_on_the_seed_of_hashes() -> None:
    code = (
        "from tests.network.formats.networks import hostile; import hashlib;"
        "from casegraph.network.formats import NETWORK_FORMATS, to_bytes;"
        "made = [to_bytes(hostile(), name) for name in NETWORK_FORMATS if name != 'png'];"
        "print(hashlib.md5(b''.join(made)).hexdigest())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"},
            capture_output=True,
            cwd=ROOT,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
