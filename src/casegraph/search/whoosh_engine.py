"""Whoosh behind the engine interface: the only module that knows whoosh."""

import json
import threading
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

from whoosh import fields, index
from whoosh.lang.porter2 import stem as porter2
from whoosh.matching import Matcher
from whoosh.reading import TermNotFound
from whoosh.scoring import BM25F
from whoosh.searching import Searcher
from whoosh.support.levenshtein import distance

from casegraph.errors import SnapshotError
from casegraph.search.catalogue import Catalogue
from casegraph.search.documents import SECTIONS, Document, documents
from casegraph.search.engine import Matches
from casegraph.search.facets import IndexInput
from casegraph.search.highlights import Row, Wanted
from casegraph.search.index import CaseIndex
from casegraph.search.syntax import And, Coded, Node, Not, Or, Term
from casegraph.search.words import terms

__all__ = ["WhooshEngine"]

Scores = dict[int, float]
Weighted = tuple[float, tuple[str, ...]]

_MOST_EXPANSIONS = 64
_KEPT_POSTINGS = 64
# Between two texts of a section, so that no phrase runs from one into the next.
_GAP = 10
_SECTION_SPAN = 1_000_000
_SECTION_STARTS = {s.name: n * _SECTION_SPAN for n, s in enumerate(SECTIONS)}
_BATCH_MB = 256


class WhooshEngine:
    """Pure Python and embedded: right for thousands of cases."""

    name = "whoosh"

    def write(self, folder: Path, content: IndexInput) -> None:
        """Make a new index in a folder that is empty or does not exist."""
        folder.mkdir(parents=True, exist_ok=True)
        found = tuple(documents(content))
        writer = index.create_in(str(folder), _schema()).writer(limitmb=_BATCH_MB)
        known: set[str] = set()
        for document in found:
            writer.add_document(**_fields(document, known))
        writer.commit(optimize=True)
        # Last, because an index without its catalogue counts as unfinished.
        Catalogue.of(found, content.vocabulary).save(folder)

    def open(self, folder: Path) -> CaseIndex:
        """Open an index for reading; SnapshotError where it is missing or cannot be read."""
        return CaseIndex(Catalogue.load(folder), _WhooshTexts(folder))


class _WeightedText(fields.TEXT):
    """All sections with their weights as one field.

    Weighting occurrences before term frequency saturates is what BM25F means, and one list of
    postings for each word is many times faster to read than one for each word and section. Each
    section has its own range of positions, so that a word can be asked for in one section.
    """

    def index(
        self, value: Sequence[Weighted], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, float] = defaultdict(float)
        for number, (boost, texts) in enumerate(value):
            here = number * _SECTION_SPAN
            for text in texts:
                for here, word in enumerate(terms(text), here + _GAP):
                    stem = _stem(word)
                    places[stem].append(here)
                    weights[stem] += boost
        for stem, positions in places.items():
            encoded = self.format.encode(positions)
            yield stem.encode(), len(positions), weights[stem], encoded


def _schema() -> fields.Schema:
    return fields.Schema(
        text=_WeightedText,
        coded=fields.KEYWORD,
        words=fields.KEYWORD,
        shown=fields.STORED,
        sections=fields.STORED,
    )


def _fields(document: Document, known: set[str]) -> dict[str, Any]:
    """What whoosh gets of a document; *known* gathers the words of all documents so far."""
    texts = document.sections
    words = {word for section in texts.values() for text in section for word in terms(text)}
    # The field serves as a dictionary: it is enough that one document has each word.
    new = words - known
    known |= words
    return {
        "text": [(section.boost, texts[section.name]) for section in SECTIONS],
        "coded": " ".join(
            _coded(name, value) for name, values in document.facets.items() for value in values
        ),
        "words": " ".join(new),
        "shown": json.dumps(document.shown),
        "sections": json.dumps(texts),
    }


