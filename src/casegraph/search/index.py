"""Index: the part of searching that is the same for every engine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeGuard

from casegraph.search.catalogue import Catalogue, bits, numbers
from casegraph.search.documents import SECTIONS, Document
from casegraph.search.engine import Hit, Matches, SearchResult, TextIndex
from casegraph.search.entries import AlsoSearched, Entries
from casegraph.search.facets import IndexInput
from casegraph.search.highlights import find_passages
from casegraph.search.query import SearchQuery
from casegraph.search.sayings import Sayings, write_sayings
from casegraph.search.syntax import (
    LONGEST_TEXT,
    And,
    Coded,
    Meant,
    Node,
    Or,
    Parsed,
    Term,
    parse,
)
from casegraph.search.twin import twin
from casegraph.words import fold, is_stop_word, plain_text, tokens

__all__ = ["CaseIndex", "write_beside"]

_FEW_HITS = 2
_MOST_CHECKED_WORDS = 12
_MOST_WORDS_OF_A_PHRASE = 5
_SECTION_NAMES = frozenset(section.name for section in SECTIONS)


def write_beside(folder: Path, found: Sequence[Document], content: IndexInput) -> None:
    """What every engine's index has beside its texts.

    The catalogue comes last, because an index without it counts as unfinished.
    """
    write_sayings(folder, found)
    Entries.of(found, content).save(folder)
    Catalogue.of(found, content.vocabulary).save(folder)


@dataclass(frozen=True)
class _Found:
    """What a text led to; no matches where it asks for nothing."""

    parsed: Parsed
    matches: Matches | None
    also: tuple[AlsoSearched, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether the text asks for anything."""
        return self.matches is not None or bool(self.parsed.years)

    @property
    def count(self) -> int | None:
        """The number of cases found; None where nothing was asked for."""
        return None if self.matches is None else len(self.matches.scores)


class CaseIndex:
    """An open index: filters, counts, orders and pages what the text index matches."""

    def __init__(self, folder: Path, texts: TextIndex) -> None:
        self._catalogue = Catalogue.load(folder)
        self._entries = Entries.load(folder)
        self._sayings = Sayings(folder)
        self._texts = texts

    def search(self, query: SearchQuery) -> SearchResult:
        """The answer to a query; QueryError where it asks for a facet value that is not."""
        self._catalogue.check(query)
        asked, instead, suggestion = self._found(query)
        matches, found = asked.matches, self._by_text(asked)
        passing = self._catalogue.narrowed(query)
        kept = _in_all(found, passing.values())
        total = kept.bit_count()
        page = self._in_order(query, kept, matches)[query.offset : query.offset + query.limit]
        end = query.offset + len(page)
        return SearchResult(
            total=total,
            hits=tuple(self._hit(number, matches) for number in page),
            facets=MappingProxyType(self._catalogue.counts(found, passing, query.where)),
            did_you_mean=suggestion,
            next_offset=end if page and end < total else None,
            notes=asked.parsed.notes + asked.notes,
            also_searched=asked.also,
            searched_instead=instead,
            sparql=self._twin(query, found if asked.narrows else None),
        )

    def ids(self, query: SearchQuery) -> tuple[str, ...]:
        """The ids of all cases that the query finds, in order; pages and limits aside."""
        self._catalogue.check(query)
        asked, _, _ = self._found(query)
        kept = _in_all(self._by_text(asked), self._catalogue.narrowed(query).values())
        return tuple(sorted(self._catalogue.ids[number] for number in numbers(kept)))

    def _found(self, query: SearchQuery) -> tuple[_Found, str | None, str | None]:
        """What the text led to, the text searched instead, and a text that may be meant.

        A text for which no case has everything is corrected if that helps, else loosened.
        """
        within = self._catalogue.within(query)
        found = self._strict(query.text, query, within)
        if found.count is None or found.count > _FEW_HITS:
            return found, None, None
        corrected = self._corrected(query.text)
        if corrected and not found.count:
            better = self._strict(corrected, query, within)
            if better.count:
                return self._loosened(better, within), corrected, None
        return self._loosened(found, within), None, corrected

    def _strict(self, text: str, query: SearchQuery, within: int) -> _Found:
        parsed = parse(text, self._meaning)
        if parsed.node is None:
            return _Found(parsed, None)
        node, also = self._entries.widened(parsed.node) if query.expand else (parsed.node, ())
        return _Found(parsed, self._match(_with_phrase(node, parsed.node), within), also)

    def _by_text(self, asked: _Found) -> int:
        """The cases that the text asks for, the years written in it included."""
        found = self._catalogue.everything
        if asked.matches is not None:
            found = bits(asked.matches.scores)
        for span in asked.parsed.years:
            found &= self._catalogue.period(*span)
        return found

    def _loosened(self, found: _Found, within: int) -> _Found:
        """Take some of the words too where hardly a case has all, as of a problem in a sentence."""
        if (found.count or 0) > _FEW_HITS:
            return found
        node = found.parsed.node
        if not isinstance(node, And) or not node.loose:
            return found
        widened = self._entries.widened(node)[0] if found.also else node
        parts = widened.parts if isinstance(widened, And) else (widened,)
        words = tuple(dict.fromkeys(_words(parts)))
        rest = tuple(part for part in parts if not _is_loose(part))
        if len(words) < 2:  # noqa: PLR2004
            return found
        some = self._match(And((Or((*words, *_pairs(node.parts))), *rest)), within)
        if len(some.scores) <= (found.count or 0):
            return found
        return _Found(
            found.parsed, _after(found.matches, some), found.also, (_loosened(found.count or 0),)
        )

    def close(self) -> None:
        """Give up files; the index cannot be used any more."""
        self._texts.close()

    def _twin(self, query: SearchQuery, found: int | None) -> str:
        within, ids = self._catalogue.within(query), self._catalogue.ids
        matched = None if found is None else [ids[number] for number in numbers(found & within)]
        return twin(query, matched, imported=bool(self._catalogue.imported))

    def _meaning(self, field: str, value: str) -> Coded | str | None:
        coded = self._catalogue.value_of(field, value.strip())
        if coded is not None:
            return Coded(field, coded)
        return field if field in _SECTION_NAMES else None

    def _match(self, node: Node, within: int) -> Matches:
        """What the text index matches among some cases: others must not count as found."""
        found = self._texts.match(node)
        if within == self._catalogue.everything:
            return found
        kept = {number: score for number, score in found.scores.items() if within >> number & 1}
        return replace(found, scores=kept)

    def _in_order(self, query: SearchQuery, kept: int, matches: Matches | None) -> list[int]:
        """The case numbers in the order asked for; numbers follow titles, so ties do as well."""
        found = numbers(kept)
        if query.sort == "relevance" and matches is not None:
            # Rounded, so that the order of additions inside a score cannot decide a tie.
            scores = {number: -round(score, 6) for number, score in matches.scores.items()}
            found.sort(key=scores.__getitem__)
        elif query.sort == "-title":
            found.reverse()
        elif query.sort not in {"relevance", "title"}:
            by = query.sort.removeprefix("-")
            keys = self._catalogue.starts if by == "start" else self._catalogue.words(by)
            found.sort(key=keys.__getitem__, reverse=query.sort.startswith("-"))
        return found

    def _hit(self, number: int, matches: Matches | None) -> Hit:
        sayings = self._sayings.of(number)
        shown: dict[str, Any] = dict(sayings.shown)
        if matches is None:
            return Hit(**shown, score=0.0)
        highlights, matched = find_passages(sayings.told, matches.wanted, sayings)
        score = round(matches.scores[number], 4)
        return Hit(**shown, score=score, highlights=highlights, matched=matched)

    def _corrected(self, text: str) -> str | None:
        """The text with words that no case has replaced by near ones that some have."""
        plain = plain_text(text[:LONGEST_TEXT])
        corrected: list[str] = []
        here = 0
        for start, end, word in islice(_plain_words(plain), _MOST_CHECKED_WORDS):
            if near := self._texts.suggest(fold(word)):
                corrected += [plain[here:start], near]
                here = end
        return "".join([*corrected, plain[here:]]) if corrected else None


