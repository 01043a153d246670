"""The graph in the formats people take along; one table says what each format is."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple, serialize

from casegraph.errors import InputError
from casegraph.model import KINDS, Case, Claim, Value, members
from casegraph.store.iris import PREFIXES, case_iri, claim_iri

__all__ = ["CASE_FORMATS", "FORMATS", "export", "serialise_case", "tables"]


@dataclass(frozen=True)
class Format:
    """One way to write the whole graph."""

    name: str
    label: str
    write: Callable[[Store, Iterable[Case], Path], list[Path]]


def export(store: Store, cases: Iterable[Case], form: str, to: Path) -> list[Path]:
    """Write the graph to a file (csv: into a folder) and give the files written.

    InputError if the format is not known or the place cannot be written.
    """
    if form not in FORMATS:
        raise InputError(f"There is no format {form!r}. Use one of: {', '.join(FORMATS)}.")
    try:
        return FORMATS[form].write(store, cases, to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}.") from error


def _rdf(rdf: RdfFormat) -> Callable[[Store, Iterable[Case], Path], list[Path]]:
    def write(store: Store, _: Iterable[Case], to: Path) -> list[Path]:
        statements = _quads(store) if rdf.supports_datasets else _merged(store)
        with _replacing(to) as out:
            serialize(statements, out, format=rdf, prefixes=PREFIXES)
        return [to]

    return write


def _quads(store: Store) -> list[Quad]:
    """Every named graph, in a stable order; the default graph only repeats them."""
    default = DefaultGraph()
    return sorted((quad for quad in store if quad.graph_name != default), key=_order)


def _merged(store: Store) -> list[Triple]:
    quads = store.quads_for_pattern(None, None, None, DefaultGraph())
    return [quad.triple for quad in sorted(quads, key=_order)]


def _order(quad: Quad) -> tuple[str, str, str, str]:
    return (
        str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
    )  # fmt: skip


class _replacing:  # noqa: N801  # reads as the verb it is
    """A file that takes its name only when it is whole."""

    def __init__(self, to: Path) -> None:
        self.to, self.new = to, to.with_name(f".{to.name}.new")

    def __enter__(self) -> IO[bytes]:
        self.out = self.new.open("wb")
        return self.out

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.out.close()
        if kind is None:
            self.new.replace(self.to)
        else:
            self.new.unlink(missing_ok=True)


def _csv(_: Store, cases: Iterable[Case], to: Path) -> list[Path]:
    to.mkdir(parents=True, exist_ok=True)
    files = []
    for name, (columns, rows) in tables(tuple(cases)).items():
        file = to / f"{name}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(columns)
            writer.writerows(rows)
        files.append(file)
    return files


Table = tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]


def tables(cases: tuple[Case, ...]) -> Mapping[str, Table]:
    """One table of cases, one of sources, and one for each kind of claim; lists are joined by |."""
    made: dict[str, Table] = {
        "cases": (("case", *_columns(Case)), ((case_iri(case.id), *_cells(case)) for case in cases))
    }
    for kind in KINDS:
        made[kind.section] = (
            ("claim", "case", *_columns(kind)),
            (_claim_row(case, claim) for case in cases for claim in getattr(case, kind.section)),
        )
    return made


def _claim_row(case: Case, claim: Claim) -> tuple[Any, ...]:
    addresses = "|".join(case.sources[key].url for key in claim.source)
    row = dict(zip(_columns(type(claim)), _cells(claim), strict=True))
    return (
        claim_iri(case.id, claim.kind, claim.key),
        case.id,
        *(row | {"source": addresses}).values(),
    )


def _columns(model: type[Value]) -> tuple[str, ...]:
    names: list[str] = []
    for member in members(model):
        if member.nested is None:
            names.append(member.name)
        elif member.shape == "one":
            names += [f"{member.name}_{inner}" for inner in _columns(member.nested)]
    return tuple(names)


def _cells(value: Value) -> tuple[Any, ...]:
    cells: list[Any] = []
    for member in members(type(value)):
        content = getattr(value, member.name)
        if member.nested is None:
            cells.append("|".join(content) if isinstance(content, tuple) else content)
        elif member.shape == "one":
            cells += _cells(content)
    return tuple(_safe(cell) for cell in cells)


def _safe(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("trig", "TriG, one graph a record", _rdf(RdfFormat.TRIG)),
        Format("nq", "N-Quads, one graph a record", _rdf(RdfFormat.N_QUADS)),
        Format("ttl", "Turtle, all graphs merged", _rdf(RdfFormat.TURTLE)),
        Format("jsonld", "JSON-LD, one graph a record", _rdf(RdfFormat.JSON_LD)),
        Format("csv", "CSV, one table a kind of claim", _csv),
    )
}

CASE_FORMATS = {"turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}


def serialise_case(quads: Iterable[Quad], form: str) -> str:
    """The statements of one record in a format of CASE_FORMATS."""
    triples = [quad.triple for quad in sorted(quads, key=_order)]
    text = serialize(triples, format=CASE_FORMATS[form], prefixes=PREFIXES) or b""
    return text.decode()
