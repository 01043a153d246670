"""Markup: texts as they may stand in XML, and numbers as every format writes them."""

from casegraph.network.flat import Scalar

__all__ = ["as_text", "attribute", "content"]

# Blanks other than a space are written as references: a reader would turn them into spaces in an
# attribute, and a carriage return into a line feed anywhere.
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _CONTENT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def content(text: str) -> str:
    """Text between tags."""
    return text.translate(_CONTENT)


def attribute(text: str) -> str:
    """Text within double quotes."""
    return text.translate(_ATTRIBUTE)


def as_text(value: Scalar) -> str:
    """A value as text that reads back as the same value of its type."""
    return str(value).lower() if isinstance(value, bool) else str(value)
