"""Whoosh behind the engine interface: the only module that knows its index."""

import threading
from collections import defaultdict
from collections.abc import Container, Generator, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

from whoosh import fields, index
from whoosh.formats import Positions
from whoosh.matching.mcore import Matcher
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from casegraph.search.analysis import CONCEPT, keyword, keywords, rarity, stem, stem_of, stems
from casegraph.search.documents import SECTIONS, Document, documents
from casegraph.search.engine import Matches
from casegraph.search.facets import IndexInput
from casegraph.search.highlights import Row, Wanted
from casegraph.search.index import CaseIndex, write_beside
from casegraph.search.seal import unreadable
from casegraph.search.syntax import MEANT, And, Coded, Meant, Node, Not, Or, Term
from casegraph.search.widening import correction, widened
from casegraph.words import terms

__all__ = ["WhooshEngine"]

Scores = dict[int, float]
Weighted = tuple[float, tuple[str, ...]]

_KEPT_POSTINGS = 64
# The customary constants of BM25, k1 and b.
_SATURATION = 1.2
_LENGTH_COUNTS = 0.75
_POSITIONS = Positions()
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
        # All in one go and in the order of their numbers, so that whoosh's own are the same.
        for document in found:
            writer.add_document(**_fields(document, known))
        writer.commit(optimize=True)
        write_beside(folder, found, content)

    def open(self, folder: Path) -> CaseIndex:
        """Open an index for reading; SnapshotError where it is missing or cannot be read."""
        return CaseIndex(folder, _WhooshTexts(folder))


