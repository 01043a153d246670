"""Works: what is cited, whatever the format."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Work"]


@dataclass(frozen=True)
class Work:
    """One thing that can be cited.

    `key` is unique and stays the same when title or publisher are corrected. `kind` is one of
    `casegraph.citations.kinds.KINDS`. `authors` are names as they are, never split into parts.
    """

    key: str
    kind: str
    title: str
    url: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    year: int | None = None
    issued: date | None = None
    accessed: date | None = None
    version: str = ""
    doi: str = ""
    language: str = ""
    within: str = ""
    note: str = ""
