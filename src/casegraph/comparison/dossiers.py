"""Dossiers: what reasons and contrasts are told from, a line a case, read one at a time."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from casegraph.comparison.answer import ClaimBehind
from casegraph.comparison.profile import Feature, Passage
from casegraph.comparison.vectors import unreadable
from casegraph.model import Case

__all__ = ["Dossier", "Dossiers", "Ending", "write_dossiers"]

_LINES, _INDEX = "dossiers.jsonl", "dossiers.json"
_KEPT = 512


class Ending(NamedTuple):
    """One outcome of a case: its concept, its direction, whether a target was met, its key."""

    outcome: str
    direction: str
    target: str
    key: str


class Dossier(NamedTuple):
    """One case: its name, its sources, what it asks with, how it ended, its passages."""

    id: str
    title: str
    status: str
    end: int | None
    sources: Mapping[str, str]
    question: tuple[str, ...]
    endings: tuple[Ending, ...]
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, case: Case, told: Sequence[Passage], question: tuple[str, ...]) -> "Dossier":
        """The dossier of a case whose passages are given."""
        endings = tuple(
            Ending(seen.outcome, seen.direction, seen.target, seen.key) for seen in case.outcomes
        )
        period = case.period
        end = period.end or period.status_year
        head = (case.id, case.title, period.status, end)
        sources = {key: source.url for key, source in case.sources.items()}
        return cls(*head, sources, question, endings, tuple(told))

    def claim(self, passage: Passage) -> ClaimBehind:
        """A passage as an answer names it."""
        sources = {key: self.sources[key] for key in passage.sources if key in self.sources}
        return ClaimBehind(self.id, passage.kind, passage.key, passage.text, sources)

    @property
    def features(self) -> frozenset[Feature]:
        """Every concept that the case itself is coded with."""
        return frozenset().union(*(passage.features for passage in self.passages))


def write_dossiers(folder: Path, dossiers: Iterable[Dossier]) -> None:
    """Write dossiers and where each of them begins."""
    ids, starts = [], [0]
    with (folder / _LINES).open("wb") as lines:
        for dossier in dossiers:
            plain = (*dossier[:-1], [_plain(passage) for passage in dossier.passages])
            lines.write(json.dumps(plain, ensure_ascii=False).encode() + b"\n")
            ids.append(dossier.id)
            starts.append(lines.tell())
    (folder / _INDEX).write_text(json.dumps({"ids": ids, "starts": starts}), "utf-8")


def _plain(passage: Passage) -> tuple[object, ...]:
    return (*passage[:-1], sorted(passage.features))


class Dossiers:
    """The dossiers of a folder, by number; used by many threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            index = json.loads((folder / _INDEX).read_text("utf-8"))
            self.ids: tuple[str, ...] = tuple(index["ids"])
            self._starts: list[int] = index["starts"]
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
                return _dossier(*json.loads(lines.read(end - start)))
        except (OSError, ValueError, TypeError) as error:
            raise unreadable(self._folder, error) from error


def _dossier(*line: Any) -> Dossier:
    name, title, status, end, sources, question, endings, told = line
    read = tuple(Ending(*one) for one in endings), tuple(map(_passage, told))
    return Dossier(name, title, status, end, sources, tuple(question), *read)


def _passage(line: Sequence[object]) -> Passage:
    kind, key, text, sources, features = line
    assert isinstance(sources, list)
    assert isinstance(features, list)
    found = frozenset((scheme, slug) for scheme, slug in features)
    return Passage(str(kind), str(key), str(text), tuple(sources), found)
