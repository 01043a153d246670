"""The graph in the formats people take along; one table says what each format is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from casegraph.errors import InputError
from casegraph.files.written import written
from casegraph.model import Case
from casegraph.store.csvw import csv_files
from casegraph.store.dumps import CRATE, write_dumps
from casegraph.store.graphs import Graphs
from casegraph.store.ordered import RDF_FORMS, Ordered

__all__ = ["FORMATS", "export"]


@dataclass(frozen=True)
class Format:
    """One way to write the whole graph."""

    name: str
    label: str
    write: Callable[[Graphs, Collection[Case], Path], list[Path]]


def export(store: Graphs, cases: Collection[Case], form: str, to: Path) -> list[Path]:
    """Write the graph to a file (csv and rocrate: into a folder) and give the files written.

    InputError if the format is not known or the place cannot be written.
    """
    if form not in FORMATS:
        raise InputError(f"There is no format {form!r}. Use one of: {', '.join(FORMATS)}.")
    try:
        return FORMATS[form].write(store, cases, to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}.") from error


def _rdf(form: str) -> Callable[[Graphs, Collection[Case], Path], list[Path]]:
    return lambda store, _, to: [written(to, Ordered(store).text(form))]


def _csv(store: Graphs, cases: Collection[Case], to: Path) -> list[Path]:
    to.mkdir(parents=True, exist_ok=True)
    return [written(to / name, content) for name, content in csv_files(store, cases)]


def _crate(store: Graphs, cases: Collection[Case], to: Path) -> list[Path]:
    """A research object: one zip file, or its files in a folder."""
    with TemporaryDirectory() as aside:
        write_dumps(Path(aside), store, cases)
        made = Path(aside, CRATE)
        if to.suffix == ".zip":
            return [written(to, made.read_bytes())]
        to.mkdir(parents=True, exist_ok=True)
        with ZipFile(made) as crate:
            return [written(to / name, crate.read(name)) for name in crate.namelist()]


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        *(Format(name, label, _rdf(name)) for name, label in RDF_FORMS.items()),
        Format("csv", "CSV, one table a kind of claim, with codebook", _csv),
        Format("rocrate", "RO-Crate, all of these with their description", _crate),
    )
}
