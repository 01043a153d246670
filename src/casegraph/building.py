"""Bringing a snapshot up to date. What it takes to build is loaded only if something changed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from casegraph.progress import Progress, silent
from casegraph.settings import Settings
from casegraph.store.inputs import Inputs
from casegraph.store.snapshots import Snapshots

if TYPE_CHECKING:
    from casegraph.comparison.profile import ComparisonInput
    from casegraph.network.projection import NetworkInput
    from casegraph.search import ConceptNotes, Engine, IndexInput
    from casegraph.store.build import Content, Part

__all__ = ["Built", "build_snapshot"]


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
        parts = _parts(engine(settings.search_engine))
        return Built(name, write_snapshot(name, inputs, snapshots, parts, progress), fresh=True)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Seldom look for garbage: nearly all that a build makes stays until its end."""
    from casegraph.store.beside import SELDOM

    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _parts(engine: "Engine") -> "dict[str, Part]":
    """What is written beside the store, two parts by processes of their own.

    With the index in a third a build on two cores takes eight per cent longer.
    """
    from casegraph.store.build import Part

    return {
        "index": Part(_index_input, partial(_write_index, engine)),
        "comparison": Part(
            _comparison_input, _write_comparison, ("casegraph.comparison.making",), early=True
        ),
        "networks": Part(_network_input, _write_networks, ("casegraph.network.layout", "igraph")),
        "dumps": Part(lambda content: content, _write_dumps),
    }


class _Indexed(NamedTuple):
    """What the index of all cases is made from, and suggestions, which are of curated ones."""

    every: "IndexInput"
    curated: "IndexInput"
    notes: "ConceptNotes"


def _index_input(content: "Content") -> _Indexed:
    from casegraph.search import ConceptNotes, IndexInput
    from casegraph.store.reader import Reader

    reader, record = Reader(content.store), content.record
    every = IndexInput(
        cases=tuple(record.cases.values()),
        actors=record.actors,
        vocabulary=content.vocabulary,
        strengths={c: set(of.values()) for c, of in reader.strengths().items()},
        labels=content.labels,
    )
    own = {
        name: actor for name, actor in record.actors.items() if name not in record.imported_actors
    }
    curated = {case.id for case in record.curated}
    uses = {concept: curated.intersection(c) for concept, c in reader.concept_uses().items()}
    notes = ConceptNotes(uses, content.labels)
    return _Indexed(every, replace(every, cases=record.curated, actors=own), notes)


def _write_index(engine: "Engine", folder: Path, given: _Indexed) -> None:
    from casegraph.search import Suggestions, named

    engine.write(folder, given.every)
    Suggestions.make(named(given.curated, given.notes)).save(folder)


def _write_dumps(folder: Path, content: "Content") -> None:
    from casegraph.store.dumps import write_dumps

    write_dumps(folder, content.store, content.record.cases.values())


def _comparison_input(content: "Content") -> "ComparisonInput":
    from casegraph.comparison.profile import ComparisonInput

    cases, actors = tuple(content.record.cases.values()), content.record.actors
    return ComparisonInput(cases, actors, content.vocabulary, content.labels)


def _write_comparison(folder: Path, given: "ComparisonInput") -> None:
    from casegraph.comparison.making import write

    write(folder, given)


def _network_input(content: "Content") -> "NetworkInput":
    from casegraph.network.projection import NetworkInput
    from casegraph.store.reader import Reader

    strengths = Reader(content.store).strengths()
    cases, actors = content.record.curated, content.record.actors
    return NetworkInput(cases, actors, content.vocabulary, strengths)


def _write_networks(folder: Path, given: "NetworkInput") -> None:
    from casegraph.network.layout import write_positions
    from casegraph.network.projections import PROJECTIONS

    # One that is of a thing still to be named has nothing to place beforehand.
    whole = {
        kind: one.network(given)
        for kind, one in PROJECTIONS.items()
        if not any(parameter.needed for parameter in one.parameters)
    }
    write_positions(folder, whole)
