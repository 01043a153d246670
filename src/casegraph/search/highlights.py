"""Highlights: where in a case the words looked for stand, as plain pieces without mark-up."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casegraph.search.documents import SECTIONS
from casegraph.search.words import is_stop_word, tokens

__all__ = ["Highlight", "Piece", "Wanted", "find_passages"]

_PASSAGES = 3
_LONGEST_PASSAGE = 240
_LEAD = 60

Piece = tuple[str, bool]
Span = tuple[int, int]


@dataclass(frozen=True)
class Highlight:
    """A passage of one section, cut into pieces that do or do not match."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Wanted:
    """What a query looks for: rows of terms by section (empty: any), and how words become terms."""

    rows: Mapping[str, Collection[tuple[str, ...]]]
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
    for section in SECTIONS:
        rows = {*wanted.rows.get("", ()), *wanted.rows.get(section.name, ())}
        found = _matches(section.label, sections[section.name], rows, wanted.term) if rows else []
        matched += [section.name] if found else []
        passages += found
    # Sorting is stable: of equally good passages those of the weightier section come first.
    best = sorted(passages, key=lambda passage: -passage.variety)[:_PASSAGES]
    return tuple(_highlight(passage) for passage in best), tuple(matched)


def _matches(
    label: str, texts: Iterable[str], rows: Collection[tuple[str, ...]], term: Callable[[str], str]
) -> list[_Passage]:
    found = []
    for text in texts:
        spans = _spans(text, rows, term)
        if spans:
            variety = len({term(text[start:end]) for start, end in spans})
            found.append(_Passage(label, text, spans, variety))
    return found


def _spans(
    text: str, rows: Collection[tuple[str, ...]], term: Callable[[str], str]
) -> tuple[Span, ...]:
    """Places of the rows of terms in a text, in order and without overlaps."""
    placed = [
        (term(token.text), token.start, token.end)
        for token in tokens(text)
        if not is_stop_word(token.text)
    ]
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(rows, key=lambda row: (-len(row), row)):
        by_first.setdefault(row[0], []).append(row)
    spans: list[Span] = []
    for here, (first, start, _) in enumerate(placed):
        for row in by_first.get(first, ()):
            there = placed[here : here + len(row)]
            if tuple(word for word, _, _ in there) == row and not _within(start, spans):
                spans.append((start, there[-1][2]))
                break
    return tuple(spans)


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
