"""Highlights: where in a case the words looked for stand, as plain pieces without mark-up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from casegraph.search.documents import SECTIONS, Section
from casegraph.search.sayings import SayingsOf
from casegraph.stemming import beginning
from casegraph.words import fold_text, tokens

__all__ = ["Highlight", "Piece", "Row", "Wanted", "find_passages"]

_PASSAGES = 3
_LONGEST_PASSAGE = 240
_LEAD = 60
_MANY_HEADS = 10
_SHORT_STEM = 3
_KEPT_SECTIONS = 4096

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


@dataclass(frozen=True)
class _Passage:
    section: Section
    at: int
    text: str
    spans: Sequence[Span] = ()
    variety: int = 0
    concept: str = ""


def find_passages(
    sections: Mapping[str, tuple[str, ...]], wanted: Wanted, sayings: SayingsOf | None = None
) -> tuple[tuple[Highlight, ...], tuple[str, ...]]:
    """The best passages, and the names of all sections in which something matches.

    Claims that carry a concept looked for come after those whose words match.
    """
    found = list(_by_words(sections, wanted)) if wanted.rows else []
    if wanted.concepts and sayings:
        seen = {(passage.section.name, passage.at) for passage in found}
        by_concept = _by_concepts(sections, wanted.concepts, sayings)
        found += [one for one in by_concept if (one.section.name, one.at) not in seen]
    # Sorting is stable: of equally good passages those of the weightier section come first. The
    # name of a concept says less than a claim that carries it.
    best = sorted(found, key=lambda one: (_holds_names(one.section), -one.variety))
    matched = {passage.section.name for passage in found}
    in_order = tuple(section.name for section in SECTIONS if section.name in matched)
    return tuple(_highlight(passage, sayings) for passage in best[:_PASSAGES]), in_order


def _holds_names(section: Section) -> bool:
    return section.name == "concept"


def _by_words(sections: Mapping[str, tuple[str, ...]], wanted: Wanted) -> Iterator[_Passage]:
    """The best passage of each section that has one."""
    everywhere = _Finder(wanted.rows.get("", ()), wanted.term)
    for section in SECTIONS:
        rows = wanted.rows.get(section.name)
        finder = _Finder({*everywhere.rows, *rows}, wanted.term) if rows else everywhere
        if best := finder.best(section, sections[section.name]):
            yield best


def _by_concepts(
    sections: Mapping[str, tuple[str, ...]], concepts: Collection[str], sayings: SayingsOf
) -> Iterator[_Passage]:
    """For each concept the first claim that carries it, else its name."""
    missing = set(concepts)
    for section in sorted(SECTIONS, key=_holds_names):
        claims = sayings.claims.get(section.name, ())
        for at, (text, claim) in enumerate(zip(sections[section.name], claims, strict=True)):
            carried = missing.intersection(claim.concepts) if claim else ()
            if carried:
                missing.difference_update(carried)
                yield _Passage(section, at, text, concept=min(carried))


class _Finder:
    """Finds rows of terms in texts."""

    def __init__(self, rows: Collection[Row], term: Callable[[str], str]) -> None:
        self.rows = rows
        self._term = term
        self._by_first: dict[str, list[Row]] = {}
        for row in sorted(rows, key=lambda row: (-len(row), row)):
            self._by_first.setdefault(row[0], []).append(row)
        heads = {_head(first) for first in self._by_first}
        # A prefix may stand for many words; their first letters are quicker to look for.
        self._heads = heads if len(heads) <= _MANY_HEADS else {head[:3] for head in heads}

    def _may_be_in(self, folded: str) -> bool:
        """Whether a text holds the first letters of anything looked for; most texts do not."""
        return any(head in folded for head in self._heads)

    def best(self, section: Section, texts: tuple[str, ...]) -> _Passage | None:
        """The text of a section in which most of the rows are found."""
        best: _Passage | None = None
        for at, (text, folded) in enumerate(zip(texts, _folded(texts), strict=True)):
            spans = self._spans(text) if self._may_be_in(folded) else []
            if not spans:
                continue
            variety = len({self._term(text[start:end]) for start, end in spans})
            if best is None or variety > best.variety:
                best = _Passage(section, at, text, spans, variety)
                if variety == len(self.rows):
                    break
        return best

    def _spans(self, text: str) -> list[Span]:
        """Places of the rows in a text, in order and without overlaps."""
        spans: list[Span] = []
        for start in self._candidates(text):
            end = self._end_of_row(text, start)
            if end and not (spans and start < spans[-1][1]):
                spans.append((start, end))
        return spans

    def _candidates(self, text: str) -> Iterable[int]:
        """Where words begin that may be looked for.

        Cutting every text of a page of hits into words is what a search would spend most of its
        time on; in plain ASCII, where folding moves no letter, the heads can be searched for.
        """
        small = text.lower()
        if not small.isascii() or "'" in small:
            return [start for _, start, _ in tokens(text)]
        heads = [head for head in self._heads if head in small]
        return sorted({start for head in heads for start in _places(head, small)}) if heads else ()

    def _end_of_row(self, text: str, start: int) -> int:
        """The end of the longest row that begins at a place, or 0."""
        words = tokens(text, start)
        word, _, end = next(words)
        for row in self._by_first.get(self._term(word), ()):
            following = ((term, end) for word, _, end in words if (term := self._term(word)))
            rest = list(islice(following, len(row) - 1))
            if tuple(term for term, _ in rest) == row[1:]:
                return rest[-1][1] if rest else end
            words = tokens(text, end)
        return 0


@lru_cache(maxsize=_KEPT_SECTIONS)
def _folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of a section as words are folded: the same hits come back page after page."""
    return tuple(fold_text(text) for text in texts)


def _places(head: str, text: str) -> Iterator[int]:
    """Where a word of a text begins with some letters."""
    at = text.find(head)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(head, at + 1)


def _head(stem: str) -> str:
    """The letters that every word of a stem begins with: policies and polic-i, dying and d-ie.

    Looking for them first spares most texts being cut into words.
    """
    return beginning(stem[: max(1, len(stem) - 1 - (len(stem) <= _SHORT_STEM))])


def _highlight(passage: _Passage, sayings: SayingsOf | None) -> Highlight:
    """A passage in pieces, with the claim behind it."""
    label, pieces = passage.section.label, tuple(_pieces(passage.text, passage.spans))
    claims = sayings.claims.get(passage.section.name, ()) if sayings else ()
    claim = claims[passage.at] if claims else None
    if claim is None or sayings is None:
        return Highlight(label, pieces, concept=passage.concept)
    sources = tuple(sayings.sources[key] for key in claim.sources if key in sayings.sources)
    return Highlight(label, pieces, claim.fragment, sources, passage.concept)


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
