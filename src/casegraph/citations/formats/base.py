"""What every format of citations is, and what all of them do to text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casegraph.cells import balanced
from casegraph.citations.work import Work

__all__ = ["Format", "one_line"]

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NO_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Format:
    """A format: its name, its media type, the ending of its files, and how works are written."""

    name: str
    label: str
    media_type: str
    suffix: str
    write: Callable[[Sequence[Work]], str]


def one_line(text: str) -> str:
    """Text on one line, without control characters and halves of characters, directions closed."""
    return _NO_CHARACTER.sub("\ufffd", _BREAKS.sub(" ", balanced(text))).strip()