class _WhooshTexts:
    """The text index of a folder, with a searcher for each thread: whoosh's cannot be shared."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = threading.local()
        self._searchers: WeakSet[Searcher] = WeakSet()
        self._lock = threading.Lock()
        self._searcher()

    def match(self, node: Node) -> Matches:
        """All cases that a parsed query asks for, with their scores."""
        found = _Evaluation(self._searcher())
        scores = found.scores(node)
        return Matches(scores, Wanted(found.rows, _stem_of))

    def suggest(self, word: str) -> str | None:
        """A word of the cases near to one that none of them has."""
        found = _Evaluation(self._searcher())
        if len(word) < 4 or found.frequency(_stem(word)):
            return None
        return next(iter(found.near(word)), None)

    def shown(self, number: int) -> Mapping[str, str | int | None]:
        """What a hit shows of a case."""
        shown: dict[str, str | int | None] = json.loads(self._stored(number)["shown"])
        return shown

    def sections(self, number: int) -> Mapping[str, tuple[str, ...]]:
        """The texts of a case by section."""
        return json.loads(self._stored(number)["sections"])  # type: ignore[no-any-return]

    def close(self) -> None:
        """Close the searchers of all threads."""
        with self._lock:
            for searcher in self._searchers:
                searcher.close()

    def _stored(self, number: int) -> dict[str, str]:
        # Documents were added in one go in the order of their numbers, so whoosh's are the same.
        stored: dict[str, str] = self._searcher().reader().stored_fields(number)
        return stored

    def _searcher(self) -> Searcher:
        if not hasattr(self._own, "searcher"):
            try:
                opened = index.open_dir(str(self._folder), readonly=True)
                self._own.searcher = opened.searcher(weighting=BM25F())
            except (OSError, index.IndexError, index.EmptyIndexError) as error:
                raise SnapshotError(
                    f"The search index in {self._folder} cannot be read ({error}). Build it again."
                ) from error
            with self._lock:
                self._searchers.add(self._own.searcher)
        searcher: Searcher = self._own.searcher
        return searcher


class _Evaluation:
    """One query at work: scores cases and gathers what to highlight."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self.rows: dict[str, set[tuple[str, ...]]] = defaultdict(set)

    def scores(self, node: Node) -> Scores:
        """The cases that a node asks for; each score is the sum over the words found."""
        match node:
            case Term():
                return self._term(node)
            case Coded(facet, value):
                return dict.fromkeys(self._postings("coded", _coded(facet, value)), 0.0)
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return _sum(self.scores(part) for part in parts)
            case Not(part):
                unwanted = _Evaluation(self._searcher).scores(part)
                everyone = range(self._reader.doc_count_all())
                return {number: 0.0 for number in everyone if number not in unwanted}

    def _all(self, parts: Iterable[Node]) -> Scores:
        first, *others = (self.scores(part) for part in parts)
        for other in others:
            first = {
                number: score + other[number] for number, score in first.items() if number in other
            }
        return first

    def _term(self, term: Term) -> Scores:
        if term.way != "word":
            rows = [(stem,) for stem in self._expanded(term)]
            self.rows[term.section].update(rows)
            return _best(self._row(row, term.section) for row in rows)
        row = tuple(_stem(word) for word in term.words)
        self.rows[term.section].add(row)
        return self._row(row, term.section)

    def _row(self, row: Row, section: str) -> Scores:
        """Scores of the cases that have some stems in a row, in a section or anywhere."""
        if len(row) == 1 and not section:
            return self._postings("text", row[0])
        first, *others = sorted(enumerate(row), key=lambda item: self.frequency(item[1]))
        found = dict(self._starts(*first, section))
        occurrences = {number: len(starts) for number, (_, starts) in found.items()}
        for shift, stem in others:
            found = {
                number: (found[number][0] + score, found[number][1] & starts)
                for number, (score, starts) in self._starts(shift, stem, section, among=found)
            }
        return {
            number: score * len(starts) / occurrences[number]
            for number, (score, starts) in found.items()
            if starts
        }

    def _starts(
        self, shift: int, stem: str, section: str, among: Container[int] | None = None
    ) -> Iterator[tuple[int, tuple[float, set[int]]]]:
        """Score, and where a row of words could begin whose word number *shift* is the stem."""
        low = _SECTION_STARTS.get(section, 0)
        high = low + _SECTION_SPAN if section else len(SECTIONS) * _SECTION_SPAN
        for matcher in self._matching("text", stem):
            number = matcher.id()
            if among is None or number in among:
                places = matcher.value_as("positions")
                yield number, (matcher.score(), {at - shift for at in places if low < at < high})

    def _postings(self, name: str, text: str) -> Scores:
        """Score of every case that has a term; empty where none has."""
        return {matcher.id(): matcher.score() for matcher in self._matching(name, text)}

    def _matching(self, name: str, text: str) -> Iterator[Matcher]:
        """The matcher of a term, once at each case that has it."""
        try:
            matcher = self._searcher.postings(name, text)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher
            matcher.next()

    def _expanded(self, term: Term) -> tuple[str, ...]:
        """Stems of the words that begin with, or are near to, a word; the most frequent ones."""
        word = term.words[0]
        if term.way == "fuzzy":
            stems = dict.fromkeys(_stem(near) for near in self.near(word))
            return tuple(stems)[:_MOST_EXPANSIONS]
        stems = dict.fromkeys(
            _stem(found.decode()) for found in self._reader.expand_prefix("words", word)
        )
        return tuple(sorted(stems, key=lambda stem: -self.frequency(stem))[:_MOST_EXPANSIONS])

    def near(self, word: str) -> list[str]:
        """Words of the cases at most two edits away (one for short words), nearest first."""
        most = 2 if len(word) > 5 else 1
        found = self._reader.terms_within("words", word, most, prefix=1)
        return sorted(
            found, key=lambda near: (distance(near, word), -self.frequency(_stem(near)), near)
        )

    def frequency(self, stem: str) -> int:
        """The number of cases that have a stem."""
        return self._reader.doc_frequency("text", stem)


def _sum(parts: Iterable[Scores]) -> Scores:
    total: Scores = defaultdict(float)
    for part in parts:
        for number, score in part.items():
            total[number] += score
    return dict(total)


def _best(parts: Iterable[Scores]) -> Scores:
    best: Scores = {}
    for part in parts:
        for number, score in part.items():
            best[number] = max(score, best.get(number, 0.0))
    return best


def _coded(facet: str, value: str) -> str:
    return f"{facet}={value}"


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return porter2(word) or word


@lru_cache(maxsize=1 << 16)
def _stem_of(word: str) -> str:
    """The stem of a word as written; empty for a stop word."""
    return next((_stem(term) for term in terms(word)), "")
