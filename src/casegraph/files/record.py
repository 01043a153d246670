"""All files of the record together: every case and the actors they share, or every problem."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from casegraph.errors import DataError, Problem, did_you_mean
from casegraph.files.check import Known, check
from casegraph.files.imported import Imported, read_imported
from casegraph.files.names import shown
from casegraph.files.yaml import Document, Path_, read_document
from casegraph.model import Actor, Case, Value, Vocabulary
from casegraph.progress import Progress, silent

__all__ = ["RecordFiles", "case_files", "read_record"]


@dataclass(frozen=True)
class RecordFiles:
    """Cases and actors of a repository, by id; `imported_actors` are those of imported cases."""

    cases: Mapping[str, Case]
    actors: Mapping[str, Actor]
    imported_actors: Set[str] = frozenset()

    @property
    def curated(self) -> tuple[Case, ...]:
        """The cases that curators wrote."""
        return tuple(case for case in self.cases.values() if not case.is_imported)

    @property
    def imported(self) -> tuple[Case, ...]:
        """The cases that programs took over from other collections."""
        return tuple(case for case in self.cases.values() if case.is_imported)


def case_files(data: Path) -> list[Path]:
    """The case files of a data folder, in order of their names."""
    return sorted((data / "cases").glob("*.yaml"))


def read_record(
    data: Path,
    vocabulary: Vocabulary,
    only: Sequence[Path] = (),
    progress: Progress = silent,
) -> RecordFiles:
    """Read and check the record below a data folder; DataError tells every problem at once.

    With *only*, just those case files are read, checked against all actors and case ids; else what
    was imported is read as well.
    """
    problems: list[Problem] = []
    names, actors = _read_actors(data, vocabulary, problems)
    listed = case_files(data)
    files = list(only) or listed
    known = Known(vocabulary, names, {file.stem for file in [*listed, *files]})
    cases: dict[str, tuple[Document, Case]] = {}
    for done, file in enumerate(files, start=1):
        document = _open(file, data if not only else file.parent)
        case = check(document, Case, known)
        _check_name(document, file)
        problems += document.problems
        if case is not None and not document.problems:
            cases[case.id] = document, case
        progress("reading", done, len(files))
    problems += _disagreements(cases)
    curated = {name: case for name, (_, case) in cases.items()}
    taken = curated.keys() | actors.keys()
    imported = read_imported(data, vocabulary, taken) if not only else Imported()
    problems += imported.problems
    if problems:
        raise DataError(problems)
    found = curated | _in_step(curated.values(), imported.cases.values())
    return RecordFiles(
        dict(sorted(found.items())), actors | imported.actors, frozenset(imported.actors)
    )


def _in_step(curated: Iterable[Case], imported: Iterable[Case]) -> dict[str, Case]:
    """Imported cases by id, their sources told as others tell them already, curated ones first."""
    told = {source.url: source for case in curated for source in case.sources.values()}
    found: dict[str, Case] = {}
    for case in imported:
        alike = {key: told.setdefault(one.url, one) for key, one in case.sources.items()}
        same = alike == case.sources
        found[case.id] = case if same else case.model_copy(update={"sources": alike})
    return found


def _open(file: Path, root: Path) -> Document:
    """Read a file unless it is none, or a link that leads out of the tree it was listed in."""
    name = shown(file)
    try:
        refusal = _refusal(file, root)
        if not refusal:
            return read_document(file, name)
    except OSError as error:
        refusal = f"The file cannot be read: {error.strerror}.", "Check it."
    return Document(name, problems=[Problem(name, 1, 1, *refusal)])


def _refusal(file: Path, root: Path) -> tuple[str, str] | None:
    if not file.exists():
        return "There is no such file.", "Check the path."
    if not file.resolve().is_relative_to(root.resolve()):
        return f"The file is a link out of {root.name}/.", "Put the file itself here."
    if not file.is_file():
        return "This is not a file.", "Move it elsewhere."
    return None


def _read_actors(
    data: Path, vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[Set[str] | None, dict[str, Actor]]:
    """The ids in the registry, None if it cannot be read, and the actors without a problem."""
    document = _open(data / "actors.yaml", data)
    known = Known(vocabulary, frozenset(), frozenset())
    actors: dict[str, Actor] = {}
    if not isinstance(document.data, dict):
        if not document.problems:
            document.problem((), "Expected a block of actors by id.", "See docs/case-file.md.")
        problems += document.problems
        return None, actors
    for name, part in _entries(document):
        if (name, "id") in document.keys:
            message = f"The id of an actor is the key of its block, {name!r}."
            document.problem((name, "id"), message, "Remove it.", key=True)
        actor = check(part, Actor, known)
        problems += part.problems
        if actor is not None:
            actors[name] = actor
    problems += document.problems
    return document.data.keys(), actors


def _entries(document: Document) -> Iterator[tuple[str, Document]]:
    """Each actor of the registry as a document of its own, its key as its id."""
    parts = {
        name: Document(document.file, {**entry, "id": name} if isinstance(entry, dict) else entry)
        for name, entry in ((name, entry or {}) for name, entry in document.data.items())
    }
    for path, place in document.values.items():
        if path and path[0] in parts:
            parts[str(path[0])].values[path[1:]] = place
    for path, place in document.keys.items():
        if path[0] in parts:
            parts[str(path[0])].keys[path[1:]] = place
    yield from parts.items()


def _check_name(document: Document, file: Path) -> None:
    if not isinstance(document.data, dict):
        return
    name = document.data.get("id")
    if isinstance(name, str) and name != file.stem:
        remedy = did_you_mean(name, [file.stem]) or f"Write id: {file.stem} or rename the file."
        document.problem(("id",), f"The id {name!r} is not the file's name {file.stem!r}.", remedy)


def _disagreements(cases: Mapping[str, tuple[Document, Case]]) -> Iterator[Problem]:
    """Things that cases share (places, indicators, sources) must be described alike by all."""
    seen: dict[tuple[str, str], tuple[Value, str]] = {}
    for document, case in cases.values():
        for kind, name, value, path in _shared(document, case):
            first, where = seen.setdefault((kind, name), (value, str(document.file)))
            if first != value:
                fields = _differing(first, value)
                document.problem(
                    path,
                    f"The {kind} {name!r} differs from {where} in {fields}.",
                    "Write both alike, or give this one another id.",
                )
        yield from document.problems


def _shared(document: Document, case: Case) -> Iterator[tuple[str, str, Value, Path_]]:
    listed = document.data["place"]
    ids = [place["id"] for place in (listed if isinstance(listed, list) else [listed])]
    for place in case.place:
        alike = place.model_copy(update={"population_source": None})  # a key of this file alone
        yield "place", place.id, alike, ("place", ids.index(place.id))
    for name, indicator in case.indicators.items():
        yield "indicator", name, indicator, ("indicators", name)
    for key, source in case.sources.items():
        yield "source", source.url, source, ("sources", key)


def _differing(first: Value, second: Value) -> str:
    names = [
        name for name in type(first).model_fields if getattr(first, name) != getattr(second, name)
    ]
    return " and ".join(names)
