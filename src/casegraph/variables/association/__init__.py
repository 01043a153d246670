"""Association: which concepts of two dimensions are found in the same cases, and how often."""

from casegraph.variables.association.making import MOST_PAIRS, associate
from casegraph.variables.association.result import COLUMNS, Association, Pair

__all__ = ["COLUMNS", "MOST_PAIRS", "Association", "Pair", "associate"]
