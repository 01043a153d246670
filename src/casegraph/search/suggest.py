"""Suggestions: cases, actors, concepts and places whose names go on as what is being typed.

Every word of every name begins an entry of a sorted list, so what is typed stands for one range of
it, found by bisection. Entries are numbered in the order in which they are suggested, so the best
of a range are the smallest numbers in it. All of this is worked out when a snapshot is built.
"""

import heapq
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Self

from casegraph.errors import QueryError, SnapshotError
from casegraph.search.names import Kind, Named
from casegraph.words import fold, tokens

__all__ = ["MOST_SUGGESTIONS", "Suggestion", "Suggestions"]

MOST_SUGGESTIONS = 50
_FILE = "suggestions.json"
_FORMAT = 1
_LONGEST_TYPED = 400
_AFTER_ALL = "\U0010ffff"
_AT_FIRST = 4


@dataclass(frozen=True)
class Suggestion:
    """A thing with a name of which a word begins as typed.

    `id` of a concept is `scheme/slug`; `match` is the name that matched, None where it is the label
    or not for showing; `cases` is the number of cases that have to do with it, 1 for a case itself.
    """

    kind: Kind
    id: str
    label: str
    match: str | None
    cases: int


class _Thing(NamedTuple):
    kind: Kind
    id: str
    label: str
    cases: int


class _Name(NamedTuple):
    """A name of the thing of that number: which sort it is, and how it is written and folded."""

    thing: int
    sort: int
    written: str
    folded: str


_LABEL, _OTHER, _HIDDEN = range(3)


@dataclass(frozen=True)
class Suggestions:
    """An open list of names; used by many threads at once.

    Entry n is a word of the name `of[n]`, at the place `places[n]` of its folded text; `order`
    holds the numbers of the entries as their texts sort.
    """

    things: Sequence[_Thing]
    names: Sequence[_Name]
    of: "array[int]"
    places: "array[int]"
    order: "array[int]"

    @classmethod
    def make(cls, given: Iterable[Named]) -> Self:
        """The list of all that may be suggested."""
        sources = sorted(given, key=attrgetter("kind", "id"))
        things = [_Thing(one.kind, one.id, one.names[0], one.cases) for one in sources]
        names = [name for number, one in enumerate(sources) for name in _names(number, one)]
        labels = [_folded(thing.label) for thing in things]

        def rank(entry: tuple[int, int]) -> tuple[bool, bool, int, int, str, int, int]:
            number, place = entry
            name = names[number]
            cases, label = things[name.thing].cases, labels[name.thing]
            return not cases, place > 0, name.sort, -cases, label, number, place

        def text(number: int) -> str:
            name, place = entries[number]
            return names[name].folded[place:]

        entries = sorted(_entries(names), key=rank)
        order = array("I", sorted(range(len(entries)), key=text))
        of, places = (array("I", [entry[side] for entry in entries]) for side in (0, 1))
        return cls(things, names, of, places, order)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the list of an index; SnapshotError where there is none that fits."""
        try:
            data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            if data["format"] != _FORMAT:
                raise ValueError(f"format {data['format']}")
            things = [_Thing(*thing) for thing in data["things"]]
            names = [_Name(*name) for name in data["names"]]
            numbers = (array("I", data[name]) for name in ("of", "places", "order"))
            return cls(things, names, *numbers)
        except (OSError, ValueError, KeyError, TypeError, OverflowError) as error:
            raise SnapshotError(
                f"The suggestions in {folder} cannot be read ({error}). Build them again."
            ) from error

    def save(self, folder: Path) -> None:
        """Write the list into the folder of an index."""
        numbers = {name: getattr(self, name).tolist() for name in ("of", "places", "order")}
        data = {"format": _FORMAT, "things": self.things, "names": self.names} | numbers
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / _FILE).write_text(text, encoding="utf-8")

    def beginning(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """The first things with a name of which a word begins the text; QueryError for the limit.

        Beginnings of names come before words within them, labels before other names and those
        before hidden ones, more cases before fewer; what no case uses comes last. No text is wrong:
        one that begins nothing gives nothing.
        """
        if not 1 <= limit <= MOST_SUGGESTIONS:
            raise QueryError(f"limit is {limit}; give a whole number, 1 to {MOST_SUGGESTIONS}.")
        typed = _folded(text) if len(text) <= _LONGEST_TYPED else ""
        if not typed:
            return ()
        low = bisect_left(self.order, typed, key=self._text)
        high = bisect_left(self.order, typed + _AFTER_ALL, lo=low, key=self._text)
        best = self._best(self.order[low:high], limit)
        return tuple(self._suggestion(entry, typed) for entry in best)

    def _text(self, entry: int) -> str:
        return self.names[self.of[entry]].folded[self.places[entry] :]

    def _best(self, found: "array[int]", limit: int) -> list[int]:
        """The first entries, one for each thing: a thing may be found by many of its names."""
        wanted = limit * _AT_FIRST
        while True:
            first: dict[int, int] = {}
            for entry in heapq.nsmallest(wanted, found):
                first.setdefault(self.names[self.of[entry]].thing, entry)
            if len(first) >= limit or wanted >= len(found):
                return list(first.values())[:limit]
            wanted *= _AT_FIRST

    def _suggestion(self, entry: int, typed: str) -> Suggestion:
        name = self.names[self.of[entry]]
        kind, known_as, label, cases = self.things[name.thing]
        told = name.sort == _OTHER and f" {typed}" not in f" {_folded(label)}"
        return Suggestion(kind, known_as, label, name.written if told else None, cases)


def _names(number: int, source: Named) -> Iterator[_Name]:
    """The names of a thing that differ when folded, each as it is written first."""
    sorts = (_LABEL, *repeat(_OTHER, len(source.names) - 1), *repeat(_HIDDEN, len(source.hidden)))
    seen = {""}
    for sort, written in zip(sorts, (*source.names, *source.hidden), strict=True):
        folded = _folded(written)
        if folded not in seen:
            seen.add(folded)
            yield _Name(number, sort, written, folded)


def _entries(names: Sequence[_Name]) -> Iterator[tuple[int, int]]:
    """The number of a name and the place of a word in it, for every word of every name."""
    for number, name in enumerate(names):
        yield number, 0
        yield from ((number, at) for at, char in enumerate(name.folded, start=1) if char == " ")


def _folded(text: str) -> str:
    return " ".join(filter(None, (fold(word) for word, _, _ in tokens(text))))
