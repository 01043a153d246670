"""Imported records: lines of JSON, each in the shape of a case file, apart from curated files.

::

    data/imported/
      <source>.jsonl         one case a line, in the order of their ids
      <source>.actors.jsonl  one actor a line: the organisations that those cases name

A program writes these files and no curator edits them. The same cases always give the same bytes.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from casegraph.errors import Problem
from casegraph.files.check import Known, check
from casegraph.files.names import shown
from casegraph.files.yaml import Document
from casegraph.model import Actor, ImportedCase, Member, Value, Vocabulary, members, natural_order
from casegraph.resources import imported_folder

__all__ = ["Imported", "actors_file", "cases_file", "line_of", "read_imported", "write_imported"]

V = TypeVar("V", ImportedCase, Actor)

_ACTORS = ".actors.jsonl"
_LONGEST_LINE = 200_000
# Only so can a line hold control characters or half a character; we write neither.
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u")


@dataclass
class Imported:
    """Imported cases and the actors they name, by id, and what is wrong with their lines."""

    cases: dict[str, ImportedCase] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def cases_file(data: Path, source: str) -> Path:
    """The file of the cases that came from a source."""
    return imported_folder(data) / f"{source}.jsonl"


def actors_file(data: Path, source: str) -> Path:
    """The file of the actors that those cases name."""
    return imported_folder(data) / f"{source}{_ACTORS}"


def read_imported(
    data: Path, vocabulary: Vocabulary, taken: Set[str] = frozenset(), source: str = "*"
) -> Imported:
    """What was imported from one source or from all; problems name file and line.

    *taken* are the ids of curated cases and actors, which no imported one may have.
    """
    found = Imported()
    folder = imported_folder(data)
    known = Known(vocabulary, frozenset(), frozenset(), imported=True)
    for file in sorted(folder.glob(f"{source}{_ACTORS}")):
        for _, actor in _values(file, Actor, known, taken | found.actors.keys(), found.problems):
            found.actors[actor.id] = actor
    known = replace(known, actors=found.actors.keys())
    for file in sorted(folder.glob(f"{source}.jsonl")):
        if file.name.endswith(_ACTORS):
            continue
        others = taken | found.cases.keys()
        for line, case in _values(file, ImportedCase, known, others, found.problems):
            found.cases[case.id] = case
            found.lines[case.id] = line
    return found


def _values(
    file: Path, model: type[V], known: Known, taken: Set[str], problems: list[Problem]
) -> Iterator[tuple[str, V]]:
    """The value of each sound line; what is wrong with the others is noted."""
    name, seen = shown(file), {*taken}
    for number, line in enumerate(_lines(file, name, problems), start=1):
        document = _document(name, number, line, model)
        value = check(document, model, known) if not document.problems else None
        if value is not None and value.id in seen:
            document.problem((), f"The id {value.id!r} is taken already.", _AGAIN)
        problems += document.problems
        if value is not None and not document.problems:
            seen.add(value.id)
            yield line, value


_AGAIN = "Import the table again."


def _lines(file: Path, name: Path, problems: list[Problem]) -> list[str]:
    content = b""
    try:
        content = file.read_bytes()
        text = content.decode()
    except OSError as error:
        problems.append(Problem(name, 1, 1, f"Cannot be read: {error.strerror}.", _AGAIN))
        return []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, line, 1, "This is not UTF-8.", _AGAIN))
        return []
    return text.removesuffix("\n").split("\n") if text else []


def _document(name: Path, number: int, line: str, model: type[Value]) -> Document:
    """A line as a document: whatever is wrong in it stands on that line."""
    document = Document(name, values={(): (number, 1)})
    try:
        if len(line) > _LONGEST_LINE:
            raise ValueError(f"the line has {len(line):,} characters")
        if _ESCAPED.search(line):
            raise ValueError("it holds an escaped character")
        data = json.loads(line, parse_float=Decimal, parse_constant=_no_number)
        if not isinstance(data, dict):
            raise TypeError("expected an object")
        document.data = _dated(data, model)
    except (ValueError, TypeError, RecursionError) as error:
        document.problem((), f"This is not a record in JSON ({error}).", _AGAIN)
    return document


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not a number")


def _dated(data: Any, model: type[Value]) -> Any:
    """The data with dates where the model has dates, for which JSON knows only text."""
    if not isinstance(data, dict):
        return data
    by_key = {member.alias: member for member in members(model)}
    return {
        key: _with_dates(value, by_key[key]) if key in by_key else value
        for key, value in data.items()
    }


def _with_dates(value: Any, member: Member) -> Any:
    if member.type is date:
        return _as_date(value)
    if member.nested is None:
        return value
    if isinstance(value, list):
        return [_dated(item, member.nested) for item in value]
    if member.shape == "keyed" and isinstance(value, dict):
        return {key: _dated(item, member.nested) for key, item in value.items()}
    return _dated(value, member.nested)


def _as_date(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value  # left for the model to refuse


def line_of(value: ImportedCase | Actor) -> str:
    """A record as its line, without what it does not tell."""
    plain = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(plain, ensure_ascii=False)


def write_imported(
    data: Path, source: str, cases: Mapping[str, str], actors: Iterable[Actor]
) -> None:
    """Replace the files of a source by the lines of cases, by id, and by the actors they name.

    Each file is written beside its place and renamed, so that nobody reads half of one; actors come
    first, for a case must find its actors.
    """
    imported_folder(data).mkdir(exist_ok=True)
    in_order = sorted(actors, key=lambda actor: natural_order(actor.id))
    _replace(actors_file(data, source), map(line_of, in_order))
    lines = [cases[name] for name in sorted(cases, key=natural_order)]
    _replace(cases_file(data, source), lines)


def _replace(file: Path, lines: Iterable[str]) -> None:
    """Write lines to a file in one step, leaving it alone if it holds them already."""
    content = "".join(f"{line}\n" for line in lines).encode()
    if file.is_file() and file.read_bytes() == content:
        return
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_bytes(content)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
