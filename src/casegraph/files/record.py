"""All files of the record together: every case and the actors they share, or every problem."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from casegraph.errors import DataError, Problem, did_you_mean
from casegraph.files.check import Known, check
from casegraph.files.yaml import Document, read_document
from casegraph.model import KINDS, Actor, Case, Value, Vocabulary
from casegraph.progress import Progress, silent

__all__ = ["RecordFiles", "case_files", "locate", "read_record"]


@dataclass(frozen=True)
class RecordFiles:
    """The cases and actors of a repository, by id."""

    cases: Mapping[str, Case]
    actors: Mapping[str, Actor]


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

    With *only*, just those case files are read, checked against all actors and case ids.
    """
    problems: list[Problem] = []
    actors = _read_actors(data, vocabulary, problems)
    listed = case_files(data)
    files = list(only) or listed
    known = Known(vocabulary, actors.keys(), {file.stem for file in [*listed, *files]})
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
    if problems:
        raise DataError(problems)
    return RecordFiles({name: case for name, (_, case) in sorted(cases.items())}, actors)


def _open(file: Path, root: Path) -> Document:
    """Read a file unless it is a link that leads out of the tree it was listed in."""
    shown = _shown(file)
    if not file.resolve().is_relative_to(root.resolve()):
        message = f"The file is a link out of {root.name}/."
        return Document(
            shown, problems=[Problem(shown, 1, 1, message, "Put the file itself here.")]
        )
    if not file.is_file():
        return Document(shown, problems=[Problem(shown, 1, 1, "There is no such file.")])
    return read_document(file, shown)


def _shown(file: Path) -> Path:
    """The path as a user would type it from where they are."""
    here = Path.cwd()
    absolute = file.absolute()
    return absolute.relative_to(here) if absolute.is_relative_to(here) else file


def _read_actors(data: Path, vocabulary: Vocabulary, problems: list[Problem]) -> dict[str, Actor]:
    document = _open(data / "actors.yaml", data)
    known = Known(vocabulary, frozenset(), frozenset())
    actors: dict[str, Actor] = {}
    if not isinstance(document.data, dict):
        if not document.problems:
            document.problem((), "Expected a block of actors by id.", "See docs/case-file.md.")
        problems += document.problems
        return actors
    for name, part in _entries(document):
        actor = check(part, Actor, known)
        problems += part.problems
        if actor is not None:
            actors[name] = actor
    problems += document.problems
    return actors


def _entries(document: Document) -> Iterator[tuple[str, Document]]:
    """Each actor of the registry as a document of its own, its key as its id."""
    parts = {
        name: Document(document.file, {"id": name, **entry} if isinstance(entry, dict) else entry)
        for name, entry in document.data.items()
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
        for kind, name, value, path in _shared(case):
            first, where = seen.setdefault((kind, name), (value, str(document.file)))
            if first != value:
                fields = _differing(first, value)
                document.problem(
                    path,
                    f"The {kind} {name!r} differs from {where} in {fields}.",
                    "Write both alike, or give this one another id.",
                )
        yield from document.problems


def _shared(case: Case) -> Iterator[tuple[str, str, Value, tuple[str | int, ...]]]:
    for place in case.place:
        yield "place", place.id, place, ("place",)
    for name, indicator in case.indicators.items():
        yield "indicator", name, indicator, ("indicators", name)
    for key, source in case.sources.items():
        yield "source", source.url, source, ("sources", key)


def _differing(first: Value, second: Value) -> str:
    names = [
        name for name in type(first).model_fields if getattr(first, name) != getattr(second, name)
    ]
    return " and ".join(names)


def locate(data: Path, claim: str) -> tuple[Path, int, int]:
    """File, line and column of a case or claim by the end of its IRI: `case/<id>#<kind>-<key>`."""
    case, _, name = claim.rpartition("/")[2].partition("#")
    file = data / "cases" / f"{case}.yaml"
    if not file.is_file():
        return Path(claim), 1, 1
    kind, _, key = name.partition("-")
    section = next((known.section for known in KINDS if known.kind == kind), "id")
    document = read_document(file, _shown(file))
    keys = _section_keys(document.data, section)
    path = (section, keys.index(key), "key") if key in keys else (section,)
    return (document.file, *document.values.get(path, (1, 1)))


def _section_keys(data: object, section: str) -> list[str]:
    claims = data.get(section) if isinstance(data, dict) else None
    return [claim["key"] for claim in claims] if isinstance(claims, list) else []
