"""Variables: cases by variables, each value traced to the claims behind it."""

from casegraph.variables.cell import MISSING, SCALES, Cell, Code, Reason, Scale, Value, Variable
from casegraph.variables.columns import CASE
from casegraph.variables.content import ABSENT, Absent, Content, absent_rule
from casegraph.variables.dimensions import DIMENSIONS, Dimension
from casegraph.variables.expression import Expression, parse
from casegraph.variables.kinds import KINDS, Kind
from casegraph.variables.making import MOST_VARIABLES, case_table
from casegraph.variables.table import CaseTable

__all__ = [
    "ABSENT",
    "CASE",
    "DIMENSIONS",
    "KINDS",
    "MISSING",
    "MOST_VARIABLES",
    "SCALES",
    "Absent",
    "CaseTable",
    "Cell",
    "Code",
    "Content",
    "Dimension",
    "Expression",
    "Kind",
    "Reason",
    "Scale",
    "Value",
    "Variable",
    "absent_rule",
    "case_table",
    "parse",
]
