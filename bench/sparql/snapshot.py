"""A grown corpus as a snapshot that `casegraph serve` takes for the one of its files."""

import json
import os
import shutil
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store

from bench.sparql.grow import Grown
from casegraph.building import build_snapshot
from casegraph.settings import Settings
from casegraph.store.snapshots import Snapshots

__all__ = ["make_servable", "write_store"]


def make_servable(grown: Grown, folder: Path) -> Path:
    """A folder of snapshots whose current one holds the grown corpus.

    Its index is that of the real corpus: searching is not what is measured here.
    """
    real = build_snapshot(Settings.make(os.environ))
    new = folder / real.id
    shutil.copytree(real.folder / "index", new / "index")
    statements = write_store(grown, new / "store")
    snapshots = Snapshots(folder)
    manifest = json.loads((real.folder / "manifest.json").read_text("utf-8"))
    snapshots.write_manifest(new, manifest | {"statements": statements})
    snapshots.use(new)
    return folder


def write_store(grown: Grown, folder: Path) -> int:
    """Write a store as a build does: every statement in its graph and in the default graph."""
    store = Store(str(folder))
    store.bulk_load(path=str(grown.named), format=RdfFormat.N_QUADS)
    store.bulk_load(path=str(grown.merged), format=RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()
    counted = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert isinstance(counted, QuerySolutions), "SELECT gives solutions"
    return int(next(counted)["n"].value)