def _in_all(found: int, passing: Iterable[int]) -> int:
    """The cases found that pass every filter."""
    for mask in passing:
        found &= mask
    return found


def _loosened(count: int) -> str:
    if not count:
        return "No case has all of these words; these have some of them."
    only = "1 case has" if count == 1 else f"{count} cases have"
    return f"{only} all of these words; the others have some of them."


def _after(first: Matches | None, others: Matches) -> Matches:
    """All matches, those that have everything before the others."""
    if first is None or not first.scores:
        return others
    most = max(others.scores.values())
    ahead = {number: most + score for number, score in first.scores.items()}
    return Matches({**others.scores, **ahead}, others.wanted)


def _with_phrase(node: Node, asked: Node) -> Node:
    """A question of a few words, to which all of them in a row, or in one word, count as well."""
    if not isinstance(asked, And) or not asked.loose or len(asked.parts) > _MOST_WORDS_OF_A_PHRASE:
        return node
    terms = [part for part in asked.parts if _is_plain_word(part)]
    if len(terms) < len(asked.parts):
        return node
    words = tuple(part.words[0] for part in terms)
    return Or((node, *_in_a_row(words)), loose=True)


def _in_a_row(words: tuple[str, ...]) -> Iterator[Term]:
    """The phrase; of two words the compound too, as of storm water stormwater."""
    yield Term(words)
    if len(words) == 2:  # noqa: PLR2004
        yield Term(("".join(words),))


def _pairs(parts: Iterable[Node]) -> Iterator[Term]:
    for one, other in pairwise(parts):
        if _is_plain_word(one) and _is_plain_word(other):
            yield from _in_a_row((*one.words, *other.words))


def _is_plain_word(part: Node) -> TypeGuard[Term]:
    return isinstance(part, Term) and (len(part.words), part.section, part.way) == (1, "", "word")


def _is_loose(part: Node) -> bool:
    """Whether a part of a question may be missing from a case that answers it."""
    return isinstance(part, Term) or (isinstance(part, Or) and part.loose)


def _words(parts: Iterable[Node]) -> Iterator[Term | Meant]:
    """The single words and concepts of the parts that may be missing."""
    for part in parts:
        if isinstance(part, Term | Meant):
            yield part
        elif isinstance(part, Or | And) and part.loose:
            yield from _words(part.parts)


def _plain_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Words of a query that can be misspelt: no operators, fields, prefixes or fuzzy words."""
    for word, start, end in tokens(text):
        is_operator = word in {"AND", "OR", "NOT"}
        if not is_operator and not is_stop_word(word) and text[end : end + 1] not in {*":*~"}:
            yield start, end, word
