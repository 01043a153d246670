"""Syntax: what words, quotes, fields and operators in a search text mean.

::

    rough sleeping             both words                "rough sleeping"   the phrase
    silos OR mistrust          one of them               NOT pilot, -pilot  without the word
    title:homelessness         a word of one section     barrier:silos      a facet value
    homel*                     beginning of a word       procurment~        nearly that word
    (silos OR mistrust) AND "data sharing"               grouping
    2006..2016                 began in these years      ..2010, 2015..   until, since

Every text means something: an unfinished quote ends with the text, an operator without its
words is dropped, and a field that does not exist is read as a word.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from casegraph.words import fold, plain_text, terms, tokens

__all__ = [
    "LONGEST_TEXT",
    "MEANT",
    "And",
    "Coded",
    "Leaf",
    "Meant",
    "Node",
    "Not",
    "Or",
    "Parsed",
    "Term",
    "parse",
]

LONGEST_TEXT = 500
MEANT = 1.0
"""What a concept counts beside the words that name it, as a factor of its own rarity."""
MOST_TERMS = 32
_MOST_WIDENED = 4
_DEEPEST = 8
_SHORTEST_WIDENED = 3


Way = Literal["word", "prefix", "fuzzy"]


@dataclass(frozen=True)
class Term:
    """Words to be found in a row; `section` is empty where any section will do."""

    words: tuple[str, ...]
    section: str = ""
    way: Way = "word"


@dataclass(frozen=True)
class Coded:
    """A facet value to be had."""

    facet: str
    value: str


@dataclass(frozen=True)
class Meant:
    """A concept that words of the text name, `scheme/slug`; never written by a person."""

    concept: str


Leaf = Term | Coded | Meant


@dataclass(frozen=True)
class And:
    """All parts at once; `loose` where the person only put words side by side."""

    parts: tuple["Node", ...]
    loose: bool = False


@dataclass(frozen=True)
class Or:
    """At least one part; `loose` where the parts are ways to say the same."""

    parts: tuple["Node", ...]
    loose: bool = False


@dataclass(frozen=True)
class Not:
    """Everything but the part."""

    part: "Node"


Node = Leaf | And | Or | Not

Resolve = Callable[[str, str], Coded | str | None]
"""Says what `field:value` means: a facet value, the name of a section, or nothing."""


Years = tuple[int | None, int | None]


@dataclass(frozen=True)
class Parsed:
    """What a text asks for, None where nothing is left; years asked for; what was left out."""

    node: Node | None
    notes: tuple[str, ...] = ()
    years: tuple[Years, ...] = ()


def parse(text: str, resolve: Resolve) -> Parsed:
    """Read a search text; never fails."""
    notes = []
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT].rpartition(" ")[0] or text[:LONGEST_TEXT]
        notes.append(f"Only the first {LONGEST_TEXT} characters were looked for.")
    parser = _Parser(text, resolve)
    node = parser.everything()
    if parser.terms > MOST_TERMS:
        notes.append(f"Only the first {MOST_TERMS} words were looked for.")
    if parser.widened > _MOST_WIDENED:
        notes.append(f"Only the first {_MOST_WIDENED} words with * or ~ were widened.")
    return Parsed(node, tuple(notes), tuple(parser.years))


_LEXEME = re.compile(
    r"""
    (?P<minus>-)? (?:(?P<field>[A-Za-z_]+):)?
    (?: "(?P<quote>[^"]*)"? | (?P<word>[^\s()"]+) | (?P<open>\() )
    | (?P<close>\))
    """,
    re.VERBOSE,
)
_OPERATORS = ("AND", "OR", "NOT")
_YEARS = re.compile(r"(?=.*[0-9])([0-9]{4})?\.\.([0-9]{4})?")


class _Parser:
    """Recursive descent; operators bind in the order NOT, AND, OR, words side by side."""

    def __init__(self, text: str, resolve: Resolve) -> None:
        self._lexemes = list(_LEXEME.finditer(plain_text(text)))
        self._next = 0
        self._depth = 0
        self._resolve = resolve
        self.terms = 0
        self.widened = 0
        self.years: list[Years] = []

    def everything(self) -> Node | None:
        """The whole text; a closing bracket too many is passed over."""
        parts = []
        while self._next < len(self._lexemes):
            parts.extend(self._side_by_side())
            self._next += 1
        return _joined(parts, loose=True)

    def _side_by_side(self) -> list[Node]:
        parts: list[Node] = []
        while (lexeme := self._peek()) and not lexeme["close"]:
            if (part := self._either()) is not None:
                parts.append(part)
        return parts

    def _either(self) -> Node | None:
        parts = [self._both()]
        while self._take("OR"):
            parts.append(self._both())
        found = tuple(part for part in parts if part is not None)
        return Or(found) if len(found) > 1 else found[0] if found else None

    def _both(self) -> Node | None:
        parts = [self._one()]
        while self._take("AND"):
            parts.append(self._one())
        return _joined([part for part in parts if part is not None])

    def _one(self) -> Node | None:
        lexeme = self._peek()
        if lexeme is None or lexeme["close"] or lexeme["word"] in _OPERATORS[:2]:
            # An operator without its second word: leave a bracket, pass over a further operator.
            self._next += bool(lexeme and not lexeme["close"])
            return None
        self._next += 1
        if lexeme["word"] == "NOT":
            return _negated(self._one())
        part = self._group() if lexeme["open"] else self._leaf(lexeme)
        return _negated(part) if lexeme["minus"] else part

    def _group(self) -> Node | None:
        if self._depth == _DEEPEST:
            return None
        self._depth += 1
        parts = self._side_by_side()
        self._take(")")
        self._depth -= 1
        return _joined(parts)

    def _leaf(self, lexeme: re.Match[str]) -> Node | None:
        quoted = lexeme["quote"] is not None
        if not (quoted or lexeme["field"]) and (span := _YEARS.fullmatch(lexeme["word"])):
            self.years.append(_in_order(span))
            return None
        value = lexeme["quote"] if quoted else lexeme["word"]
        section = ""
        if lexeme["field"]:
            meaning = self._resolve(lexeme["field"].lower(), value)
            if isinstance(meaning, Coded):
                self.terms += 1
                return meaning if self.terms <= MOST_TERMS else None
            section = meaning or ""
            value = value if meaning is not None else f"{lexeme['field']} {value}"
        return self._term(tuple(terms(value)), section) if quoted else self._word(value, section)

    def _word(self, value: str, section: str) -> Node | None:
        stem, way = _way(value)
        *before, last = [word for word, _, _ in tokens(stem)] or [""]
        if way == "word" or not self._may_widen(last):
            return self._term(tuple(terms(stem)), section)
        found = [
            self._term(tuple(map(fold, before)), section),
            self._term((fold(last),), section, way),
        ]
        return _joined([part for part in found if part is not None])

    def _may_widen(self, word: str) -> bool:
        """Whether a word is long enough to be widened, and not one too many."""
        if len(word) < _SHORTEST_WIDENED:
            return False
        self.widened += 1
        return self.widened <= _MOST_WIDENED

    def _term(self, words: tuple[str, ...], section: str, way: Way = "word") -> Node | None:
        room = max(MOST_TERMS - self.terms, 0)
        self.terms += len(words)
        return Term(words[:room], section, way) if words[:room] else None

    def _peek(self) -> re.Match[str] | None:
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def _take(self, text: str) -> bool:
        lexeme = self._peek()
        taken = lexeme is not None and lexeme.group() == text
        self._next += taken
        return taken


def _way(value: str) -> tuple[str, Way]:
    if value.endswith("*"):
        return value.rstrip("*"), "prefix"
    if found := re.fullmatch(r"([^~]+)~[0-9]?", value):
        return found[1], "fuzzy"
    return value, "word"


def _in_order(span: re.Match[str]) -> Years:
    low, high = (int(year) if year else None for year in span.groups())
    return (high, low) if low and high and low > high else (low, high)


def _joined(parts: list[Node], *, loose: bool = False) -> Node | None:
    if not parts:
        return None
    first, *others = parts
    return And(tuple(parts), loose) if others else first


def _negated(part: Node | None) -> Node | None:
    if isinstance(part, Not):
        return part.part
    return Not(part) if part is not None else None
