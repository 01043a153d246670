"""Index: the part of searching that is the same for every engine."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Any

from casegraph.search.catalogue import Catalogue, bits, numbers
from casegraph.search.documents import SECTIONS
from casegraph.search.engine import Hit, Matches, SearchResult, TextIndex
from casegraph.search.highlights import find_passages
from casegraph.search.query import SearchQuery
from casegraph.search.syntax import LONGEST_TEXT, And, Coded, Node, Or, Term, parse
from casegraph.words import fold, is_stop_word, plain_text, tokens

__all__ = ["CaseIndex"]

_FEW_HITS = 2
_MOST_CHECKED_WORDS = 12
_SECTION_NAMES = frozenset(section.name for section in SECTIONS)
_LOOSENED = "No case has all of these words; these have some of them."


class CaseIndex:
    """An open index: filters, counts, orders and pages what the text index matches."""

    def __init__(self, catalogue: Catalogue, texts: TextIndex) -> None:
        self._catalogue = catalogue
        self._texts = texts

    def search(self, query: SearchQuery) -> SearchResult:
        """The answer to a query; QueryError where it asks for a facet value that is not."""
        self._catalogue.check(query)
        parsed = parse(query.text, self._meaning)
        within = self._catalogue.within(query)
        strict = self._match(parsed.node, within) if parsed.node else None
        matches, notes = self._loosened(parsed.node, strict, within)
        found = self._catalogue.everything if matches is None else bits(matches.scores)
        passing = self._catalogue.narrowed(query)
        kept = found
        for mask in passing.values():
            kept &= mask
        total = kept.bit_count()
        page = self._in_order(query, kept, matches)[query.offset : query.offset + query.limit]
        end = query.offset + len(page)
        return SearchResult(
            total=total,
            hits=tuple(self._hit(number, matches) for number in page),
            facets=MappingProxyType(self._catalogue.counts(found, passing, query.where)),
            did_you_mean=self._corrected(query.text) if _is_poor(strict) else None,
            next_offset=end if page and end < total else None,
            notes=parsed.notes + notes,
        )

    def close(self) -> None:
        """Give up files; the index cannot be used any more."""
        self._texts.close()

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

    def _loosened(
        self, node: Node | None, strict: Matches | None, within: int
    ) -> tuple[Matches | None, tuple[str, ...]]:
        """Take some of the words where no case has all, as with a problem told in a sentence."""
        if strict is None or strict.scores or not isinstance(node, And) or not node.loose:
            return strict, ()
        words = tuple(part for part in node.parts if isinstance(part, Term))
        rest = tuple(part for part in node.parts if not isinstance(part, Term))
        some = self._match(And((Or(words), *rest)), within) if len(words) > 1 else strict
        return (some, (_LOOSENED,)) if some.scores else (strict, ())

    def _in_order(self, query: SearchQuery, kept: int, matches: Matches | None) -> list[int]:
        """The case numbers in the order asked for; numbers follow titles, so ties do as well."""
        found = numbers(kept)
        starts = self._catalogue.starts
        if query.sort == "relevance" and matches is not None:
            # Rounded, so that the order of additions inside a score cannot decide a tie.
            found.sort(key=lambda number: -round(matches.scores[number], 6))
        elif query.sort in {"start", "-start"}:
            sign = -1 if query.sort == "-start" else 1
            found.sort(key=lambda number: sign * starts[number])
        return found

    def _hit(self, number: int, matches: Matches | None) -> Hit:
        shown: dict[str, Any] = dict(self._texts.shown(number))
        if matches is None:
            return Hit(**shown, score=0.0)
        highlights, matched = find_passages(self._texts.sections(number), matches.wanted)
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


def _is_poor(matches: Matches | None) -> bool:
    return matches is not None and len(matches.scores) <= _FEW_HITS


def _plain_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Words of a query that can be misspelt: no operators, fields, prefixes or fuzzy words."""
    for word, start, end in tokens(text):
        is_operator = word in {"AND", "OR", "NOT"}
        if not is_operator and not is_stop_word(word) and text[end : end + 1] not in {*":*~"}:
            yield start, end, word
