"""Kinds: which type of entry a kind of source is in each format, declared once.

Where a kind of ours spans several types of a format (an academic publication is an article, a book
or a thesis, and the record does not say which), the type is the general one. Types of BibTeX are
those of its standard styles; of RIS those of the specification of 2011; of CSL those of its schema
(https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["CASE", "COLLECTION", "KINDS", "OTHER", "Kind"]


@dataclass(frozen=True)
class Kind:
    """The types of one kind; `periodical` where the publisher is the whole that it stands in."""

    bibtex: str
    ris: str
    csl: str
    periodical: bool = False


OTHER = Kind("misc", "GEN", "document")
"""For kinds of an ontology of one's own."""

_REPORT = Kind("techreport", "RPRT", "report")
_DATA = Kind("misc", "DATA", "dataset")

CASE, COLLECTION = "case", "collection"

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        CASE: _DATA,
        COLLECTION: _DATA,
        "official": Kind("misc", "GOVDOC", "document"),
        "evaluation-report": _REPORT,
        "audit-report": _REPORT,
        "academic": OTHER,
        "systematic-review-article": Kind("article", "JOUR", "article-journal", periodical=True),
        "press": Kind("article", "NEWS", "article-newspaper", periodical=True),
        "ngo": OTHER,
        "reference": Kind("misc", "ENCYC", "entry", periodical=True),
        "blog-post": Kind("misc", "BLOG", "post-weblog", periodical=True),
        "dataset": _DATA,
        "legal-text": Kind("misc", "STAT", "legislation"),
        "case-study-document": OTHER,
        "unclassified": Kind("misc", "ELEC", "webpage"),
    }
)
"""By the words of the scheme `source-kind`, and for what is ours."""
