"""Widening: which words of the cases a prefix or a misspelling stands for, for every engine."""

from collections.abc import Iterable
from typing import Protocol

from casegraph.search.analysis import edits, stem
from casegraph.search.syntax import Term

__all__ = ["WordList", "correction", "widened"]

_MOST_EXPANSIONS = 40
_SHORTEST_CORRECTED = 4
_SHORTEST_TWO_EDITS = 6


class WordList(Protocol):
    """The folded words of all cases, as an engine keeps them."""

    def within(self, word: str, most: int) -> Iterable[str]:
        """Words at most so many letters away, a swap being two, that begin with the same one."""

    def beginning(self, prefix: str) -> Iterable[str]:
        """Words that begin with some letters, in the order of the alphabet."""

    def frequency(self, stem: str) -> int:
        """The number of cases that have a stem."""


def widened(term: Term, words: WordList) -> list[str]:
    """Stems of the words that begin with, or are near to, a word; the first ones."""
    (word,) = term.words
    found = _near(word, words) if term.way == "fuzzy" else _beginning(word, words)
    return list(dict.fromkeys(map(stem, found)))[:_MOST_EXPANSIONS]


def correction(word: str, words: WordList) -> str | None:
    """A word of the cases near to one that none of them has."""
    if len(word) < _SHORTEST_CORRECTED or words.frequency(stem(word)):
        return None
    return next(iter(_near(word, words)), None)


def _near(word: str, words: WordList) -> list[str]:
    """Words at most two edits away (one for short words), nearest first."""
    most = 1 if len(word) < _SHORTEST_TWO_EDITS else 2
    away = {near: edits(near, word) for near in words.within(word, most)}
    return sorted(away, key=lambda near: (away[near], -words.frequency(stem(near)), near))


def _beginning(prefix: str, words: WordList) -> list[str]:
    """Words that begin with some letters, the most frequent first."""
    return sorted(words.beginning(prefix), key=lambda word: -words.frequency(stem(word)))
