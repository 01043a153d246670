"""The graph in the formats people take along; one table says what each format is."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple

from casegraph.cells import safe_cell
from casegraph.errors import InputError
from casegraph.model import KINDS, Case, Claim, Value, members
from casegraph.store.graphs import Graphs
from casegraph.store.iris import case_iri, claim_iri
from casegraph.store.mapping import iri
from casegraph.store.serialise import in_order, text_of
from casegraph.store.terms import word

__all__ = ["FORMATS", "export", "tables"]


@dataclass(frozen=True)
class Format:
    """One way to write the whole graph."""

    name: str
    label: str
    write: Callable[[Graphs, Iterable[Case], Path], list[Path]]


def export(store: Graphs, cases: Iterable[Case], form: str, to: Path) -> list[Path]:
    """Write the graph to a file (csv: into a folder) and give the files written.

    InputError if the format is not known or the place cannot be written.
    """
    if form not in FORMATS:
        raise InputError(f"There is no format {form!r}. Use one of: {', '.join(FORMATS)}.")
    try:
        return FORMATS[form].write(store, cases, to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}.") from error


def _rdf(rdf: RdfFormat) -> Callable[[Graphs, Iterable[Case], Path], list[Path]]:
    def write(store: Graphs, _: Iterable[Case], to: Path) -> list[Path]:
        statements = _quads(store) if rdf.supports_datasets else _merged(store)
        with _replacing(to) as out:
            out.write(text_of(statements, rdf))
        return [to]

    return write


def _quads(store: Graphs) -> list[Quad]:
    """Every named graph, in a stable order; the default graph only repeats them."""
    named = (store.quads_for_pattern(None, None, None, name) for name in store.named_graphs())
    return in_order(chain.from_iterable(named))


def _merged(store: Graphs) -> list[Triple]:
    quads = store.quads_for_pattern(None, None, None, DefaultGraph())
    return [quad.triple for quad in in_order(quads)]


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


def _csv(store: Graphs, cases: Iterable[Case], to: Path) -> list[Path]:
    to.mkdir(parents=True, exist_ok=True)
    files = []
    for name, (columns, rows) in tables(tuple(cases), _strengths(store)).items():
        file = to / f"{name}.csv"
        with _replacing(file) as out, TextIOWrapper(out, "utf-8", newline="") as text:
            writer = csv.writer(text)
            writer.writerow(columns)
            writer.writerows(rows)
        files.append(file)
    return files


def _strengths(store: Graphs) -> dict[str, str]:
    found = store.quads_for_pattern(
        None, NamedNode(iri("cg:evidenceStrength")), None, DefaultGraph()
    )
    return {word(quad.subject): word(quad.object).rpartition("/")[2] for quad in found}


Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]


def tables(cases: tuple[Case, ...], strengths: Mapping[str, str]) -> Mapping[str, Table]:
    """A table of cases and one for each kind of claim; lists are joined by |.

    *strengths* gives the evidence strength of outcomes by the claim's IRI, as derived by rule.
    """
    made: dict[str, Table] = {
        "cases": (("iri", *_columns(Case)), [(case_iri(case.id), *_cells(case)) for case in cases])
    }
    for kind in KINDS:
        claims = [(case, claim) for case in cases for claim in getattr(case, kind.section)]
        rows = [_claim_row(case, claim, strengths) for case, claim in claims]
        made[kind.section] = (("iri", "case", *_columns(kind)), rows)
    return made


def _claim_row(case: Case, claim: Claim, strengths: Mapping[str, str]) -> tuple[Any, ...]:
    address = claim_iri(case.id, claim.kind, claim.key)
    row = dict(zip(_columns(type(claim)), _cells(claim), strict=True))
    row["source"] = "|".join(case.sources[key].url for key in claim.source)
    if address in strengths:
        row["evidence_strength"] = strengths[address]
    return (address, case.id, *row.values())


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
    return tuple(safe_cell(cell) for cell in cells)


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
