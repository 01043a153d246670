"""Entries: the entry vocabulary, by which plain words are understood as concepts.

A phrase of the text that is a label of a concept in any language, forms of words aside, is that
concept; the longest phrase wins. Beyond that, the concepts whose labels and definitions are most
like the whole text (cosine of tf-idf) are taken as weaker guesses.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from casegraph.comparison.answer import Understood
from casegraph.comparison.profile import ComparisonInput
from casegraph.comparison.stems import expanded, rows_of, stems
from casegraph.comparison.vectors import Vectors, unreadable
from casegraph.countries import country_names
from casegraph.stemming import stem
from casegraph.words import fold, is_stop_word, tokens

__all__ = ["Entries", "write_entries"]

_FILE = "entries.json"
_LONGEST = 6
_MOST_GUESSES = 12
_LEAST_GUESS = 0.05
_MOST_MEANINGS = 3
# A label in the text says more than likeness, which for a good guess is about as large.
_NAMED = 0.3


def write_entries(folder: Path, content: ComparisonInput, vectors: Vectors) -> None:
    """Write every phrase with the columns of the concepts that it names."""
    named: dict[str, list[int]] = defaultdict(list)
    for place, feature in enumerate(vectors.features):
        names = country_names(feature[1]) if feature[0] == "country" else ()
        for name in (*content.labels.get(feature, (vectors.labels[place],)), *names):
            named[name].append(place)
    (folder / _FILE).write_text(json.dumps(named, ensure_ascii=False), "utf-8")


class Entries:
    """The entry vocabulary of a folder, ready to understand texts."""

    def __init__(self, folder: Path, vectors: Vectors) -> None:
        self._vectors = vectors
        try:
            named: dict[str, list[int]] = json.loads((folder / _FILE).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise unreadable(folder, error) from error
        self._meanings: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for phrase, places in named.items():
            row = tuple(_stems_as_written(phrase))
            self._meanings[row] += [p for p in places if p not in self._meanings[row]]

    def understood(self, text: str) -> tuple[Understood, ...]:
        """The concepts that a text seems to mean, the surest first."""
        likeness = self._guesses(text)
        found = dict.fromkeys(likeness, "")
        found |= self._named(text)
        meant = [self._one(place, phrase, likeness) for place, phrase in found.items()]
        return tuple(sorted(meant, key=lambda one: (-one.strength, one.scheme, one.slug)))

    def _one(self, place: int, phrase: str, likeness: Mapping[int, float]) -> Understood:
        scheme, slug = self._vectors.features[place]
        strength = likeness.get(place, 0.0) + (_NAMED if phrase else 0.0)
        return Understood(
            scheme, slug, self._vectors.labels[place], phrase, round(min(strength, 1.0), 4)
        )

    def _named(self, text: str) -> Mapping[int, str]:
        """The concepts of which a label stands in the text, each with the words as written."""
        words = [(stem(fold(word)), start, end, word) for word, start, end in tokens(text)]
        taken: set[int] = set()
        found: dict[int, str] = {}
        for start, row in rows_of([word for word, *_ in words], _LONGEST):
            places = self._meanings.get(row, ())
            span = range(start, start + len(row))
            small = len(row) == 1 and is_stop_word(words[start][3])
            if places and not small and len(places) <= _MOST_MEANINGS and taken.isdisjoint(span):
                taken.update(span)
                phrase = text[words[start][1] : words[start + len(row) - 1][2]]
                found |= {place: phrase for place in places if place not in found}
        return found

    def _guesses(self, text: str) -> Mapping[int, float]:
        """The concepts whose words are most like all words of the text."""
        likeness = self._vectors.glosses @ self._vectors.weighed(expanded(stems(text)))
        order = np.argsort(-likeness, kind="stable")[:_MOST_GUESSES]
        return {int(n): float(likeness[n]) for n in order if likeness[n] >= _LEAST_GUESS}


def _stems_as_written(text: str) -> Iterator[str]:
    """The stems of all words of a phrase, the small ones too, so that phrases keep their form."""
    return (stem(fold(word)) for word, _, _ in tokens(text))
