"""Analysis: how words become terms and facet values keywords, the same way for every engine."""

from collections.abc import Iterator
from functools import lru_cache
from math import log

from whoosh.lang.porter2 import stem as porter2
from whoosh.support.levenshtein import distance

from casegraph.search.documents import Document
from casegraph.stemming import one_spelling
from casegraph.words import terms

__all__ = ["CONCEPT", "edits", "keyword", "keywords", "rarity", "stem", "stem_of", "stems"]


CONCEPT = "concept"
"""What the keywords of concepts, `scheme/slug`, are named by, beside those of facets."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word, by Porter's second algorithm."""
    # One stemmer for all: two that are alike in name still differ in a word here and there.
    found: str = porter2(one_spelling(word))  # type: ignore[no-untyped-call] # whoosh types this not yet
    return found or word


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The stem of a word as written; empty for a stop word."""
    return next(stems(word), "")


def stems(text: str) -> Iterator[str]:
    """The stems of a text in order, without stop words."""
    return map(stem, terms(text))


def edits(one: str, other: str) -> int:
    """How many letters to change, add, drop or swap between two words."""
    found: int = distance(one, other)  # type: ignore[no-untyped-call] # likewise
    return found


def rarity(size: int, having: int) -> float:
    """How much a term says that so many of all cases have: its inverse document frequency."""
    return log(size / (having + 1)) + 1 if size else 0.0


def keywords(document: Document) -> Iterator[str]:
    """What stands for the coded values of a case in an index."""
    for name, values in (*document.facets.items(), (CONCEPT, document.concepts)):
        for value in sorted(values):
            yield keyword(name, value)


def keyword(name: str, value: str) -> str:
    """What stands for one coded value in an index."""
    return f"{name}={value}"
