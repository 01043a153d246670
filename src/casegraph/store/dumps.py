"""Dumps: the whole collection as files to take along, written with each snapshot.

The same snapshot gives the same bytes: statements are sorted, archives bear no time. They are
made in the build and not when first asked for, so that a snapshot never changes and may lie where
nobody may write; that is about a tenth of the work of a build.
"""

import json
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from casegraph.formats import FORMATS
from casegraph.model import Case
from casegraph.store.crate import crate_files
from casegraph.store.csvw import csv_files
from casegraph.store.graphs import Graphs
from casegraph.store.ordered import RDF_FORMS, Ordered
from casegraph.store.packing import GZIP, ZIP, Dump, dump_of, gzipped, zipped

__all__ = ["CRATE", "read_dumps", "write_dumps"]

CRATE = "casegraph-rocrate.zip"
_CSV, _SUMS, _INDEX = "casegraph-csv.zip", "SHA256SUMS", "index.json"
_TABLES = "CSV, one table a kind of claim, with codebook"
_OBJECT = "RO-Crate, all of these with their description"


def write_dumps(folder: Path, store: Graphs, cases: Collection[Case]) -> None:
    """Write all dumps of a store, their digests and their list; the store holds its description."""
    contents, made = _contents(store, cases)
    contents[CRATE] = zipped(crate_files(made, contents, cases), packed=True)
    made.append(dump_of(CRATE, contents[CRATE], _OBJECT, (ZIP, ZIP)))
    contents[_SUMS] = "".join(f"{dump.sha256}  {dump.name}\n" for dump in made).encode()
    kinds = ("text/plain", "text/plain")
    made.append(dump_of(_SUMS, contents[_SUMS], "Digests of the other files", kinds))
    contents[_INDEX] = json.dumps([asdict(dump) for dump in made], indent=1).encode() + b"\n"
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)


def read_dumps(folder: Path) -> dict[str, Dump]:
    """The dumps of a snapshot by name; none where there is no snapshot."""
    index = folder / _INDEX
    listed = json.loads(index.read_text("utf-8")) if index.is_file() else []
    return {told["name"]: Dump(**told) for told in listed}


def _contents(store: Graphs, cases: Collection[Case]) -> tuple[dict[str, bytes], list[Dump]]:
    """The graph in every format and the tables, packed, and what is said of each file."""
    ordered, made = Ordered(store), list[Dump]()
    with ThreadPoolExecutor() as pool:  # zlib works beside Python
        packing = {form: pool.submit(gzipped, ordered.text(form)) for form in RDF_FORMS}
        tables = pool.submit(zipped, list(csv_files(store, cases)))
    contents = {f"casegraph.{form}.gz": done.result() for form, done in packing.items()}
    for (form, label), (name, content) in zip(RDF_FORMS.items(), contents.items(), strict=True):
        kinds, size = (GZIP, FORMATS[form].media_type), len(ordered.statements(form))
        made.append(dump_of(name, content, label, kinds, size))
    contents[_CSV] = tables.result()
    made.append(dump_of(_CSV, contents[_CSV], _TABLES, (ZIP, "text/csv")))
    return contents, made