class _WeightedText(fields.TEXT):
    """All sections with their weights as one field.

    Weighting occurrences before term frequency saturates is what BM25F means, and one list of
    postings for each word is many times faster to read than one for each word and section. Each
    section has its own range of positions, so that a word can be asked for in one section.
    """

    def index(
        self, value: Sequence[Weighted], **_: Any
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Stem, number of occurrences, their weight and their places, for each stem."""
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, float] = defaultdict(float)
        for number, (boost, texts) in enumerate(value):
            place = number * _SECTION_SPAN
            for text in texts:
                place += _GAP
                for found in stems(text):
                    place += 1
                    places[found].append(place)
                    weights[found] += boost
        for found, positions in places.items():
            yield found.encode(), len(positions), weights[found], _POSITIONS.encode(positions)


def _schema() -> fields.Schema:
    return fields.Schema(
        text=_WeightedText,
        coded=fields.KEYWORD,
        words=fields.KEYWORD,
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
        "coded": " ".join(keywords(document)),
        "words": " ".join(sorted(new)),
    }


class _WhooshTexts:
    """The text index of a folder, with a searcher for each thread: whoosh's cannot be shared."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = threading.local()
        self._searchers: WeakSet[Searcher] = WeakSet()
        self._lock = threading.Lock()
        # Turning a page and choosing a facet value ask for the same words again.
        self.postings = lru_cache(maxsize=_KEPT_POSTINGS)(self._postings)
        self._lengths = self._relative_lengths()

    def match(self, node: Node) -> Matches:
        """All cases that a parsed query asks for, with their scores."""
        found = _Evaluation(self)
        scores = found.scores(node)
        return Matches(scores, Wanted(found.rows, stem_of, frozenset(found.concepts)))

    def suggest(self, word: str) -> str | None:
        """A word of the cases near to one that none of them has."""
        return correction(word, self)

    def close(self) -> None:
        """Close the searchers of all threads."""
        with self._lock:
            for searcher in self._searchers:
                searcher.close()  # type: ignore[no-untyped-call] # whoosh types this not yet

    def matching(self, name: str, text: str) -> Iterator[Matcher]:
        """The matcher of a term, once at each case that has it."""
        if (name, text.encode()) not in self.reader:
            return
        matcher = self.reader.postings(name, text)
        while matcher.is_active():
            yield matcher
            matcher.next()

    def within(self, word: str, most: int) -> Iterable[str]:
        """Words at most so many letters away that begin with the same one."""
        return self.reader.terms_within("words", word, most, prefix=1)

    def beginning(self, prefix: str) -> list[str]:
        """Words that begin with some letters, in the order of the alphabet."""
        return [word.decode() for word in self.reader.expand_prefix("words", prefix)]

    def frequency(self, stem: str) -> int:
        """The number of cases that have a stem."""
        return self.reader.doc_frequency("text", stem)

    def _postings(self, name: str, text: str) -> Scores:
        """The BM25F score of every case that has a term; empty where none has.

        Whoosh's own scorer looks up the length of the document for every posting; with the
        lengths in memory the same sum takes half the time.
        """
        most = rarity(self.size, self.reader.doc_frequency(name, text)) * (_SATURATION + 1)
        found: Scores = {}
        for matcher in self.matching(name, text):
            number, weight = matcher.id(), matcher.weight()
            found[number] = most * weight / (weight + _SATURATION * self._lengths[number])
        return found

    def _relative_lengths(self) -> tuple[float, ...]:
        """For each case its length against the mean, as BM25 lets it count."""
        lengths = [self.reader.doc_field_length(number, "text") for number in range(self.size)]
        mean = max(sum(lengths) / max(len(lengths), 1), 1)
        return tuple(1 - _LENGTH_COUNTS + _LENGTH_COUNTS * length / mean for length in lengths)

    @property
    def size(self) -> int:
        """The number of cases."""
        return self.reader.doc_count_all()

    @property
    def reader(self) -> IndexReader:
        """The reader of this thread."""
        return self._searcher.reader()

    @property
    def _searcher(self) -> Searcher:
        if not hasattr(self._own, "searcher"):
            self._own.searcher = self._opened()
            with self._lock:
                self._searchers.add(self._own.searcher)
        searcher: Searcher = self._own.searcher
        return searcher

    def _opened(self) -> Searcher:
        try:
            opened = index.open_dir(str(self._folder), readonly=True)
            return opened.searcher()
        except Exception as error:
            # A damaged file makes whoosh raise nearly anything, from KeyError to UnpicklingError.
            raise unreadable(self._folder, error) from error


class _Evaluation:
    """One query at work: scores cases and gathers what to highlight."""

    def __init__(self, texts: _WhooshTexts) -> None:
        self._index = texts
        self.rows: dict[str, set[Row]] = defaultdict(set)
        self.concepts: set[str] = set()

    def scores(self, node: Node) -> Scores:
        """The cases that a node asks for; each score is the sum over the words found."""
        match node:
            case Term():
                return self._term(node)
            case Coded(facet, value):
                return dict.fromkeys(self._index.postings("coded", keyword(facet, value)), 0.0)
            case Meant(concept):
                self.concepts.add(concept)
                return self._meant(keyword(CONCEPT, concept))
            case And(parts):
                return _common(self.scores(part) for part in parts)
            case Or(parts):
                return _sum(self.scores(part) for part in parts)
            case Not(part):
                unwanted = _Evaluation(self._index).scores(part)
                everyone = range(self._index.size)
                return {number: 0.0 for number in everyone if number not in unwanted}

    def _meant(self, coded: str) -> Scores:
        """Cases that carry a concept, all alike: the rarer it is, the more it says."""
        having = self._index.postings("coded", coded)
        return dict.fromkeys(having, MEANT * rarity(self._index.size, len(having)))

    def _term(self, term: Term) -> Scores:
        if term.way != "word":
            rows = [(found,) for found in widened(term, self._index)]
            self.rows[term.section].update(rows)
            return _best(self._row(row, term.section) for row in rows)
        row = tuple(map(stem, term.words))
        self.rows[term.section].add(row)
        return self._row(row, term.section)

    def _row(self, row: Row, section: str) -> Scores:
        """Scores of the cases that have some stems in a row, in a section or anywhere."""
        anywhere = _common(self._index.postings("text", stem) for stem in row)
        if len(row) == 1 and not section:
            return anywhere
        found: Scores = {}
        places = [self._places(stem, section, anywhere) for stem in row]
        for number, score in anywhere.items():
            starts = set.intersection(
                *({at - shift for at in where[number]} for shift, where in enumerate(places))
            )
            if starts:
                fewest = min(len(where[number]) for where in places)
                found[number] = score * len(starts) / fewest
        return found

    def _places(self, stem: str, section: str, among: Container[int]) -> dict[int, list[int]]:
        """Where some cases have a stem, in a section or anywhere."""
        low = _SECTION_STARTS.get(section, 0)
        high = low + _SECTION_SPAN if section else len(SECTIONS) * _SECTION_SPAN
        return {
            matcher.id(): [at for at in matcher.value_as("positions") if low < at < high]
            for matcher in self._index.matching("text", stem)
            if matcher.id() in among
        }


def _common(parts: Iterable[Scores]) -> Scores:
    """Cases that are in all parts; once there is none, further parts are not looked at."""
    found: Scores | None = None
    for part in parts:
        if found is None:
            found = part
        else:
            found = {
                number: score + part[number] for number, score in found.items() if number in part
            }
        if not found:
            break
    return found or {}


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
