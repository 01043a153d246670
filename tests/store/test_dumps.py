"""Dumps: whole, counted, checked by digest, and the same to the byte for the same files."""

import gzip
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Quad, RdfFormat, Store, parse

from casegraph.building import build_snapshot
from casegraph.errors import NotFoundError
from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph.store.dumps import read_dumps
from casegraph.store.packing import gzipped, zipped

NAMES = [
    "casegraph.trig.gz",
    "casegraph.nq.gz",
    "casegraph.ttl.gz",
    "casegraph.jsonld.gz",
    "casegraph-csv.zip",
    "casegraph-rocrate.zip",
    "SHA256SUMS",
]


def content(repository: Repository, name: str) -> bytes:
    return repository.dump_file(name).read_bytes()


def named(store: Store) -> set[Quad]:
    return {quad for quad in store if quad.graph_name != DefaultGraph()}


def test_a_snapshot_has_a_dump_in_each_format(repository: Repository) -> None:
    assert list(repository.dumps) == NAMES


def test_size_and_digest_are_those_of_the_file(repository: Repository) -> None:
    for name, dump in repository.dumps.items():
        held = content(repository, name)
        assert (dump.size, dump.sha256) == (len(held), sha256(held).hexdigest())


def test_the_sums_are_what_sha256sum_checks(repository: Repository) -> None:
    lines = content(repository, "SHA256SUMS").decode().splitlines()
    assert [line.split("  ") for line in lines] == [
        [repository.dumps[name].sha256, name] for name in NAMES[:-1]
    ]


@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_a_dump_with_graphs_holds_every_statement(form: str, repository: Repository) -> None:
    rdf = RdfFormat.from_extension(form)
    assert rdf is not None
    text = gzip.decompress(content(repository, f"casegraph.{form}.gz"))
    held = list(parse(text, format=rdf))
    assert set(held) == named(repository._reader.store)  # type: ignore[arg-type]  # a store of ours
    assert len(held) == repository.dumps[f"casegraph.{form}.gz"].statements


def test_turtle_holds_each_statement_once(repository: Repository) -> None:
    text = gzip.decompress(content(repository, "casegraph.ttl.gz"))
    held = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    assert len(held) == len(set(held)) == repository.info["statements"]
    assert repository.dumps["casegraph.ttl.gz"].statements == len(held)


def test_the_research_object_holds_the_same_bytes(repository: Repository) -> None:
    with ZipFile(BytesIO(content(repository, "casegraph-rocrate.zip"))) as crate:
        for name in NAMES[:5]:
            assert crate.read(name) == content(repository, name)


def test_the_same_files_give_the_same_bytes(tiny: Settings) -> None:
    first = build_snapshot(tiny).folder / "dumps"
    second = build_snapshot(tiny, force=True).folder / "dumps"
    assert first != second
    assert read_dumps(first) == read_dumps(second)
    assert [(first / name).read_bytes() for name in NAMES] == [
        (second / name).read_bytes() for name in NAMES
    ]


def test_what_is_on_disk_has_the_statements_of_the_dump_and_its_blank_nodes(
    repository: Repository,
) -> None:
    dumped = set(parse(gzip.decompress(content(repository, "casegraph.nq.gz")), RdfFormat.N_QUADS))
    on_disk = Store.read_only(str(repository.snapshot / "store"))
    assert named(on_disk) == dumped
    assert sum(isinstance(quad.subject, BlankNode) for quad in dumped) > 50
    merged = {Quad(quad.subject, quad.predicate, quad.object) for quad in dumped}
    assert {quad for quad in on_disk if quad.graph_name == DefaultGraph()} == merged


def test_other_files_give_other_bytes(tiny: Settings) -> None:
    before = read_dumps(build_snapshot(tiny).folder / "dumps")
    case = tiny.data / "cases" / "gov-uk.yaml"
    case.write_text(case.read_text("utf-8").replace("modified: 2026-11-24", "modified: 2026-11-25"))
    after = read_dumps(build_snapshot(tiny).folder / "dumps")
    assert {name for name in NAMES if before[name].sha256 == after[name].sha256} == set()


def test_an_archive_bears_no_time() -> None:
    assert gzipped(b"x")[4:8] == b"\0\0\0\0"
    with ZipFile(BytesIO(zipped([("a.txt", b"x")]))) as archive:
        assert archive.getinfo("a.txt").date_time == (1980, 1, 1, 0, 0, 0)


def test_a_dump_that_is_not_there_is_named_with_those_that_are(repository: Repository) -> None:
    with pytest.raises(NotFoundError, match=r"There is no dump 'casegraph.tt.gz'. Did you mean"):
        repository.dump_file("casegraph.tt.gz")


@pytest.mark.parametrize("name", ["../manifest.json", "index.json", "", "/etc/passwd"])
def test_what_is_no_dump_is_not_given(name: str, repository: Repository) -> None:
    with pytest.raises(NotFoundError):
        repository.dump_file(name)


def test_where_there_is_no_snapshot_there_are_no_dumps(tmp_path: Path) -> None:
    assert read_dumps(tmp_path / "dumps") == {}


def test_a_repository_without_cases_has_dumps_too(tiny: Settings, tmp_path: Path) -> None:
    empty = replace(tiny, snapshots=tmp_path / "other")
    for case in (tiny.data / "cases").iterdir():
        case.unlink()
    assert list(read_dumps(build_snapshot(empty).folder / "dumps")) == NAMES
