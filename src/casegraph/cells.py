"""Cells of CSV files that no spreadsheet takes for a formula."""

__all__ = ["safe_cell"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """The value, behind an apostrophe where a spreadsheet would run its text as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
