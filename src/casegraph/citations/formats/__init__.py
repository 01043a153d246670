"""The formats of citations: one file each, listed here."""

from collections.abc import Mapping
from types import MappingProxyType

from casegraph.citations.formats.base import Format
from casegraph.citations.formats.bibtex import BIBTEX
from casegraph.citations.formats.csl import CSL
from casegraph.citations.formats.ris import RIS
from casegraph.citations.formats.text import TEXT
from casegraph.errors import InputError, did_you_mean

__all__ = ["FORMATS", "Format", "format_of"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {form.name: form for form in (TEXT, BIBTEX, RIS, CSL)}
)
"""By name."""


def format_of(name: str) -> Format:
    """The format of that name; InputError with the names if there is none."""
    if name not in FORMATS:
        hint = did_you_mean(name[:80], tuple(FORMATS)) or f"Use one of: {', '.join(FORMATS)}."
        raise InputError(f"There is no format {name[:80]!r} of citations. {hint}")
    return FORMATS[name]
