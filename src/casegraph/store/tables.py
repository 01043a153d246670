"""The collection as tables: cases, one table a kind of claim, and the things they refer to."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode

from casegraph.cells import safe_cell
from casegraph.model import (
    KINDS,
    Actor,
    Case,
    Concept,
    ImportedCase,
    Indicator,
    Member,
    Place,
    Ref,
    Source,
    Value,
    members,
)
from casegraph.store.graphs import Graphs
from casegraph.store.iris import (
    ACTORS_GRAPH,
    IMPORTED_ACTORS_GRAPH,
    actor_iri,
    case_iri,
    claim_iri,
    concept_iri,
    indicator_iri,
    place_iri,
    source_iri,
)
from casegraph.store.mapping import RESOURCES, Property, iri
from casegraph.store.ontology import vocabulary_of
from casegraph.store.read import read_actors
from casegraph.store.terms import word

__all__ = ["SEPARATOR", "Column", "Table", "tables"]

SEPARATOR = "|"
"""What stands between the values of a cell that holds several."""

_SOURCE = "Address of each source that says so."
_OWN = {
    name: Member(name, name, str, mark, "one", required=True, description=description)
    for name, mark, description in (
        ("iri", None, "IRI of what the row is about."),
        ("case", Ref("case"), "Id of the case."),
        ("id", None, "Id of the indicator."),
    )
}


@dataclass(frozen=True)
class Column:
    """One column: the fields that lead to its values, and what the model says of the last one."""

    path: tuple[str, ...]
    member: Member
    owner: type[Value] | None = None
    prop: Property | None = None

    @property
    def name(self) -> str:
        """The name at the head of the column."""
        name = "_".join(self.path)
        return f"other_{name}" if self.owner and name == "case" else name

    @property
    def many(self) -> bool:
        """Whether a cell may hold several values."""
        return self.member.shape == "many"


@dataclass(frozen=True)
class Table:
    """One table, a row for each thing of a class of the model; its key is `iri`."""

    name: str
    model: type[Value]
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class _Entry:
    """What a row is made from: a value, the cells that it does not tell itself, and its case."""

    value: Value
    told: Mapping[str, str]
    case: Case | None = None


def tables(store: Graphs, cases: Collection[Case]) -> tuple[Table, ...]:
    """Cases, each kind of claim, places, indicators, sources, actors and concepts.

    The evidence strength of outcomes is the one derived by rule; sources stand as addresses.
    """
    model = ImportedCase if any(case.is_imported for case in cases) else Case
    found: list[Listed] = [
        ("cases", model, [_Entry(case, {"iri": case_iri(case.id)}, case) for case in cases]),
        *_claims(cases, _strengths(store)),
        *_things(store, cases),
    ]
    return tuple(_table(name, model, entries) for name, model, entries in found)


Listed = tuple[str, type[Value], list[_Entry]]


def _claims(cases: Collection[Case], strengths: Mapping[str, str]) -> Iterator[Listed]:
    for kind in KINDS:
        entries = []
        for case in cases:
            for claim in getattr(case, kind.section):
                name = claim_iri(case.id, kind.kind, claim.key)
                told = {"iri": name, "case": case.id}
                derived = {"evidence_strength": strengths[name]} if name in strengths else {}
                entries.append(_Entry(claim, told | derived, case))
        yield kind.section, kind, entries


def _things(store: Graphs, cases: Collection[Case]) -> Iterator[Listed]:
    """What cases share, each thing once, since all cases tell the same of it; what they name."""
    yield "places", Place, _shared(cases, _places)
    yield "indicators", Indicator, _shared(cases, _indicators)
    yield "sources", Source, _shared(cases, _sources)
    actors = {
        name: actor
        for graph in (ACTORS_GRAPH, IMPORTED_ACTORS_GRAPH)
        for name, actor in read_actors(
            store.quads_for_pattern(None, None, None, NamedNode(graph))
        ).items()
    }
    entries = [_Entry(actor, {"iri": actor_iri(name)}) for name, actor in actors.items()]
    yield "actor_registry", Actor, entries
    schemes = vocabulary_of(store).schemes
    concepts = [concept for scheme in schemes for concept in scheme.concepts]
    yield "concepts", Concept, [_Entry(c, {"iri": concept_iri(c.scheme, c.slug)}) for c in concepts]


def _shared(
    cases: Iterable[Case], of: Callable[[Case], Iterable[tuple[str, Value, dict[str, str]]]]
) -> list[_Entry]:
    found = {
        name: _Entry(value, {"iri": name} | told, case)
        for case in cases
        for name, value, told in of(case)
    }
    return [found[name] for name in sorted(found)]


def _places(case: Case) -> Iterator[tuple[str, Value, dict[str, str]]]:
    return ((place_iri(place.id), place, {}) for place in case.place)


def _indicators(case: Case) -> Iterator[tuple[str, Value, dict[str, str]]]:
    return ((indicator_iri(name), told, {"id": name}) for name, told in case.indicators.items())


def _sources(case: Case) -> Iterator[tuple[str, Value, dict[str, str]]]:
    return ((source_iri(source.url), source, {}) for source in case.sources.values())


def _strengths(store: Graphs) -> dict[str, str]:
    found = store.quads_for_pattern(
        None, NamedNode(iri("cg:evidenceStrength")), None, DefaultGraph()
    )
    return {word(quad.subject): word(quad.object).rpartition("/")[2] for quad in found}


def _table(name: str, model: type[Value], entries: list[_Entry]) -> Table:
    columns = (*_own(model), *_columns(model))
    cells = [_cells(column, entries) for column in columns]
    return Table(name, model, columns, list(zip(*cells, strict=True)))


def _own(model: type[Value]) -> Iterator[Column]:
    """The columns that no field of the model fills."""
    names = ("iri", "case") if model in KINDS else ("iri", "id") if model is Indicator else ("iri",)
    return (Column((name,), _OWN[name]) for name in names)


def _columns(
    model: type[Value], path: tuple[str, ...] = (), *, certain: bool = True
) -> Iterator[Column]:
    """The columns of a class; those of a block that may be missing may be empty."""
    known = RESOURCES.get(model)
    properties = {prop.field: prop for prop in known.properties} if known else {}
    for told in members(model):
        member = replace(told, required=told.required and certain)
        inner, prop = (*path, member.name), properties.get(member.name)
        if member.mark == Ref("source"):
            yield Column(inner, replace(member, description=_SOURCE), model, prop)
        elif member.nested is None:
            yield Column(inner, member, model, prop)
        elif member.shape == "one":
            yield from _columns(member.nested, inner, certain=member.required)
        elif member.nested is Place:
            yield Column(inner, replace(member, type=str, mark=Ref("place")), model, prop)


def _cells(column: Column, entries: Iterable[_Entry]) -> list[object]:
    """A column from top to bottom."""
    name = column.name
    text = _as_address if column.member.mark == Ref("source") else _as_text
    free = column.member.type is str and column.member.mark is None  # no word of ours
    made: list[object] = []
    for entry in entries:
        found = entry.told[name] if name in entry.told else _read(entry.value, column.path)
        items = found if isinstance(found, tuple) else (found,)
        cell = SEPARATOR.join(text(item, entry) for item in items if item is not None)
        made.append(safe_cell(cell) if free else cell)
    return made


def _read(value: Any, path: Sequence[str]) -> Any:
    """What lies at the end of a path; nothing where a block on the way is not there."""
    for name in path:
        value = None if value is None else getattr(value, name)
    return value


def _as_text(item: Any, _: _Entry) -> str:
    """A value as it stands in a cell."""
    if isinstance(item, str):
        return item
    if isinstance(item, Place):
        return item.id
    if isinstance(item, bool):
        return str(item).lower()
    return f"{item:f}" if isinstance(item, Decimal) else str(item)


def _as_address(key: str, entry: _Entry) -> str:
    """A source by its address, for a key holds only inside its case."""
    return entry.case.sources[key].url if entry.case else key
