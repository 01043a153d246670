"""Cells: text that no spreadsheet takes for a formula, and that Markdown takes for nothing else.

Nor does it turn round what stands after it: directions of writing that it opens, it closes.
"""

import re

__all__ = ["balanced", "markdown_text", "safe_cell"]

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMBEDDED, _ISOLATED = "\u202c", "\u2069"
# What opens a direction, and what closes it again (Unicode Standard Annex 9).
_CLOSER = dict.fromkeys("\u202a\u202b\u202d\u202e", _EMBEDDED) | dict.fromkeys(
    "\u2066\u2067\u2068", _ISOLATED
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """The value; text with its directions closed, and behind an apostrophe if it were a formula."""
    if not isinstance(value, str):
        return value
    text = balanced(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def balanced(text: str) -> str:
    """Text whose marks of direction are closed within it; closers of nothing are left out."""
    if text.isascii() or not _TURNING.search(text):
        return text
    waiting: list[str] = []
    kept = "".join(sign for sign in text if _is_kept(sign, waiting))
    return kept + "".join(reversed(waiting))


def _is_kept(sign: str, waiting: list[str]) -> bool:
    """Whether a sign stays; *waiting* are the closers still needed, the innermost last."""
    if sign in _CLOSER:
        waiting.append(_CLOSER[sign])
    elif sign in (_EMBEDDED, _ISOLATED):
        if not waiting or waiting[-1] != sign:
            return False
        waiting.pop()
    return True


def markdown_text(text: str) -> str:
    """Text in which Markdown and HTML mean nothing."""
    text = balanced(text)
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
