"""Cells: a value of a case, or the reason why there is none, and the claims behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["MISSING", "SCALES", "Cell", "Code", "Reason", "Scale", "Value", "Variable"]

Value = int | float | str
Scale = Literal["crisp", "count", "ordinal", "number", "nominal", "year"]
Reason = Literal["not-recorded", "not-applicable", "contested", "several"]

SCALES: Mapping[Scale, str] = MappingProxyType(
    {
        "crisp": "0 or 1: does not hold, holds.",
        "count": "A whole number of things, 0 or more.",
        "ordinal": "Steps in an order, told by the codes; the distances mean nothing.",
        "number": "A number on a scale of its own, told by the description.",
        "nominal": "Names without an order, told by the codes.",
        "year": "A year of the common era.",
    }
)

MISSING: Mapping[Reason, str] = MappingProxyType(
    {
        "not-recorded": "The record tells nothing of it, or says that no source does.",
        "not-applicable": "It cannot have a value here, such as the end of a case that goes on.",
        "contested": "Claims that contradict each other stand behind it, and none decides.",
        "several": "The case has more than one value where the column can hold one.",
    }
)


@dataclass(frozen=True)
class Cell:
    """One value of one case.

    `claims` are the IRIs of what stands behind it: claims, or the case itself where its heading
    tells it; of a 0 the claims that the record makes of the same dimension instead. `sources` are
    their keys in the record. `year` is the year that all of them with a year agree on.
    """

    value: Value | None = None
    missing: Reason | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    year: int | None = None

    def __post_init__(self) -> None:
        """A cell has either a value or a reason."""
        if (self.value is None) == (self.missing is None):
            raise ValueError("Give a cell a value, or the reason why it has none.")


@dataclass(frozen=True)
class Code:
    """What one value of a crisp, ordinal or nominal variable means."""

    value: Value
    label: str
    iri: str = ""


@dataclass(frozen=True)
class Variable:
    """A column: its name, what was asked for, and what its values mean."""

    column: str
    label: str
    expression: str
    scale: Scale
    description: str
    codes: tuple[Code, ...] = ()
