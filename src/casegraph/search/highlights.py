"""Highlights: where in a case the words looked for stand, as plain pieces without mark-up."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casegraph.search.documents import SECTIONS
from casegraph.search.words import fold_text, tokens

__all__ = ["Highlight", "Piece", "Row", "Wanted", "find_passages"]

_PASSAGES = 3
_LONGEST_PASSAGE = 240
_LEAD = 60

Piece = tuple[str, bool]
Span = tuple[int, int]
Row = tuple[str, ...]


@dataclass(frozen=True)
class Highlight:
    """A passage of one section, cut into pieces that do or do not match."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Wanted:
    """What a query looks for: rows of terms by section (empty: any).

    `term` makes a word as written into a term, or into an empty text where it does not count.
    """

    rows: Mapping[str, Collection[Row]]
    term: Callable[[str], str]


@dataclass(frozen=True)
class _Passage:
    label: str
    text: str
    spans: tuple[Span, ...]
    variety: int


def find_passages(
    sections: Mapping[str, Sequence[str]], wanted: Wanted
) -> tuple[tuple[Highlight, ...], tuple[str, ...]]:
    """The best passages, and the names of all sections in which something matches."""
    passages: list[_Passage] = []
    matched: list[str] = []
    everywhere = _Finder(wanted.rows.get("", ()), wanted.term)
    for section in SECTIONS:
        rows = wanted.rows.get(section.name)
        finder = _Finder({*everywhere.rows, *rows}, wanted.term) if rows else everywhere
        if best := finder.best(section.label, sections[section.name]):
            matched.append(section.name)
            passages.append(best)
    # Sorting is stable: of equally good passages those of the weightier section come first.
    passages.sort(key=lambda passage: -passage.variety)
    return tuple(_highlight(passage) for passage in passages[:_PASSAGES]), tuple(matched)


class _Finder:
    """Finds rows of terms in texts."""

    def __init__(self, rows: Collection[Row], term: Callable[[str], str]) -> None:
        self.rows = rows
        self._term = term
        self._by_first: dict[str, list[Row]] = {}
        for row in sorted(rows, key=lambda row: (-len(row), row)):
            self._by_first.setdefault(row[0], []).append(row)
        self._heads = {_head(first) for first in self._by_first}

    def best(self, label: str, texts: Iterable[str]) -> _Passage | None:
        """The text of a section in which most of the rows are found."""
        best: _Passage | None = None
        for text in texts:
            spans = self._spans(text)
            variety = len({self._term(text[start:end]) for start, end in spans})
            if spans and (best is None or variety > best.variety):
                best = _Passage(label, text, spans, variety)
                if variety == len(self.rows):
                    break
        return best

    def _spans(self, text: str) -> tuple[Span, ...]:
        """Places of the rows in a text, in order and without overlaps."""
        folded = fold_text(text)
        if not any(head in folded for head in self._heads):
            return ()
        placed = [
            (term, start, end) for word, start, end in tokens(text) if (term := self._term(word))
        ]
        spans: list[Span] = []
        for here, (first, start, _) in enumerate(placed):
            for row in self._by_first.get(first, ()):
                there = placed[here : here + len(row)]
                if tuple(word for word, _, _ in there) == row and not _within(start, spans):
                    spans.append((start, there[-1][2]))
                    break
        return tuple(spans)


def _head(stem: str) -> str:
    """The letters that every word of a stem begins with: policies and polic-i, dying and d-ie.

    Looking for them first spares most texts being cut into words.
    """
    return stem[:-1] if len(stem) > 3 else stem[:1]


def _within(start: int, spans: Sequence[Span]) -> bool:
    return bool(spans) and start < spans[-1][1]


def _highlight(passage: _Passage) -> Highlight:
    """Cut a passage around its first match, at word boundaries, and split it into pieces."""
    text, spans = passage.text, passage.spans
    low, high = _window(text, spans[0])
    pieces: list[Piece] = [("… ", False)] if low else []
    here = low
    for start, end in spans:
        if end > high:
            break
        pieces += [(text[here:start], False)] if start > here else []
        pieces.append((text[start:end], True))
        here = end
    pieces += [(text[here:high], False)] if high > here else []
    pieces += [(" …", False)] if high < len(text) else []
    return Highlight(passage.label, tuple(pieces))


def _window(text: str, first: Span) -> Span:
    if len(text) <= _LONGEST_PASSAGE:
        return 0, len(text)
    low = 0 if first[1] < _LONGEST_PASSAGE else text.rfind(" ", 0, max(first[0] - _LEAD, 1)) + 1
    high = max(low + _LONGEST_PASSAGE, first[1])
    if high >= len(text):
        return low, len(text)
    return low, max(text.rfind(" ", low, high), first[1])
