"""A grown corpus as a snapshot that `casegraph serve` takes for the one of its files."""

import gzip
import os
import shutil
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store

from bench.sparql.grow import Grown
from casegraph.building import build_snapshot
from casegraph.settings import Settings
from casegraph.store.snapshots import Snapshots

__all__ = ["make_servable", "write_content"]


def make_servable(grown: Grown, folder: Path) -> Path:
    """A folder of snapshots whose current one holds the grown corpus.

    All but its statements is that of the real corpus: other pages are not what is measured here.
    """
    real = build_snapshot(Settings.make(os.environ))
    new = folder / real.id
    shutil.copytree(real.folder, new, ignore=shutil.ignore_patterns("store"))
    statements = write_content(grown, new)
    snapshots = Snapshots(folder)
    snapshots.write_manifest(new, snapshots.manifest(new) | {"statements": statements})
    snapshots.use(new)
    return folder


def write_content(grown: Grown, snapshot: Path) -> int:
    """Write store and dump as a build does, and give the number of statements.

    The store holds every statement in its graph and in the default graph.
    """
    store = Store(str(snapshot / "store"))
    store.bulk_load(path=str(grown.named), format=RdfFormat.N_QUADS)
    store.bulk_load(path=str(grown.merged), format=RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()
    _write_dump(grown.named, snapshot / "dumps")
    counted = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert isinstance(counted, QuerySolutions), "SELECT gives solutions"
    return int(next(counted)["n"].value)


def _write_dump(quads: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    with quads.open("rb") as plain, gzip.open(folder / "casegraph.nq.gz", "wb", 1) as dump:
        shutil.copyfileobj(plain, dump, 1 << 20)
