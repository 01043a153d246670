"""Cells: text that no spreadsheet takes for a formula, and that Markdown takes for nothing else."""

__all__ = ["markdown_text", "safe_cell"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """The value, behind an apostrophe where a spreadsheet would run its text as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def markdown_text(text: str) -> str:
    """Text in which Markdown and HTML mean nothing."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
