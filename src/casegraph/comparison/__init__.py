"""Comparison: cases like a case or a situation, contrasts, and chosen cases side by side."""

from casegraph.comparison.aligning import check_cases, side_by_side
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
from casegraph.comparison.side_by_side import FEWEST_CASES, MOST_CASES, SideBySide

__all__ = [
    "DIMENSIONS",
    "FEWEST_CASES",
    "LONGEST_TEXT",
    "MOST_CASES",
    "MOST_FEATURES",
    "MOST_SIMILAR",
    "MOST_WEIGHT",
    "Dimension",
    "SideBySide",
    "SimilarCase",
    "SimilarQuery",
    "SimilarResult",
    "Understood",
    "check_cases",
    "side_by_side",
    "weights_of",
]
