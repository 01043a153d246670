"""From files to a snapshot: read, check, map, derive, validate, write."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, serialize

from casegraph.errors import DataError, Problem
from casegraph.files.accepted import accepted_warnings
from casegraph.files.locate import Locator
from casegraph.files.questions import read_questions
from casegraph.files.record import RecordFiles, read_record
from casegraph.model import KINDS, Vocabulary
from casegraph.progress import Progress, silent
from casegraph.resources import version
from casegraph.store.beside import Beside
from casegraph.store.description import add_description
from casegraph.store.examples import example_quads
from casegraph.store.inputs import Inputs
from casegraph.store.iris import (
    BASE,
    DERIVED_GRAPH,
    IMPORTED_ACTORS_GRAPH,
    ONTOLOGY_GRAPH,
    QUESTIONS_GRAPH,
    case_iri,
    record_iri,
)
from casegraph.store.labels import labels_of_concepts
from casegraph.store.mapping import iri
from casegraph.store.ontology import (
    ontology_files,
    ontology_quads,
    rule_files,
    shape_files,
    vocabulary_of,
)
from casegraph.store.questions import Known
from casegraph.store.rules import derive
from casegraph.store.shapes import Violation, violations_in
from casegraph.store.snapshots import Snapshots
from casegraph.store.terms import word
from casegraph.store.write import actor_quads, case_quads

__all__ = ["Checked", "Content", "Part", "check", "write_snapshot"]

_TEXT = RdfFormat.N_TRIPLES


@dataclass(frozen=True)
class Content:
    """What goes into a snapshot, for the parts that are written beside the store."""

    record: RecordFiles
    vocabulary: Vocabulary
    store: Store = field(repr=False)

    @cached_property
    def labels(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Every label of each concept by scheme and slug."""
        return labels_of_concepts(self.store)


@dataclass(frozen=True)
class Part:
    """A part of a snapshot beside the store: what of the content it takes, and what writes it.

    A part that names modules is written in a process of its own, which loads them first; an early
    one as soon as the files are read, when the store holds but the ontology.
    """

    given: Callable[[Content], Any]
    write: Callable[[Path, Any], None]
    modules: tuple[str, ...] = ()
    early: bool = False


def write_snapshot(
    name: str,
    inputs: Inputs,
    snapshots: Snapshots,
    parts: Mapping[str, Part],
    progress: Progress = silent,
) -> Path:
    """Make a snapshot of the inputs and put it in use; the caller holds the build lock.

    Gives the folder of the snapshot. Raises DataError with everything wrong in the files; the
    snapshot in use then stays.
    """
    with snapshots.writing(name) as new, ExitStack() as beside:
        validation = beside.enter_context(_validation())
        begun = {
            part: beside.enter_context(Beside(f"Writing the part {part!r}", *told.modules))
            for part, told in parts.items()
            if told.modules
        }

        def begin(*, early: bool) -> None:
            for part, process in begun.items():
                if parts[part].early is early:
                    process.begin(parts[part].write, new / part, parts[part].given(content))

        content = _read(inputs, progress)
        begin(early=True)
        _map(content, inputs, validation, progress)
        begin(early=False)
        add_description(content.store, content.record.cases.values())
        storing = beside.enter_context(ThreadPoolExecutor(1)).submit(
            _write_store, new / "store", content.store
        )
        for step, (part, told) in enumerate(parts.items()):
            progress("writing", step, len(parts) + 1)
            if part not in begun:
                told.write(new / part, told.given(content))
        progress("writing", len(parts), len(parts) + 1)
        storing.result()
        for process in begun.values():
            process.result()
        _refuse(validation, inputs.data, progress)
        snapshots.write_manifest(new, {"id": name} | _manifest(inputs, content))
    place = snapshots.current()
    assert place is not None, "it was put in use a moment ago, under the lock"
    return place


@dataclass(frozen=True)
class Checked:
    """Files without errors, and the advice on them: open, and accepted with a reason."""

    record: RecordFiles
    warnings: Sequence[Problem]
    accepted: int


def check(inputs: Inputs, only: Sequence[Path] = (), progress: Progress = silent) -> Checked:
    """Check the files as a build does, writing nothing; DataError with everything wrong."""
    with _validation() as validation:
        content = _read(inputs, progress, only)
        _map(content, inputs, validation, progress)
        warnings = _refuse(validation, inputs.data, progress)
    reasons = accepted_warnings(inputs.data)
    still_open = [found for found in warnings if reasons.get(_key(found)) is None]
    problems = _problems(still_open, inputs.data)
    return Checked(content.record, problems, len(warnings) - len(still_open))


def _validation() -> Beside:
    """A process for the shapes, which take as long as all the rest of reading and mapping."""
    return Beside("The SHACL validation", "casegraph.store.shapes", "pyshacl")


def _key(found: Violation) -> tuple[str, str]:
    """What names a warning in the list of accepted ones: the end of its IRI and its shape."""
    return found.node.removeprefix(BASE), found.shape


def _read(inputs: Inputs, progress: Progress, only: Sequence[Path] = ()) -> Content:
    """What the files say, checked by the model; the store holds the ontology."""
    store = Store()
    _add(store, ontology_quads(ontology_files(inputs.ontology)))
    vocabulary = vocabulary_of(store)
    return Content(read_record(inputs.data, vocabulary, only, progress), vocabulary, store)


