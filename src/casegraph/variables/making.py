"""Making: from cases and expressions to a table."""

from collections.abc import Iterable, Sequence

from casegraph.errors import QueryError
from casegraph.model import Case
from casegraph.variables.cell import Variable
from casegraph.variables.columns import column_names
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression, parse
from casegraph.variables.kinds import Prepared, kind_of
from casegraph.variables.table import CaseTable

__all__ = ["MOST_VARIABLES", "case_table"]

MOST_VARIABLES = 200


def case_table(
    cases: Iterable[Case], variables: str | Sequence[str], content: Content
) -> CaseTable:
    """Cases by variables, each variable given as an expression; cases keep their order.

    QueryError if an expression cannot be read or names what there is not, if there are none, too
    many, or two of the same name.
    """
    texts = [variables] if isinstance(variables, str) else list(variables)
    if not 1 <= len(texts) <= MOST_VARIABLES:
        raise QueryError(f"{len(texts)} variables are given; give 1 to {MOST_VARIABLES}.")
    expressions = [parse(text) for text in texts]
    prepared = [kind_of(one).prepare(one, content) for one in expressions]
    named = zip(column_names(expressions), expressions, prepared, strict=True)
    given = tuple(cases)
    return CaseTable(
        cases=tuple(case.id for case in given),
        variables=tuple(_variable(*each) for each in named),
        rows=tuple(tuple(one.read(case) for one in prepared) for case in given),
        titles={case.id: case.title for case in given},
        absent=content.absent,
    )


def _variable(column: str, expression: Expression, told: Prepared) -> Variable:
    scale = kind_of(expression).scale
    return Variable(column, told.label, expression.text, scale, told.description, told.codes)
