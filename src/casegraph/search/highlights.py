"""Highlights: where in a case the words looked for stand, as plain pieces without mark-up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from casegraph.search.documents import SECTIONS, Section, holds_names
from casegraph.search.sayings import SayingsOf
from casegraph.search.told import Told
from casegraph.stemming import beginning
from casegraph.words import tokens, word_at, word_begins

__all__ = ["Highlight", "Piece", "Row", "Wanted", "find_passages"]

_PASSAGES = 3
_LONGEST_PASSAGE = 240
_LEAD = 60
_MANY_LIKE_ONE = 4

Piece = tuple[str, bool]
Span = tuple[int, int]
Row = tuple[str, ...]


@dataclass(frozen=True)
class Highlight:
    """A passage of one section, cut into pieces that do or do not match.

    `claim` is the claim that says it, `kind-key`, `sources` title and address of what supports it;
    both are empty where the passage is no claim. `concept` says that not the words of the claim
    match but a concept that it carries, `scheme/slug`.
    """

    label: str
    pieces: tuple[Piece, ...]
    claim: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    concept: str = ""


@dataclass(frozen=True)
class Wanted:
    """What a query looks for: rows of terms by section (empty: any).

    `term` makes a word as written into a term, or into an empty text where it does not count.
    `concepts` are looked for as well, as `scheme/slug`.
    """

    rows: Mapping[str, Collection[Row]]
    term: Callable[[str], str]
    concepts: Collection[str] = ()

    @cached_property
    def finders(self) -> Sequence[tuple["_Finder", Collection[int]]]:
        """What looks for the rows, each with the numbers of its sections; made once for a page."""
        everywhere = _Finder(self.rows.get("", ()), self.term)
        own = {
            number: _Finder({*everywhere.rows, *rows}, self.term)
            for number, section in enumerate(SECTIONS)
            if (rows := self.rows.get(section.name))
        }
        others = set(range(len(SECTIONS))) - own.keys()
        return [(everywhere, others), *((finder, (number,)) for number, finder in own.items())]


@dataclass(frozen=True)
class _Passage:
    number: int
    at: int
    text: str
    spans: Sequence[Span] = ()
    variety: int = 0
    concept: str = ""

    @property
    def section(self) -> Section:
        return SECTIONS[self.number]


def find_passages(
    told: Told, wanted: Wanted, sayings: SayingsOf | None = None
) -> tuple[tuple[Highlight, ...], tuple[str, ...]]:
    """The best passages, and the names of all sections in which something matches.

    Claims that carry a concept looked for come after those whose words match.
    """
    found = list(_by_words(told, wanted)) if wanted.rows else []
    if wanted.concepts and sayings and len(found) < _PASSAGES:
        seen = {(passage.number, passage.at) for passage in found}
        by_concept = _by_concepts(wanted.concepts, sayings)
        found += [one for one in by_concept if (one.number, one.at) not in seen]
    # Sorting is stable: of equally good passages those of the weightier section come first. The
    # name of a concept says less than a claim that carries it.
    best = sorted(found, key=lambda one: (holds_names(one.section), -one.variety))
    matched = {passage.number for passage in found}
    in_order = tuple(SECTIONS[number].name for number in sorted(matched))
    return tuple(_highlight(passage, sayings) for passage in best[:_PASSAGES]), in_order


def _by_words(told: Told, wanted: Wanted) -> Iterator[_Passage]:
    """The best passage of each section that has one, in the order of the sections."""
    found: dict[int, _Passage] = {}
    for finder, its_own in wanted.finders:
        for number, places in told.by_section(finder.candidates(told)):
            best = finder.best(told, number, places) if number in its_own else None
            if best:
                found[number] = best
    yield from (found[number] for number in sorted(found))


def _by_concepts(concepts: Collection[str], sayings: SayingsOf) -> Iterator[_Passage]:
    """For each concept the first claim that carries it, else its name."""
    found: dict[tuple[int, int], str] = {}
    for concept in sorted(concepts):
        if concept in sayings.carriers:
            number, at = sayings.carriers[concept]
            found.setdefault((number, at), concept)
    passages = (
        _Passage(number, at, sayings.told.text_at(number, at), concept=concept)
        for (number, at), concept in sorted(found.items())
    )
    yield from sorted(passages, key=lambda one: holds_names(one.section))


class _Finder:
    """Finds rows of terms in texts."""

    def __init__(self, rows: Collection[Row], term: Callable[[str], str]) -> None:
        self.rows = rows
        self._term = term
        # Where words are looked for in a row as well, those in rows are all that was asked for.
        in_rows = {word for row in rows if len(row) > 1 for word in row}
        self._most = len(in_rows or rows)
        self._by_first: dict[str, list[Row]] = {}
        for row in sorted(rows, key=lambda row: (-len(row), row)):
            self._by_first.setdefault(row[0], []).append(row)
        heads = {_head(first) for first in self._by_first}
        # A prefix may stand for many words; the letters they share are quicker to look for.
        shared = {head[:3] for head in heads}
        self._heads = shared if len(shared) * _MANY_LIKE_ONE <= len(heads) else heads

    def best(self, told: Told, number: int, places: Sequence[int]) -> _Passage | None:
        """Of the texts of a section with such places the one with most of the rows."""
        best: _Passage | None = None
        for at, text, starts in told.by_text(number, places):
            spans, words = self._spans(text, starts)
            if spans and (best is None or len(words) > best.variety):
                best = _Passage(number, at, text, spans, len(words))
                if best.variety >= self._most:
                    break
        return best

    def candidates(self, told: Told) -> Sequence[int]:
        """Where words stand with which a row may begin, in order.

        Cutting every text of a page of hits into words is what a search would spend most of its
        time on. Folding leaves the first letters of nearly all words as they are, so these can be
        searched for; the few other words are looked at one by one.
        """
        found = {start for head in self._heads for start in _places(head, told.small)}
        found.update(start for word, start in told.odd if self._term(word) in self._by_first)
        return sorted(found)

    def _spans(self, text: str, starts: Iterable[int]) -> tuple[list[Span], set[str]]:
        """Places of the rows in a text, in order and without overlaps, and the words in them."""
        spans: list[Span] = []
        words: set[str] = set()
        for start in starts:
            if spans and start < spans[-1][1]:
                continue
            end, row = self._row_at(text, start)
            if end:
                spans.append((start, end))
                words.update(row)
        return spans, words

    def _row_at(self, text: str, start: int) -> tuple[int, Row]:
        """The end of the longest row that begins at a place, and the row; 0 where none does."""
        word = word_at(text, start)
        rows = self._by_first.get(self._term(word))
        if rows is None:
            return 0, ()
        end = start + len(word)
        if len(rows[0]) == 1:
            return end, rows[0]
        words = tokens(text, end)
        following = ((term, end) for word, _, end in words if (term := self._term(word)))
        rest = list(islice(following, len(rows[0]) - 1))
        read = tuple(term for term, _ in rest)
        for row in rows:
            more = len(row) - 1
            if read[:more] == row[1:]:
                return rest[more - 1][1] if more else end, row
        return 0, ()


def _places(head: str, text: str) -> Iterator[int]:
    """Where a word of a text begins with some letters."""
    at = text.find(head)
    while at >= 0:
        if word_begins(text, at):
            yield at
        at = text.find(head, at + 1)


def _head(stem: str) -> str:
    """The letters that every word of a stem begins with; looking for them spares much cutting.

    Stemming changes an ending only into these: time for timing, polici for policy, possibl for
    possibility, sky for skies, and die for dying.
    """
    changed = 2 if stem.endswith("ie") else int(stem.endswith(("e", "i", "l", "y")))
    return beginning(stem[: max(1, len(stem) - changed)])


def _highlight(passage: _Passage, sayings: SayingsOf | None) -> Highlight:
    """A passage in pieces, with the claim behind it."""
    label, pieces = passage.section.label, tuple(_pieces(passage.text, passage.spans))
    claim = sayings.claims[passage.section.name][passage.at] if sayings else None
    if claim is None or sayings is None:
        return Highlight(label, pieces, concept=passage.concept)
    fragment, keys = claim
    sources = tuple(sayings.sources[key] for key in keys if key in sayings.sources)
    return Highlight(label, pieces, fragment, sources, passage.concept)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """Cut a text around its first match, at word boundaries, and split it at the matches."""
    low, high = _window(text, spans[0] if spans else (0, 0))
    if low:
        yield "… ", False
    here = low
    for start, end in spans:
        if end > high:
            break
        if start > here:
            yield text[here:start], False
        yield text[start:end], True
        here = end
    if high > here:
        yield text[here:high], False
    if high < len(text):
        yield " …", False


def _window(text: str, first: Span) -> Span:
    if len(text) <= _LONGEST_PASSAGE:
        return 0, len(text)
    low = 0 if first[1] < _LONGEST_PASSAGE else text.rfind(" ", 0, max(first[0] - _LEAD, 1)) + 1
    high = max(low + _LONGEST_PASSAGE, first[1])
    if high >= len(text):
        return low, len(text)
    return low, max(text.rfind(" ", low, high), first[1])
