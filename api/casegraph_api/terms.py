"""Terms: concepts found by any of their names, whatever its language."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from casegraph.model import Concept, Vocabulary
from casegraph.repository import Repository
from casegraph.words import fold, tokens

__all__ = ["LANGUAGES", "MOST_WORDS", "Found", "Terms", "terms"]

LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German"}
MOST_WORDS = 12
_NAMES = """
SELECT ?concept ?name ?sort (LANG(?name) AS ?language) WHERE {
  ?concept skos:inScheme ?scheme .
  { ?concept skos:prefLabel ?name BIND(0 AS ?sort) }
  UNION { ?concept skos:altLabel ?name BIND(1 AS ?sort) }
  UNION { ?concept skos:hiddenLabel ?name BIND(2 AS ?sort) }
}"""
_LABEL, _OTHER, _HIDDEN = range(3)


class _Name(NamedTuple):
    """A name: as it is written, its words folded with a blank before each, language and sort."""

    written: str
    folded: str
    language: str
    sort: int

    @property
    def rank(self) -> tuple[bool, int]:
        """English before others, labels before other names, these before hidden ones."""
        return self.language != "en", self.sort


@dataclass(frozen=True)
class Found:
    """A concept found; `name` and `language` where it was by another name that may be shown.

    Hidden labels find a concept and are not for showing (SKOS): `hidden` says that one did.
    """

    concept: Concept
    name: str | None
    language: str
    hidden: bool


@dataclass(frozen=True)
class Terms:
    """The names of all concepts; read by many threads at once."""

    vocabulary: Vocabulary
    names: Mapping[tuple[str, str], Sequence[_Name]]

    def found(self, text: str, schemes: Collection[str]) -> list[Found]:
        """Concepts of which one name has, for each word of the text, a word that begins so.

        Those found by their English label come first, then by other names, then by hidden ones;
        alike ones in the order of the vocabulary. No text is wrong: it may find nothing.
        """
        words = list(_folded(text))[:MOST_WORDS]
        ranked = [
            (name.rank, Found(concept, *_shown(name)))
            for concept in self._concepts(schemes)
            if words and (name := self._best(concept, words))
        ]
        return [found for _, found in sorted(ranked, key=lambda one: one[0])]

    def _concepts(self, schemes: Collection[str]) -> Iterator[Concept]:
        for scheme in self.vocabulary.schemes:
            if scheme.id in schemes:
                yield from scheme.concepts

    def _best(self, concept: Concept, words: Iterable[str]) -> _Name | None:
        """The first name that has all words."""
        for name in self.names.get((concept.scheme, concept.slug), ()):
            if all(f" {word}" in name.folded for word in words):
                return name
        return None


def terms(repository: Repository) -> Terms:
    """The names of all concepts of a repository, for each the best to be found by first."""
    found: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    for row in repository.sparql(_NAMES):
        scheme, slug = row["concept"].rsplit("/", 2)[1:]
        folded = "".join(f" {word}" for word in _folded(row["name"]))
        found[scheme, slug].append(_Name(row["name"], folded, row["language"], row["sort"]))
    for names in found.values():
        names.sort(key=lambda name: (name.rank, name.written))
    return Terms(repository.vocabulary, found)


def _shown(name: _Name) -> tuple[str | None, str, bool]:
    if name.sort == _HIDDEN or (name.sort == _LABEL and name.language == "en"):
        return None, "", name.sort == _HIDDEN
    return name.written, LANGUAGES.get(name.language, name.language), False


def _folded(text: str) -> Iterator[str]:
    yield from filter(None, (fold(word) for word, _, _ in tokens(text)))
