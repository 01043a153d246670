"""Catalogue: which case has which facet value, kept in memory as bit sets for fast counting."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from casegraph.errors import QueryError, did_you_mean
from casegraph.model import Vocabulary
from casegraph.search.documents import Document
from casegraph.search.facets import FACETS
from casegraph.search.query import SearchQuery
from casegraph.search.seal import unreadable
from casegraph.words import fold

__all__ = ["Catalogue", "FacetValue", "bits", "numbers"]

_FILE = "catalogue.json"
_FORMAT = 3
_ONE = ord("1")
_SET = re.compile("1")


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet, its label, the number of cases that have it, and the value above it."""

    value: str
    label: str
    count: int
    broader: str | None = None


@dataclass(frozen=True)
class Catalogue:
    """The facet values, start years and ids of all cases, by their numbers.

    A set of cases is one whole number whose bit n stands for case n: to narrow down is one
    `&`, to count is `bit_count`.
    """

    starts: tuple[int, ...]
    labels: Mapping[str, Mapping[str, str]]
    holders: Mapping[str, Mapping[str, int]]
    broader: Mapping[str, Mapping[str, str]]
    ids: tuple[str, ...]
    imported: int = 0

    @classmethod
    def of(cls, documents: Iterable[Document], vocabulary: Vocabulary) -> Self:
        """The catalogue of some documents, numbered from 0 in their order."""
        starts: list[int] = []
        ids: list[str] = []
        imported: list[int] = []
        having: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
        for document in documents:
            starts.append(document.start)
            ids.append(document.id)
            if document.shown["imported"]:
                imported.append(document.number)
            for name, values in document.facets.items():
                for value in values:
                    having[name][value].append(document.number)
        known = {name: facet.known(vocabulary) for name, facet in FACETS.items()}
        labels = {name: {value: value for value in having[name]} | known[name] for name in FACETS}
        holders = {
            name: {value: bits(found) for value, found in sorted(having[name].items())}
            for name in FACETS
        }
        broader = {name: facet.broader(vocabulary) for name, facet in FACETS.items()}
        return cls(tuple(starts), labels, holders, broader, tuple(ids), bits(imported))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the catalogue of an index; SnapshotError where there is none that fits."""
        try:
            data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            if data["format"] != _FORMAT:
                raise ValueError(f"format {data['format']}")
            holders = {
                name: {value: int(found, 16) for value, found in values.items()}
                for name, values in data["holders"].items()
            }
            read = (tuple(data["starts"]), data["labels"], holders, data["broader"])
            return cls(*read, tuple(data["ids"]), int(data["imported"], 16))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise unreadable(folder, error) from error

    def save(self, folder: Path) -> None:
        """Write the catalogue into the folder of an index."""
        holders = {
            name: {value: f"{found:x}" for value, found in values.items()}
            for name, values in self.holders.items()
        }
        data = {
            "format": _FORMAT,
            "starts": self.starts,
            "labels": self.labels,
            "holders": holders,
            "broader": self.broader,
            "ids": self.ids,
            "imported": f"{self.imported:x}",
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / _FILE).write_text(text, encoding="utf-8")

    @property
    def everything(self) -> int:
        """The set of all cases."""
        return (1 << len(self.starts)) - 1

    def within(self, query: SearchQuery) -> int:
        """The cases among which the query looks: curated ones, imported ones on request."""
        return self.everything if query.imported else self.everything & ~self.imported

    def value_of(self, facet: str, text: str) -> str | None:
        """The facet value that a text names by slug, code or label, whatever its case."""
        return self._by_name.get(facet, {}).get(_loosely(text))

    @cached_property
    def _by_name(self) -> dict[str, dict[str, str]]:
        return {
            name: {_loosely(label): value for value, label in labels.items()}
            | {_loosely(value): value for value in labels}
            for name, labels in self.labels.items()
        }

    def words(self, facet: str) -> Sequence[str]:
        """For each case the label by which a facet puts it in order: the narrowest, then the first.

        Nothing for a case without a value; such cases come before the others.
        """
        if facet not in self._words:
            labels, above = self.labels[facet], self.broader[facet]
            values = sorted(self.holders[facet], key=labels.__getitem__, reverse=True)
            values.sort(key=lambda value: value in above)
            found = [""] * len(self.starts)
            for value in values:
                for number in numbers(self.holders[facet][value]):
                    found[number] = labels[value]
            self._words[facet] = tuple(found)
        return self._words[facet]

    @cached_property
    def _words(self) -> dict[str, Sequence[str]]:
        return {}

    def check(self, query: SearchQuery) -> None:
        """QueryError if the query asks for a facet value that does not exist."""
        for name, values in query.where.items():
            for value in values:
                if value not in self.labels[name]:
                    hint = did_you_mean(value, tuple(self.labels[name]))
                    raise QueryError(
                        f"There is no value {value!r} of the search facet {name!r}. "
                        f"{hint or f'See the values of {name!r} that an empty search lists.'}"
                    )

    def narrowed(self, query: SearchQuery) -> dict[str, int]:
        """For each filter of the query the cases that pass it, by its name.

        Years are filter `period`; what was imported is kept out by filter `imported`.
        """
        passing = {
            name: _union(self.holders[name].get(value, 0) for value in values)
            for name, values in query.where.items()
            if values
        }
        years = self.period(query.start_from, query.start_to)
        return passing | {"period": years, "imported": self.within(query)}

    def period(self, low: int | None, high: int | None) -> int:
        """The cases that began in these years."""
        if low is None and high is None:
            return self.everything
        return bits(
            number
            for number, year in enumerate(self.starts)
            if (low is None or year >= low) and (high is None or year <= high)
        )

    def counts(
        self, found: int, passing: Mapping[str, int], chosen: Mapping[str, Collection[str]]
    ) -> dict[str, tuple[FacetValue, ...]]:
        """Values of each facet among the cases found, most frequent first.

        A facet's own filter does not narrow its own counts: they tell what choosing another
        value would bring. A chosen value is listed even where no case has it.
        """
        answer = {}
        for name in FACETS:
            base = found
            for other, mask in passing.items():
                base &= mask if other != name else self.everything
            answer[name] = self._values(name, base, chosen.get(name, ()))
        return answer

    def _values(self, name: str, base: int, chosen: Collection[str]) -> tuple[FacetValue, ...]:
        labels, broader = self.labels[name], self.broader.get(name, {})
        counted = {value: (mask & base).bit_count() for value, mask in self.holders[name].items()}
        listed = {value for value, count in counted.items() if count} | set(chosen)
        values = [
            FacetValue(value, labels[value], counted.get(value, 0), broader.get(value))
            for value in listed
        ]
        return tuple(sorted(values, key=lambda seen: (-seen.count, seen.label, seen.value)))


def bits(found: Iterable[int]) -> int:
    """The set of some case numbers."""
    listed = tuple(found)
    digits = bytearray(b"0") * (max(listed, default=0) + 1)
    for number in listed:
        digits[-1 - number] = _ONE
    return int(digits, 2)


def numbers(found: int) -> list[int]:
    """The case numbers of a set, in order."""
    return [bit.start() for bit in _SET.finditer(f"{found:b}"[::-1])]


def _union(sets: Iterable[int]) -> int:
    union = 0
    for found in sets:
        union |= found
    return union


def _loosely(text: str) -> str:
    return " ".join(fold(word) for word in text.replace("_", "-").split())
