"""Comparison: cases like a case or a situation, with reasons, and contrasts between them."""

from casegraph.comparison.answer import SimilarCase, SimilarResult, Understood
from casegraph.comparison.dimensions import DIMENSIONS, Dimension
from casegraph.comparison.question import (
    LONGEST_TEXT,
    MOST_FEATURES,
    MOST_SIMILAR,
    MOST_WEIGHT,
    SimilarQuery,
    weights_of,
)

__all__ = [
    "DIMENSIONS",
    "LONGEST_TEXT",
    "MOST_FEATURES",
    "MOST_SIMILAR",
    "MOST_WEIGHT",
    "Dimension",
    "SimilarCase",
    "SimilarQuery",
    "SimilarResult",
    "Understood",
    "weights_of",
]
