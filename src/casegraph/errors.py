"""Every exception that casegraph raises on purpose.

::

    CasegraphError               base: something the user can read and act on
    ├── InputError               what was handed in is wrong (exit 1, HTTP 400)
    │   ├── DataError            files of the record are wrong; carries the problems
    │   ├── QueryError           a search or SPARQL query cannot be understood
    │   │   ├── RefusedError     it asks for what the service never does (HTTP 403)
    │   │   └── ResultTooLargeError  its result is larger than one answer may be
    │   ├── SlowRequestError     what was sent did not arrive in time (HTTP 408)
    │   ├── TooLongError         what was sent is larger than one request may be (HTTP 413)
    │   ├── MediaTypeError       what was sent is in a form that is not read (HTTP 415)
    │   ├── NotAcceptableError   no form of the answer is one that was asked for (HTTP 406)
    │   └── SettingError         an option or environment variable has a bad value
    ├── LimitError               a query took more time or memory than it may (HTTP 503)
    │   ├── BusyError            too many queries are waiting already
    │   └── BudgetError          one client has used up its share of query time (HTTP 429)
    ├── EndpointError            the SPARQL endpoint behind us failed or lied (HTTP 502)
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
    "BudgetError",
    "BuildInProgressError",
    "BusyError",
    "CasegraphError",
    "DataError",
    "EndpointError",
    "InputError",
    "LimitError",
    "MediaTypeError",
    "MissingExtraError",
    "NotAcceptableError",
    "NotFoundError",
    "Problem",
    "QueryError",
    "RefusedError",
    "ResultTooLargeError",
    "SettingError",
    "SlowRequestError",
    "SnapshotError",
    "TooLongError",
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


class RefusedError(QueryError):
    """A query asks for what the service never does, such as writing or calling other hosts."""


class ResultTooLargeError(QueryError):
    """The result of a query is larger than one answer may be; nothing of it is given."""


class SlowRequestError(InputError):
    """What was sent did not arrive in time."""


class TooLongError(InputError):
    """What was sent is larger than one request may be."""


class MediaTypeError(InputError):
    """What was sent is in a media type or character encoding that is not read."""


class NotAcceptableError(InputError):
    """None of the forms in which the answer exists is one that was asked for."""


class SettingError(InputError):
    """An option or environment variable has a value that cannot be used."""


class LimitError(CasegraphError):
    """A query took more time or memory than it may; after `retry_after` seconds one may retry."""

    def __init__(self, message: str, retry_after: int | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class BusyError(LimitError):
    """Too many queries are waiting already."""


class BudgetError(LimitError):
    """One client has used up its share of query time."""


class EndpointError(CasegraphError):
    """The SPARQL endpoint behind the service failed, or gave less than a whole answer."""


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
