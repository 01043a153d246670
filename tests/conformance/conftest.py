"""Two services on sockets: ours, which also holds the data of the tests, and `oxigraph serve`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from casegraph.repository import Repository
from tests.conformance.evaluation import every_graph
from tests.conformance.services import Service, running

SERVE = ["casegraph", "serve", "--port", "PORT"]


@pytest.fixture(scope="session")
def snapshots(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus with the data of the tests, each file as a named graph beside it."""
    folder = tmp_path_factory.mktemp("conformance") / "snapshots"
    # Without the dumps, which workers would read in place of the store.
    shutil.copytree(repository.snapshot.parent, folder, ignore=shutil.ignore_patterns("dumps"))
    store = Store(folder / repository.snapshot.name / "store")
    store.extend(every_graph())
    store.flush()
    return folder


@pytest.fixture(scope="session")
def ours(snapshots: Path) -> Iterator[Service]:
    """The service as `casegraph serve` runs it."""
    with running(SERVE, "/sparql", CASEGRAPH_SNAPSHOTS=str(snapshots)) as service:
        yield service


@pytest.fixture(scope="session")
def reference() -> Iterator[Service]:
    """`oxigraph serve`, the engine of our store as its makers serve it."""
    with running(["oxigraph", "serve", "--bind", "127.0.0.1:PORT"], "/query") as service:
        yield service
