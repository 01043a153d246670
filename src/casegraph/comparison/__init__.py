"""Comparison: cases like a case or a situation, contrasts, cases side by side, barriers met."""

from casegraph.comparison.aligning import check_cases, side_by_side
from casegraph.comparison.answer import SimilarCase, SimilarResult, Understood
from casegraph.comparison.barrier_query import MOST_BARRIERS, BarrierQuery
from casegraph.comparison.barriers import COLUMNS, Encounters, by_barrier, encountered, row_of
from casegraph.comparison.dimensions import DIMENSIONS, Dimension
from casegraph.comparison.encounters import BASES, RESOLUTIONS, Encounter, encounters_of, ranked
from casegraph.comparison.question import (
    LONGEST_TEXT,
    MOST_FEATURES,
    MOST_SIMILAR,
    MOST_WEIGHT,
    SimilarQuery,
    weights_of,
)
from casegraph.comparison.side_by_side import (
    FEWEST_CASES,
    MOST_CASES,
    SideBySide,
)
from casegraph.comparison.tallies import Summary, Tally, Together

__all__ = [
    "BASES",
    "COLUMNS",
    "DIMENSIONS",
    "FEWEST_CASES",
    "LONGEST_TEXT",
    "MOST_BARRIERS",
    "MOST_CASES",
    "MOST_FEATURES",
    "MOST_SIMILAR",
    "MOST_WEIGHT",
    "RESOLUTIONS",
    "BarrierQuery",
    "Dimension",
    "Encounter",
    "Encounters",
    "SideBySide",
    "SimilarCase",
    "SimilarQuery",
    "SimilarResult",
    "Summary",
    "Tally",
    "Together",
    "Understood",
    "by_barrier",
    "check_cases",
    "encountered",
    "encounters_of",
    "ranked",
    "row_of",
    "side_by_side",
    "weights_of",
]
