"""Sayings: what an index holds of a case beside its words, the same way for every engine.

What a hit shows, the texts that are quoted, and which claim says each of them, with its sources and
its concepts. A line a case, read one at a time.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from casegraph.search.documents import SECTIONS, Document, holds_names
from casegraph.search.seal import unreadable
from casegraph.search.told import Told

__all__ = ["Sayings", "SayingsOf", "write_sayings"]

_LINES, _STARTS = "sayings.jsonl", "sayings.json"
_KEPT = 1000


@dataclass(frozen=True)
class SayingsOf:
    """What there is of one case.

    `shown` is `Document.shown`. `claims` are parallel to the texts of each section: kind and key,
    and the keys of the sources. `sources` are title and address by key. `carriers` has for each
    concept, `scheme/slug`, the first text that carries it, as the number of its section and its
    own; the name of a concept counts last, since it says less than a claim that carries it.
    """

    shown: Mapping[str, str | int | None]
    told: Told
    claims: Mapping[str, Sequence[tuple[str, Sequence[str]] | None]]
    sources: Mapping[str, tuple[str, str]]
    carriers: Mapping[str, Sequence[int]]


def write_sayings(folder: Path, found: Iterable[Document]) -> None:
    """Write what there is of all documents, in the order of their numbers."""
    starts = [0]
    with (folder / _LINES).open("wb") as lines:
        for document in found:
            told = Told.of(document.sections)
            line = [
                document.shown, (told.text, told.odd, told.begins), _behind(document),
                document.sources, _carriers(document),
            ]  # fmt: skip
            lines.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            starts.append(lines.tell())
    (folder / _STARTS).write_text(json.dumps(starts), "utf-8")


def _behind(document: Document) -> dict[str, list[tuple[str, Sequence[str]] | None]]:
    return {
        name: [(claim.fragment, claim.sources) if claim else None for claim in found]
        for name, found in document.claims.items()
    }


def _carriers(document: Document) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for number in sorted(range(len(SECTIONS)), key=lambda number: holds_names(SECTIONS[number])):
        for at, claim in enumerate(document.claims[SECTIONS[number].name]):
            for concept in claim.concepts if claim else ():
                found.setdefault(concept, (number, at))
    return found


class Sayings:
    """What there is of the cases of a folder, by number; used by many threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._starts: list[int] = json.loads((folder / _STARTS).read_text("utf-8"))
            self._lines = _mapped(folder / _LINES)
        except (OSError, ValueError) as error:
            raise unreadable(folder, error) from error
        self.of = lru_cache(_KEPT)(self._of)

    def _of(self, number: int) -> SayingsOf:
        """What there is of a case; SnapshotError if the file is damaged."""
        try:
            start, end = self._starts[number : number + 2]
            shown, told, claims, sources, carriers = json.loads(self._lines[start:end])
            named = {key: (title, url) for key, (title, url) in sources.items()}
            return SayingsOf(shown, Told(*told), claims, named, carriers)
        except (ValueError, TypeError) as error:
            raise unreadable(self._folder, error) from error


def _mapped(file: Path) -> mmap | bytes:
    """The content of a file, read when it is looked at; nothing can be mapped that is empty."""
    with file.open("rb") as lines:
        return mmap(lines.fileno(), 0, access=ACCESS_READ) if file.stat().st_size else b""
