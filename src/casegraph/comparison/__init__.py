"""Comparison: cases like a case or a situation, with reasons, contrasts, and barriers met."""

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
from casegraph.comparison.tallies import Summary, Tally, Together

__all__ = [
    "BASES",
    "COLUMNS",
    "DIMENSIONS",
    "LONGEST_TEXT",
    "MOST_BARRIERS",
    "MOST_FEATURES",
    "MOST_SIMILAR",
    "MOST_WEIGHT",
    "RESOLUTIONS",
    "BarrierQuery",
    "Dimension",
    "Encounter",
    "Encounters",
    "SimilarCase",
    "SimilarQuery",
    "SimilarResult",
    "Summary",
    "Tally",
    "Together",
    "Understood",
    "by_barrier",
    "encountered",
    "encounters_of",
    "ranked",
    "row_of",
    "weights_of",
]
