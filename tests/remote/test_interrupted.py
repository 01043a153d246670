"""Publishing that is cut short, by the death of either side, and gone on with."""

import os
import subprocess
import sys
import time
from pathlib import Path

from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph.store.iris import BASE
from casegraph.store.probing import names_of
from casegraph.store.publishing import publish
from casegraph.store.reader import open_store
from tests.remote.conftest import Start, serving
from tests.remote.servers import Server

COMMAND = Path(sys.executable).with_name("casegraph")
SOME = 20


def _begin(server: Server, repository: Repository) -> "subprocess.Popen[bytes]":
    """`casegraph publish`, until a good part of the graphs are there."""
    environment = os.environ | {"CASEGRAPH_SNAPSHOTS": str(repository.snapshot.parent)}
    words = [str(COMMAND), "publish", "--to", server.store.url]
    begun = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while len(server.graphs()) < SOME:
        assert begun.poll() is None, begun.communicate()
        assert time.monotonic() < until
        time.sleep(0.01)
    return begun


def _go_on(server: Server, repository: Repository, settings: Settings) -> None:
    """A second run sends what is missing, and then everything is there."""
    own = open_store(repository.snapshot / "store")
    done = publish(own, server.store, server.queries)
    assert done.kept >= SOME - 1
    assert done.sent + done.kept == len(names_of(own)) + 1
    there = Repository(repository.snapshot, serving(settings, server))
    assert there.cases() == repository.cases()


def test_a_run_that_is_killed_is_gone_on_with(
    start: Start, repository: Repository, corpus_settings: Settings
) -> None:
    server = start("oxigraph")
    begun = _begin(server, repository)
    begun.kill()
    begun.communicate()
    assert f"{BASE}record/x-road-estonia" not in server.graphs()
    _go_on(server, repository, corpus_settings)


def test_a_store_that_dies_is_told_with_the_graph_and_gone_on_with(
    start: Start, repository: Repository, corpus_settings: Settings
) -> None:
    server = start("oxigraph")
    begun = _begin(server, repository)
    server.stop()
    _, complaint = begun.communicate(timeout=60)
    assert begun.returncode == 4
    assert b"<https://w3id.org/casegraph/" in complaint
    assert b"at http://127.0.0.1" in complaint
    assert b"Traceback" not in complaint
    server.start()
    _go_on(server, repository, corpus_settings)
