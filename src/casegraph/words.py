"""Words: how text is cut up and folded, the same way for every engine, query and highlight."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = [
    "fold",
    "fold_text",
    "is_stop_word",
    "odd_words",
    "plain_text",
    "terms",
    "tokens",
    "word_at",
    "word_begins",
]

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+(?:['\u2019]{_LETTER}+)*")
# Anything but plain ASCII and the usual dashes and quotes, of which texts are full.
_UNUSUAL = re.compile(r"[^\x00-&(-\x7f\u2013\u2014\u201c\u201d]")
_INNER_APOSTROPHE = re.compile(rf"(?<={_LETTER})['\u2019](?!s\b)(?={_LETTER})")
# Letters that Unicode does not decompose into a base letter and a mark.
_BARE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                       "\u0131": "i", "'": None, "\u2019": None})  # fmt: skip
_STOP_WORDS = frozenset(
    """
    a about an and are as at be been but by can did do does for from had has have how if in into
    is it its may no not of on or our s so such than that the their them then there these they this
    those to up us was we were what when where which who why will with would you your
    """.split()  # noqa: SIM905 - eighty lines of one word each would be harder to read
)
_LONGEST = 64


def tokens(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """The words of a text as written, from a place on, with their begin and end."""
    for found in _WORD.finditer(text, start):
        yield found[0], *found.span()


def word_at(text: str, start: int) -> str:
    """The word that begins at a place, as written; empty where none does."""
    found = _WORD.match(text, start)
    return found[0] if found else ""


def odd_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The same for words that folding changes by more than size and a possessive 's."""
    if text.isascii() and "'" not in text:
        return
    end = 0
    for unusual in _UNUSUAL.finditer(text):
        at = unusual.start()
        if at >= end and _is_folded(text, at):
            while not word_begins(text, at):
                at -= 1
            if word := _WORD.match(text, at):
                start, end = word.span()
                yield word[0], start, end


def _is_folded(text: str, at: int) -> bool:
    """Whether folding replaces what stands at a place, or takes it out of a word."""
    char = text[at]
    if char in "'\u2019":
        return _INNER_APOSTROPHE.match(text, at) is not None
    return char.isalnum() or "\u0300" <= char <= "\u036f"


def word_begins(text: str, at: int) -> bool:
    """Whether a word begins at a place where there is a letter."""
    before = text[at - 1 : at]
    if before == " ":
        return True
    if before and before in "'\u2019":
        before = text[at - 2 : at - 1] if at > 1 else ""
    return not (before.isalnum() or "\u0300" <= before <= "\u036f")


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word in small letters, without accents, apostrophes and possessive 's."""
    base = word[:-2] if word.endswith(("'s", "\u2019s")) else word
    return fold_text(base[:_LONGEST])


def fold_text(text: str) -> str:
    """A text in small letters, without accents and apostrophes."""
    small = text.casefold()
    if small.isascii():
        return small.replace("'", "")
    marks_apart = unicodedata.normalize("NFKD", small)
    bare = "".join(char for char in marks_apart if not unicodedata.combining(char))
    return bare.translate(_BARE)


def is_stop_word(word: str) -> bool:
    """Whether a word says nothing by itself; `IT`, `US` and `WHO` in capitals do say something."""
    return word.lower() in _STOP_WORDS and not (word.isupper() and len(word) > 1)


def terms(text: str) -> Iterator[str]:
    """The folded words of a text that are worth finding, in order."""
    return filter(None, map(_term, _WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    return "" if is_stop_word(word) else fold(word)


def plain_text(text: str) -> str:
    """The text with straight quotes and without control characters."""
    straight = text.translate({0x201C: '"', 0x201D: '"', 0x201E: '"'})
    return "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in straight)
