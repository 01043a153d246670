"""Tokens: a query as its words, names, IRIs and strings, told apart as SPARQL does."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from casegraph.errors import QueryError
from casegraph.formats import Kind

__all__ = ["KINDS", "NOTHING", "Token", "opening", "resolved", "significant", "tokens_of"]

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL = r"[\w:·-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
# Possessive and bounded throughout: the time to read a text grows with its length and no faster.
_TOKEN = re.compile(
    rf"""
      (?P<blank>(?:[\x20\t\r\n]++|\#[^\r\n]*+)++)
    | (?P<name>(?:[^\W\d_][\w.·-]{{0,100}}+)?:(?:(?:{_LOCAL}|\.(?=\.*+(?:{_LOCAL})))*+))
    | (?P<label>_:[\w·-]++(?:\.++[\w·-]++)*+)
    | (?P<word>[^\W\d]\w*+)
    | (?P<variable>[?$]\w++)
    | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]++|{_ESCAPE})*+>)
    | (?P<string>\'\'\'(?:[^'\\]++|\\.|'(?!''))*+\'\'\'|\"\"\"(?:[^"\\]++|\\.|"(?!""))*+\"\"\"
        |'(?:[^'\\\r\n]++|\\.)*+'|"(?:[^"\\\r\n]++|\\.)*+")
    | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    | (?P<number>(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+)
    | (?P<escape>{_ESCAPE})
    | (?P<other>[{{}}()\[\].,;*/|^!=&>-]++|.)
    """,
    re.VERBOSE | re.DOTALL,
)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {"select": "table", "ask": "truth", "construct": "graph", "describe": "graph"}
)
"""What a query gives, by the word that opens it."""
_PROLOGUE = {"base": 2, "prefix": 3, "version": 2}
_NO_CHARACTERS = range(0xD800, 0xE000)  # halves of pairs in UTF-16


class Token(NamedTuple):
    """A piece of a query: what it is, its text, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The text of a keyword in small letters; empty for anything else."""
        return self.text.lower() if self.kind == "word" else ""


NOTHING = Token("blank", "", 0)


def tokens_of(text: str) -> Iterator[Token]:
    """All tokens, with the blanks and comments between them."""
    for match in _TOKEN.finditer(text):
        yield Token(match.lastgroup or "other", match[0], match.start())


def significant(text: str) -> list[Token]:
    """The tokens that mean something, in order."""
    return [token for token in tokens_of(text) if token.kind != "blank"]


def opening(read: Sequence[Token]) -> Token:
    """The first token after the prologue, which says what a query gives."""
    place = 0
    while place < len(read) and read[place].word in _PROLOGUE:
        place += _PROLOGUE[read[place].word]
    return read[place] if place < len(read) else NOTHING


def resolved(text: str) -> str:
    r"""The text with every `\uXXXX` and `\UXXXXXXXX` as the character that it stands for."""
    if "\\" not in text:
        return text
    return re.sub(_ESCAPE, lambda found: _character(int(found[0][2:], 16)), text)


def _character(code: int) -> str:
    if code in _NO_CHARACTERS or code > sys.maxunicode or code == 0:
        raise QueryError(f"The escape of U+{code:04X} stands for no character. Remove it.")
    return chr(code)
