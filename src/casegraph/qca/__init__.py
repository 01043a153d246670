"""Qualitative comparative analysis: from cases by variables to what is necessary and sufficient."""

from casegraph.qca.analysis import Entry, Qca
from casegraph.qca.calibration import Calibration
from casegraph.qca.matrix import MOST_CONDITIONS, Matrix
from casegraph.qca.minimise import KINDS, Expectations, Kind, Model, Solution, Term, minimise
from casegraph.qca.study import Asked, Study
from casegraph.qca.truth_table import Cuts, Row, TruthTable, truth_table

__all__ = [
    "KINDS",
    "MOST_CONDITIONS",
    "Asked",
    "Calibration",
    "Cuts",
    "Entry",
    "Expectations",
    "Kind",
    "Matrix",
    "Model",
    "Qca",
    "Row",
    "Solution",
    "Study",
    "Term",
    "TruthTable",
    "minimise",
    "truth_table",
]
