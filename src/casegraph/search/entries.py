"""Entries: the entry vocabulary, by which words of a search also find the concepts they name.

A label of a concept in any language leads to it, forms of words and spelling aside; the longest
run of words wins. What is so found is told to the person who asks, and can be left out.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from casegraph.search.documents import Document
from casegraph.search.facets import IndexInput
from casegraph.search.seal import unreadable
from casegraph.search.syntax import And, Meant, Node, Or, Term
from casegraph.stemming import stem
from casegraph.words import terms

__all__ = ["AlsoSearched", "Entries"]

_FILE = "entries.json"
_LONGEST = 6
_MOST_MEANINGS = 3

Row = tuple[str, ...]


@dataclass(frozen=True)
class AlsoSearched:
    """Words of a search, and a concept that they name and that was looked for as well."""

    phrase: str
    scheme: str
    slug: str
    label: str


@dataclass(frozen=True)
class Entries:
    """The labels of every concept that a case carries: label to `scheme/slug`, and its name."""

    concepts: Mapping[str, Sequence[str]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, found: Iterable[Document], content: IndexInput) -> Self:
        """The entries for some documents."""
        used = {concept for document in found for concept in document.concepts}
        concepts: dict[str, list[str]] = defaultdict(list)
        names = {}
        for scheme in content.vocabulary.schemes:
            for concept in scheme.concepts:
                full = f"{scheme.id}/{concept.slug}"
                if full not in used:
                    continue
                names[full] = concept.label
                own = (concept.label, *concept.alt_labels, *concept.hidden_labels)
                labels = (*own, *content.labels.get((scheme.id, concept.slug), ()))
                for label in dict.fromkeys(labels):
                    concepts[label].append(full)
        return cls(concepts, names)

    def save(self, folder: Path) -> None:
        """Write the entries into the folder of an index."""
        text = json.dumps([self.concepts, self.names], ensure_ascii=False)
        (folder / _FILE).write_text(text, "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the entries of an index; SnapshotError where there are none."""
        try:
            return cls(*json.loads((folder / _FILE).read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise unreadable(folder, error) from error

    @cached_property
    def _meanings(self) -> Mapping[Row, Sequence[str]]:
        found: dict[Row, dict[str, None]] = defaultdict(dict)
        for label, concepts in self.concepts.items():
            if row := tuple(map(stem, terms(label))):
                found[row].update(dict.fromkeys(concepts))
        return {row: tuple(meant) for row, meant in found.items() if len(meant) <= _MOST_MEANINGS}

    def widened(self, node: Node) -> tuple[Node, tuple[AlsoSearched, ...]]:
        """The same question, with concepts beside the words that name them; and which."""
        widening = _Widening(self._meanings, self.names)
        return widening.of(node), tuple(dict.fromkeys(widening.found))


class _Widening:
    def __init__(self, meanings: Mapping[Row, Sequence[str]], names: Mapping[str, str]) -> None:
        self._meanings, self._names = meanings, names
        self.found: list[AlsoSearched] = []

    def of(self, node: Node) -> Node:
        match node:
            case And(parts, loose):
                if loose:
                    return And(tuple(self._runs(parts)), loose)
                return And(tuple(map(self.of, parts)), loose)
            case Or(parts):
                return Or(tuple(map(self.of, parts)))
            case Term():
                return self._either((node,))
            case _:
                return node

    def _runs(self, parts: Sequence[Node]) -> Iterator[Node]:
        """The parts, with runs of words that name a concept put together."""
        at = 0
        while at < len(parts):
            run = self._run(parts, at)
            if len(run) > 1:
                yield self._either(run)
            else:
                yield self.of(parts[at])
            at += max(len(run), 1)

    def _run(self, parts: Sequence[Node], at: int) -> tuple[Term, ...]:
        """The longest run of words from a place on that names a concept; none for none."""
        words = list(_plain_terms(parts[at : at + _LONGEST]))
        for length in range(len(words), 0, -1):
            if self._meanings.get(_row(words[:length])):
                return tuple(words[:length])
        return ()

    def _either(self, run: tuple[Term, ...]) -> Node:
        """The words or the concepts; the words alone where they name none."""
        alone: Node = And(run, loose=True) if len(run) > 1 else run[0]
        if not all(map(_is_plain, run)):
            return alone
        concepts = self._meanings.get(_row(run), ())
        phrase = " ".join(word for term in run for word in term.words)
        for concept in concepts:
            scheme, _, slug = concept.partition("/")
            self.found.append(AlsoSearched(phrase, scheme, slug, self._names[concept]))
        return Or((alone, *map(Meant, concepts)), loose=True) if concepts else alone


def _plain_terms(parts: Iterable[Node]) -> Iterator[Term]:
    for part in parts:
        if not (isinstance(part, Term) and _is_plain(part)):
            return
        yield part


def _is_plain(term: Term) -> bool:
    return term.way == "word" and not term.section


def _row(run: Iterable[Term]) -> Row:
    return tuple(stem(word) for term in run for word in term.words)
