"""What every kind of variable is: how it is written, what it means, and how a case is read."""

from collections.abc import Callable
from dataclasses import dataclass

from casegraph.model import Case
from casegraph.variables.cell import Cell, Code, Scale
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression

__all__ = ["HOLDS", "Kind", "Prepared"]

HOLDS = (Code(0, "no"), Code(1, "yes"))


@dataclass(frozen=True)
class Prepared:
    """An expression, understood: what it is called and means, and how it is read from a case."""

    label: str
    description: str
    read: Callable[[Case], Cell]
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of variable.

    `heads` are the words before the colon. `words` are the words after it: None where it is a
    concept, an empty tuple where there is none. `prepare` raises QueryError for an expression that
    cannot be meant.
    """

    id: str
    label: str
    syntax: str
    example: str
    scale: Scale
    meaning: str
    missing: str
    heads: tuple[str, ...]
    words: tuple[str, ...] | None
    prepare: Callable[[Expression, Content], Prepared]
