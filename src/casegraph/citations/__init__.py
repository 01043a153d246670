"""Citations: cases, their sources and the collection in formats for reference managers."""

from casegraph.citations.citations import Citations
from casegraph.citations.formats import FORMATS, Format, format_of
from casegraph.citations.making import case_work, collection_work, source_works
from casegraph.citations.work import Work

__all__ = [
    "FORMATS",
    "Citations",
    "Format",
    "Work",
    "case_work",
    "collection_work",
    "format_of",
    "source_works",
]
