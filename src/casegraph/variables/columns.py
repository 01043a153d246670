"""Columns: names that R, pandas and databases all take as they are, each once."""

import re
from collections.abc import Iterable, Sequence

from casegraph.errors import QueryError
from casegraph.variables.expression import Expression

__all__ = ["CASE", "RESERVED", "column_names"]

CASE = "CASE"
"""The column of the cases' ids."""

RESERVED = frozenset({CASE, "NA", "NAN", "INF", "NULL", "TRUE", "FALSE", "IF", "T", "F"})
"""Names that mean something else in R or in a table of ours."""

_LONGEST = 60


def column_names(expressions: Sequence[Expression]) -> tuple[str, ...]:
    """A name for each: the one that was given, else made from the expression.

    Upper case, since packages for QCA write a condition that is absent in lower case. QueryError if
    a name is reserved or given twice.
    """
    given = [one.name.upper() for one in expressions if one.name]
    for name in given:
        if name in RESERVED:
            raise QueryError(f"The name {name} means something else in R or here. Give another.")
        if given.count(name) > 1:
            raise QueryError(f"The name {name} is given to two variables. Give each its own.")
    return tuple(_each(expressions, set(given)))


def _each(expressions: Iterable[Expression], taken: set[str]) -> Iterable[str]:
    for one in expressions:
        name = one.name.upper() or _free(_made(one), taken)
        taken.add(name)
        yield name


def _made(expression: Expression) -> str:
    """`barrier:silos[resolution=resolved]` becomes `BARRIER_SILOS_RESOLVED`."""
    words = [word for condition in expression.conditions for word in condition.words]
    parts = [expression.kind, expression.word, *words]
    text = "_".join(part for part in parts if part).upper()
    return re.sub(r"[^A-Z0-9]+", "_", text)[:_LONGEST].strip("_")


def _free(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found in taken or found in RESERVED:
        number += 1
        found = f"{name}_{number}"
    return found
