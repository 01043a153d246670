"""Every exception that casegraph raises on purpose.

::

    CasegraphError               base: something the user can read and act on
    ├── InputError               what was handed in is wrong (exit 1, HTTP 400)
    │   ├── DataError            files of the record are wrong; carries the problems
    │   ├── QueryError           a search or SPARQL query cannot be understood
    │   └── SettingError         an option or environment variable has a bad value
    ├── NotFoundError            no case, concept or file of that name (exit 3, HTTP 404)
    ├── SnapshotError            the snapshot is missing, unfinished or cannot be read
    │   └── BuildInProgressError another process is building the same snapshot
    └── MissingExtraError        an optional part is not installed
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

__all__ = [
    "BuildInProgressError",
    "CasegraphError",
    "DataError",
    "InputError",
    "MissingExtraError",
    "NotFoundError",
    "Problem",
    "QueryError",
    "SettingError",
    "SnapshotError",
    "did_you_mean",
]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of one file: where, what, and what to do."""

    file: Path
    line: int
    column: int
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{text} {self.remedy}".rstrip()


class CasegraphError(Exception):
    """Base of all errors meant to be read by the person who caused or meets them."""


class InputError(CasegraphError):
    """What was handed in is wrong; the message says where and what to do."""


class DataError(InputError):
    """Files of the record are wrong; `problems` lists every one that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class QueryError(InputError):
    """A search or SPARQL query cannot be understood."""


class SettingError(InputError):
    """An option or environment variable has a value that cannot be used."""


class NotFoundError(CasegraphError):
    """There is no such case, concept, actor or file; `hint` names the nearest ones."""

    def __init__(self, thing: str, name: str, known: Sequence[str] = ()) -> None:
        self.thing, self.name = thing, name
        self.hint = did_you_mean(name, known)
        super().__init__(f"There is no {thing} {name!r}. {self.hint}".rstrip())


class SnapshotError(CasegraphError):
    """The snapshot is missing, unfinished or cannot be read."""


class BuildInProgressError(SnapshotError):
    """Another process is building the same snapshot."""


class MissingExtraError(CasegraphError):
    """An optional part is not installed; the message names the command that adds it."""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A ready sentence naming up to three close matches of *word*, or an empty string."""
    near = get_close_matches(word, known, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(repr(match) for match in near)}?" if near else ""
