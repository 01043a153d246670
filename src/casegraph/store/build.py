"""From files to a snapshot: read, check, map, derive, validate, write."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Quad, Store

from casegraph.errors import DataError, Problem
from casegraph.files.record import RecordFiles, locate, read_record
from casegraph.model import KINDS, Vocabulary
from casegraph.progress import Progress, silent
from casegraph.resources import version
from casegraph.store.ontology import (
    ontology_files,
    ontology_quads,
    read_vocabulary,
    rule_files,
    shape_files,
)
from casegraph.store.rules import derive
from casegraph.store.shapes import Violation, violations
from casegraph.store.snapshots import Snapshots, content_id
from casegraph.store.write import actor_quads, case_quads

__all__ = ["Built", "Content", "Inputs", "build", "check"]

Part = Callable[[Path, "Content"], None]
_PROGRAM = Path(__file__).parent.parent


@dataclass(frozen=True)
class Inputs:
    """What a snapshot is made from: the ontology, the data, and this program."""

    ontology: Path
    data: Path

    def files(self) -> dict[str, Path]:
        """Every input file by a name that does not depend on where it lies."""
        roots = {
            "ontology": (self.ontology, ("*.ttl", "schemes/*.ttl", "shapes/*.ttl", "rules/*.rq")),
            "data": (self.data, ("actors.yaml", "cases/*.yaml")),
            "program": (_PROGRAM, ("**/*.py",)),
        }
        return {
            f"{name}/{file.relative_to(root).as_posix()}": file
            for name, (root, patterns) in roots.items()
            for pattern in patterns
            for file in root.glob(pattern)
        }

    def id(self) -> str:
        """The content id of the snapshot that these inputs give."""
        return content_id(self.files())


@dataclass(frozen=True)
class Content:
    """What goes into a snapshot, for the parts that are written beside the store."""

    record: RecordFiles
    vocabulary: Vocabulary
    store: Store = field(repr=False)


@dataclass(frozen=True)
class Built:
    """The snapshot a build ended with, and whether it was already there."""

    id: str
    folder: Path
    fresh: bool


def build(
    inputs: Inputs,
    snapshots: Snapshots,
    parts: Mapping[str, Part],
    progress: Progress = silent,
    *,
    force: bool = False,
) -> Built:
    """Make the snapshot of the inputs the current one, writing it only if it is not there.

    Raises DataError with everything wrong in the files, BuildInProgressError if another
    process builds; in both cases the current snapshot stays in use.
    """
    name = inputs.id()
    current = snapshots.current()
    if current is not None and current.name == name and not force:
        return Built(name, current, fresh=False)
    with snapshots.building():
        kept = None if force else snapshots.use(name)
        if kept is not None:
            return Built(name, kept, fresh=False)
        content = _content(inputs, progress)
        with snapshots.writing(name) as new:
            for step, (part, write) in enumerate({"store": _write_store, **parts}.items()):
                progress("writing", step, len(parts) + 1)
                write(new / part, content)
            snapshots.write_manifest(new, {"id": name} | _manifest(inputs, content))
    return Built(name, snapshots.folder / name, fresh=True)


def check(inputs: Inputs, only: Sequence[Path] = (), progress: Progress = silent) -> RecordFiles:
    """Check the files as a build does, writing nothing; DataError with everything wrong."""
    return _content(inputs, progress, only).record


def _content(inputs: Inputs, progress: Progress, only: Sequence[Path] = ()) -> Content:
    """Everything the inputs say, checked by the model and by the shapes."""
    vocabulary = read_vocabulary(inputs.ontology)
    record = read_record(inputs.data, vocabulary, only, progress)
    progress("mapping", 0, 1)
    store = Store()
    _add(store, ontology_quads(ontology_files(inputs.ontology)))
    _add(store, actor_quads(record.actors.values()))
    for case in record.cases.values():
        _add(store, case_quads(case))
    derive(store, rule_files(inputs.ontology))
    progress("mapping", 1, 1)
    progress("validating", 0, 1)
    merged = store.quads_for_pattern(None, None, None, DefaultGraph())
    found = violations(merged, shape_files(inputs.ontology))
    progress("validating", 1, 1)
    if found:
        raise DataError([_problem(violation, inputs.data) for violation in found])
    return Content(record, vocabulary, store)


def _add(store: Store, quads: Iterable[Quad]) -> None:
    """Add statements to their graph and to the default graph, which is all graphs merged.

    Oxigraph's union of named graphs gives a statement once for every graph that holds it, so
    that a shared place would count twice; the merged default graph holds it once.
    """
    listed = list(quads)
    store.extend(listed)
    store.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in listed])


def _problem(violation: Violation, data: Path) -> Problem:
    file, line, column = locate(data, violation.node)
    shown = f" (found {violation.value})" if violation.value else ""
    return Problem(file, line, column, f"{violation.message}{shown}")


def _write_store(folder: Path, content: Content) -> None:
    on_disk = Store(str(folder))
    on_disk.bulk_extend(content.store)
    on_disk.optimize()
    on_disk.flush()


def _manifest(inputs: Inputs, content: Content) -> dict[str, Any]:
    cases = content.record.cases.values()
    return {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "casegraph": version(),
        "cases": len(cases),
        "claims": {kind.kind: sum(len(getattr(c, kind.section)) for c in cases) for kind in KINDS},
        "actors": len(content.record.actors),
        "sources": len({source.url for case in cases for source in case.sources.values()}),
        "schemes": len(content.vocabulary.schemes),
        "concepts": sum(len(scheme.concepts) for scheme in content.vocabulary.schemes),
        "ontology_files": len(ontology_files(inputs.ontology)),
        "statements": sum(
            1 for _ in content.store.quads_for_pattern(None, None, None, DefaultGraph())
        ),
    }
