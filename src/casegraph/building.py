"""Bringing a snapshot up to date. What it takes to build is loaded only if something changed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.progress import Progress, silent
from casegraph.settings import Settings
from casegraph.store.inputs import Inputs
from casegraph.store.snapshots import Snapshots

if TYPE_CHECKING:
    from casegraph.search import Engine
    from casegraph.store.build import Content, Part

__all__ = ["Built", "build_snapshot"]

_SELDOM = 50_000


@dataclass(frozen=True)
class Built:
    """The snapshot in use after a build, and whether it had to be made."""

    id: str
    folder: Path
    fresh: bool


def build_snapshot(
    settings: Settings, progress: Progress = silent, *, force: bool = False
) -> Built:
    """Make the snapshot of the files the one in use, writing it only if it is not kept.

    Raises DataError with everything wrong in the files, BuildInProgressError if another process
    builds, MissingExtraError if the search engine chosen is not installed; the snapshot in use
    then stays.
    """
    inputs = Inputs(settings.ontology, settings.data, settings.search_engine)
    snapshots = Snapshots(settings.snapshots)
    name = inputs.id()
    current = snapshots.current()
    if current is not None and current == snapshots.kept(name) and not force:
        return Built(name, current, fresh=False)
    with snapshots.building(), _seldom_collected():
        kept = None if force else snapshots.kept(name)
        if kept is not None:
            snapshots.use(kept)
            return Built(name, kept, fresh=False)
        from casegraph.search import engine
        from casegraph.store.build import write_snapshot

        # Asked for before the long work, since its library may be missing.
        chosen = engine(settings.search_engine)
        parts: dict[str, Part] = {"index": partial(_write_index, chosen), **_PARTS}
        return Built(name, write_snapshot(name, inputs, snapshots, parts, progress), fresh=True)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Seldom look for garbage: nearly all that a build makes stays until its end."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _write_index(engine: "Engine", folder: Path, content: "Content") -> None:
    from casegraph.search import ConceptNotes, IndexInput, Suggestions, named
    from casegraph.store.labels import labels_of_concepts
    from casegraph.store.reader import Reader

    reader, labels = Reader(content.store), labels_of_concepts(content.store)
    given = IndexInput(
        cases=tuple(content.record.cases.values()),
        actors=content.record.actors,
        vocabulary=content.vocabulary,
        strengths={c: set(of.values()) for c, of in reader.strengths().items()},
        labels=labels,
    )
    engine.write(folder, given)
    curated = {case.id for case in content.record.curated}
    uses = {concept: curated.intersection(c) for concept, c in reader.concept_uses().items()}
    own = replace(
        given,
        cases=content.record.curated,
        actors={n: a for n, a in given.actors.items() if n not in content.record.imported_actors},
    )
    Suggestions.make(named(own, ConceptNotes(uses, labels))).save(folder)


def _write_dumps(folder: Path, content: "Content") -> None:
    from casegraph.store.dumps import write_dumps

    write_dumps(folder, content.store, content.record.cases.values())


def _write_comparison(folder: Path, content: "Content") -> None:
    from casegraph.comparison.making import write
    from casegraph.comparison.profile import ComparisonInput
    from casegraph.store.labels import labels_of_concepts

    cases, actors = tuple(content.record.cases.values()), content.record.actors
    labels = labels_of_concepts(content.store)
    write(folder, ComparisonInput(cases, actors, content.vocabulary, labels))


def _write_networks(folder: Path, content: "Content") -> None:
    from casegraph.network.layout import write_positions
    from casegraph.network.projection import NetworkInput
    from casegraph.network.projections import PROJECTIONS
    from casegraph.store.reader import Reader

    strengths = Reader(content.store).strengths()
    cases, actors = content.record.curated, content.record.actors
    given = NetworkInput(cases, actors, content.vocabulary, strengths)
    # One that is of a thing still to be named has nothing to place beforehand.
    whole = {
        kind: one.network(given)
        for kind, one in PROJECTIONS.items()
        if not any(parameter.needed for parameter in one.parameters)
    }
    write_positions(folder, whole)


_PARTS = {"comparison": _write_comparison, "dumps": _write_dumps, "networks": _write_networks}
