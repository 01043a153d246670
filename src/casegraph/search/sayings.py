"""Sayings: which claim says a text of a case, with its sources and its concepts.

What a highlight quotes is traced to its claim here, the same way for every engine. A line a case,
read one at a time.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from casegraph.search.documents import ClaimSaid, Document
from casegraph.search.seal import unreadable

__all__ = ["Sayings", "SayingsOf", "write_sayings"]

_LINES, _STARTS = "sayings.jsonl", "sayings.json"
_KEPT = 1000


@dataclass(frozen=True)
class SayingsOf:
    """The claims of one case, parallel to the texts of its sections; sources: title, address."""

    claims: Mapping[str, Sequence[ClaimSaid | None]]
    sources: Mapping[str, tuple[str, str]]


def write_sayings(folder: Path, found: Iterable[Document]) -> None:
    """Write the claims of all documents, in the order of their numbers."""
    starts = [0]
    with (folder / _LINES).open("wb") as lines:
        for document in found:
            line = json.dumps([document.claims, document.sources], ensure_ascii=False)
            lines.write(line.encode() + b"\n")
            starts.append(lines.tell())
    (folder / _STARTS).write_text(json.dumps(starts), "utf-8")


class Sayings:
    """The claims of a folder by the number of the case; used by many threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._starts: list[int] = json.loads((folder / _STARTS).read_text("utf-8"))
            self._lines = _mapped(folder / _LINES)
        except (OSError, ValueError) as error:
            raise unreadable(folder, error) from error
        self.of = lru_cache(_KEPT)(self._of)

    def _of(self, number: int) -> SayingsOf:
        """The claims of a case; SnapshotError if the file is damaged."""
        try:
            start, end = self._starts[number : number + 2]
            return _read(*json.loads(self._lines[start:end]))
        except (ValueError, TypeError) as error:
            raise unreadable(self._folder, error) from error


def _mapped(file: Path) -> mmap | bytes:
    """The content of a file, read when it is looked at; nothing can be mapped that is empty."""
    with file.open("rb") as lines:
        return mmap(lines.fileno(), 0, access=ACCESS_READ) if file.stat().st_size else b""


def _read(claims: Any, sources: Any) -> SayingsOf:
    read = {
        name: [ClaimSaid(*one) if one is not None else None for one in found]
        for name, found in claims.items()
    }
    return SayingsOf(read, {key: (title, url) for key, (title, url) in sources.items()})
