"""Dossiers: what reasons and contrasts are told from, two lines a case, read one at a time.

The second line, ten times as long, holds what is told of the case; it is read for cases that are
shown, and not for the many whose ends a contrast compares.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, overload

from casegraph.comparison.answer import ClaimBehind
from casegraph.comparison.profile import Passage
from casegraph.comparison.stems import stems
from casegraph.comparison.vectors import Vectors, unreadable
from casegraph.model import Case

__all__ = ["Dossier", "Dossiers", "Ending", "Told", "write_dossiers"]

_LINES, _INDEX = "dossiers.jsonl", "dossiers.json"
_KEPT = 512


class Ending(NamedTuple):
    """One outcome of a case: its concept, its direction, whether a target was met, its key."""

    outcome: str
    direction: str
    target: str
    key: str


class Told(NamedTuple):
    """A passage with the columns of its concepts, and those of its stems."""

    kind: str
    key: str
    text: str
    sources: Sequence[str]
    concepts: Sequence[int]
    stems: Sequence[int]


class Dossier(NamedTuple):
    """One case: its name, sources, the stems it asks with, how it ended, what is told of it."""

    id: str
    title: str
    status: str
    end: int | None
    sources: Mapping[str, str]
    question: Mapping[str, float]
    endings: Sequence[Ending]
    told: Sequence[Told]

    @classmethod
    def of(
        cls, case: Case, said: Sequence[Passage], question: Mapping[str, float], vectors: Vectors
    ) -> "Dossier":
        """The dossier of a case whose passages are given."""
        endings = [Ending(o.outcome, o.direction, o.target, o.key) for o in case.outcomes]
        period = case.period
        head = (case.id, case.title, period.status, period.end or period.status_year)
        sources = {key: source.url for key, source in case.sources.items()}
        told = [_told(passage, vectors) for passage in said]
        return cls(*head, sources, question, endings, told)

    def claim(self, told: Told) -> ClaimBehind:
        """A claim as an answer names it."""
        sources = {key: self.sources[key] for key in told.sources if key in self.sources}
        return ClaimBehind(self.id, told.kind, told.key, told.text, sources)


def _told(passage: Passage, vectors: Vectors) -> Told:
    concepts = [vectors.place_of[one] for one in passage.features if one in vectors.place_of]
    words = dict.fromkeys(stems(passage.text))
    columns = [vectors.stem_at[word] for word in words if word in vectors.stem_at]
    return Told(*passage[:-1], sorted(concepts), columns)


def write_dossiers(folder: Path, dossiers: Iterable[Dossier], imported: Set[str]) -> None:
    """Write dossiers, where each of them begins, and which are of the imported cases named."""
    ids, starts = [], [0]
    with (folder / _LINES).open("wb") as lines:
        for dossier in dossiers:
            for part in (dossier[:-1], dossier.told):
                lines.write(json.dumps(part, ensure_ascii=False).encode() + b"\n")
            ids.append(dossier.id)
            starts.append(lines.tell())
    places = [number for number, name in enumerate(ids) if name in imported]
    index = {"ids": ids, "starts": starts, "imported": places}
    (folder / _INDEX).write_text(json.dumps(index), "utf-8")


class Dossiers:
    """The dossiers of a folder, by number; used by many threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            index = json.loads((folder / _INDEX).read_text("utf-8"))
            self.ids: tuple[str, ...] = tuple(index["ids"])
            self._starts: list[int] = index["starts"]
            self.imported: list[int] = index["imported"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise unreadable(folder, error) from error
        self.number_of = {name: number for number, name in enumerate(self.ids)}
        self.read = lru_cache(_KEPT)(self._read)

    def _read(self, number: int) -> Dossier:
        """The dossier of that number; SnapshotError if it is damaged."""
        start, end = self._starts[number : number + 2]
        try:
            with (self._folder / _LINES).open("rb") as lines:
                lines.seek(start)
                head, _, told = lines.read(end - start).partition(b"\n")
            name, title, status, end_year, sources, question, endings = json.loads(head)
            made, said = [Ending(*one) for one in endings], _AllTold(told, self._folder)
            return Dossier(name, title, status, end_year, sources, question, made, said)
        except (OSError, ValueError, TypeError) as error:
            raise unreadable(self._folder, error) from error


class _AllTold(Sequence[Told]):
    """What is told of a case, made out when it is first looked at."""

    def __init__(self, line: bytes, folder: Path) -> None:
        self._line, self._folder = line, folder

    @cached_property
    def _read(self) -> list[Told]:
        try:
            return [Told(*one) for one in json.loads(self._line)]
        except (ValueError, TypeError) as error:
            raise unreadable(self._folder, error) from error

    @overload
    def __getitem__(self, place: int) -> Told: ...

    @overload
    def __getitem__(self, place: slice) -> list[Told]: ...

    def __getitem__(self, place: int | slice) -> Told | list[Told]:
        return self._read[place]

    def __iter__(self) -> Iterator[Told]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)
