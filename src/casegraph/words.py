"""Words: how text is cut up and folded, the same way for every engine, query and highlight."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["fold", "fold_text", "is_stop_word", "plain_text", "terms", "tokens"]

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+(?:['\u2019]{_LETTER}+)*")
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