def _map(content: Content, inputs: Inputs, validation: Beside, progress: Progress) -> None:
    """Add what the record says and what follows from it to the store, for the shapes as well."""
    progress("mapping", 0, 1)
    store, record = content.store, content.record
    _add(store, _all_actors(record))
    _add(store, (quad for case in record.cases.values() for quad in case_quads(case)))
    derive(store, rule_files(inputs.ontology))
    known = Known(content.vocabulary, {case.id: case.title for case in record.curated})
    _add(store, example_quads(read_questions(inputs.ontology).values(), known))
    text = serialize((quad.triple for quad in _validated(store, record)), format=_TEXT)
    validation.begin(violations_in, text, shape_files(inputs.ontology))
    progress("mapping", 1, 1)


def _add(store: Store, quads: Iterable[Quad]) -> None:
    """Add statements to their graph and to the default graph, which is all graphs merged.

    Oxigraph's union of named graphs gives a statement once for every graph that holds it, so
    that a shared place would count twice; the merged default graph holds it once.
    """
    listed = list(quads)
    store.extend(listed)
    store.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in listed])


def _all_actors(record: RecordFiles) -> Iterator[Quad]:
    """Curated actors, and in a graph of their own those that were imported."""
    actors, imported = record.actors.values(), record.imported_actors
    yield from actor_quads(one for one in actors if one.id not in imported)
    yield from actor_quads((one for one in actors if one.id in imported), IMPORTED_ACTORS_GRAPH)


def _validated(store: Store, record: RecordFiles) -> Iterator[Quad]:
    """What the shapes look at: curated records, what is derived, and a little on concepts.

    Imported records have passed the model line by line, which asks the same but for what such a
    record may lack; the shapes would take minutes over thousands of them and complain of just that.
    """
    of_concepts = [NamedNode(iri(name)) for name in ("skos:inScheme", "cg:isGrouping", "cg:rank")]
    skipped = {NamedNode(record_iri(case.id)) for case in record.imported}
    skipped |= {NamedNode(QUESTIONS_GRAPH), NamedNode(IMPORTED_ACTORS_GRAPH)}
    imported = {case_iri(case.id) for case in record.imported}
    for graph in store.named_graphs():
        if graph in skipped:
            continue
        predicates = of_concepts if graph == NamedNode(ONTOLOGY_GRAPH) else (None,)
        for predicate in predicates:
            for quad in store.quads_for_pattern(None, predicate, None, graph):
                if graph != NamedNode(DERIVED_GRAPH) or not _is_about(quad, imported):
                    yield quad


def _is_about(quad: Quad, cases: Set[str]) -> bool:
    """Whether a statement is about one of some cases or a claim of it."""
    return word(quad.subject).partition("#")[0] in cases


def _refuse(validation: Beside, data: Path, progress: Progress) -> list[Violation]:
    """DataError if anything must be put right; gives the warnings otherwise."""
    progress("validating", 0, 1)
    found: list[Violation] = validation.result()
    progress("validating", 1, 1)
    wrong = [violation for violation in found if not violation.warning]
    if wrong:
        raise DataError(_problems(wrong, data))
    return found


def _problems(found: Iterable[Violation], data: Path) -> list[Problem]:
    locator = Locator(data)
    return [_problem(violation, locator) for violation in found]


def _problem(violation: Violation, locator: Locator) -> Problem:
    value = f" (found {violation.value})" if violation.value else ""
    return Problem(*locator.place(violation.node), f"{violation.message}{value}")


def _write_store(folder: Path, store: Store) -> None:
    """Copy a store to disk by way of text, which leaves Python to others meanwhile."""
    on_disk = Store(str(folder))
    text = store.dump(format=RdfFormat.N_QUADS) or b""
    on_disk.bulk_load(text, format=RdfFormat.N_QUADS, lenient=True)  # checked when it was made
    # Loading text names blank nodes anew; what is read here is to have the names that dumps have.
    for quad in _with_blank_nodes(on_disk):
        on_disk.remove(quad)
    on_disk.extend(_with_blank_nodes(store))
    on_disk.optimize()
    on_disk.flush()


def _with_blank_nodes(store: Store) -> list[Quad]:
    """What has blank nodes, in its graph and in the merged one; nothing but the ontology has."""
    found = store.quads_for_pattern(None, None, None, NamedNode(ONTOLOGY_GRAPH))
    named = [q for q in found if BlankNode in (type(q.subject), type(q.object))]
    return [*named, *(Quad(q.subject, q.predicate, q.object) for q in named)]


def _manifest(inputs: Inputs, content: Content) -> dict[str, Any]:
    record = content.record
    cases, imported = record.curated, record.imported
    merged = content.store.quads_for_pattern(None, None, None, DefaultGraph())
    return {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "casegraph": version(),
        "search_engine": inputs.search_engine,
        "cases": len(cases),
        "claims": {kind.kind: sum(len(getattr(c, kind.section)) for c in cases) for kind in KINDS},
        "actors": len(record.actors) - len(record.imported_actors),
        "sources": len({source.url for case in cases for source in case.sources.values()}),
        "imported": len(imported),
        "imported_claims": sum(1 for case in imported for _ in case.claims()),
        "imported_actors": len(record.imported_actors),
        "schemes": len(content.vocabulary.schemes),
        "concepts": sum(len(scheme.concepts) for scheme in content.vocabulary.schemes),
        "ontology_files": len(ontology_files(inputs.ontology)),
        "statements": sum(1 for _ in merged),
    }
