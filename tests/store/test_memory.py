"""The store of a snapshot in memory: the same statements, read from the dump beside it."""

import shutil
from pathlib import Path

import pytest

from casegraph.repository import Repository
from casegraph.store.reader import open_store, store_in_memory


@pytest.mark.parametrize("parts", [("store", "dumps"), ("store",)])
def test_memory_holds_what_the_disk_holds(
    repository: Repository, tmp_path: Path, parts: tuple[str, ...]
) -> None:
    for part in parts:
        shutil.copytree(repository.snapshot / part, tmp_path / part)
    memory, disk = store_in_memory(tmp_path / "store"), open_store(tmp_path / "store")
    assert len(memory) == len(disk) > 190_000
    assert set(memory.named_graphs()) == set(disk.named_graphs())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { ?s owl:unionOf/rdf:rest*/rdf:first ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s owl:unionOf ?list } ?list rdf:first ?o }",
    ],
)
def test_memory_answers_as_the_disk_does(repository: Repository, query: str) -> None:
    from casegraph.store.query import run_query

    memory = store_in_memory(repository.snapshot / "store")
    found = run_query(memory, query).rows
    assert found == repository.sparql(query).rows
    assert found[0][0] > 0
