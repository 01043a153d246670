"""The matrix: cases by sets, with what kind of set each is and which cases are in a term."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, prod

from casegraph.errors import InputError, NotFoundError

__all__ = ["CROSSOVER", "MOST_CONDITIONS", "MOST_CONFIGURATIONS", "Literals", "Matrix", "negated"]

CROSSOVER = 0.5
"""The membership at which a case is neither more in a set nor more out of it."""

MOST_CONDITIONS = 15
MOST_CONFIGURATIONS = 2**MOST_CONDITIONS
MOST_VALUE = 9

Literals = Mapping[int, int]
"""A conjunction: for some conditions, by position, the value that each must have."""


@dataclass(frozen=True)
class Matrix:
    """Calibrated memberships: a row a case, a column a set.

    A column of whole numbers is crisp (0, 1) or multi-value (0, 1, 2 ...), any other is fuzzy
    (0 to 1). InputError if names repeat, a row has another length, or a value is neither.
    """

    cases: tuple[str, ...]
    sets: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        for what, names in (("case", self.cases), ("set", self.sets)):
            twice = [name for name, count in Counter(names).items() if count > 1]
            if twice:
                raise InputError(f"The {what} {twice[0]!r} is given twice. Give each its own name.")
        if len(self.rows) != len(self.cases):
            raise InputError(f"There are {len(self.cases)} cases and {len(self.rows)} rows.")
        for case, row in zip(self.cases, self.rows, strict=True):
            if len(row) != len(self.sets):
                raise InputError(f"{case} has {len(row)} values for {len(self.sets)} sets.")
        for name, values in zip(self.sets, zip(*self.rows, strict=True), strict=False):
            self._check(name, values)

    def _check(self, name: str, values: Sequence[float]) -> None:
        top = MOST_VALUE if _whole(values) else 1
        for case, value in zip(self.cases, values, strict=True):
            if not isfinite(value) or not 0 <= value <= top:
                raise InputError(
                    f"{name} of {case} is {value:g}. Expected 0 to 1, or whole numbers up to "
                    f"{MOST_VALUE}. Calibrate it first."
                )

    def column(self, name: str) -> tuple[float, ...]:
        """The memberships of all cases in one set; NotFoundError if there is none of that name."""
        if name not in self.sets:
            raise NotFoundError("set", name, self.sets)
        at = self.sets.index(name)
        return tuple(row[at] for row in self.rows)

    def outcome(self, name: str) -> tuple[float, ...]:
        """The same for an outcome, which `~` before its name negates; InputError if above 1."""
        bare = name.removeprefix("~")
        values = self.column(bare)
        if max(values, default=0) > 1:
            raise InputError(
                f"The outcome {bare} has values up to {max(values):g}. Expected 0 to 1: "
                "calibrate it so that 1 is what is to be explained."
            )
        return negated(values) if name.startswith("~") else values

    def conditions(self, names: Sequence[str]) -> "Matrix":
        """The matrix of some of the sets, in that order; NotFoundError if one is not there."""
        columns = [self.column(name) for name in names]
        rows = tuple(zip(*columns, strict=True)) if columns else tuple(() for _ in self.cases)
        return Matrix(self.cases, tuple(names), rows)

    @cached_property
    def fuzzy(self) -> tuple[bool, ...]:
        """For each set whether it is fuzzy."""
        return tuple(not _whole(values) for values in self._columns)

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """For each set the number of its values: 2 where it is fuzzy or crisp."""
        return tuple(max(2, 1 + int(max(values, default=0))) for values in self._columns)

    @cached_property
    def multivalue(self) -> bool:
        """Whether any set has more than two values."""
        return any(count > 2 for count in self.levels)  # noqa: PLR2004

    @property
    def configurations(self) -> int:
        """How many configurations of all the sets are logically possible."""
        return prod(self.levels)

    @cached_property
    def _columns(self) -> tuple[tuple[float, ...], ...]:
        return tuple(zip(*self.rows, strict=True)) if self.rows else tuple(() for _ in self.sets)

    def membership(self, literals: Literals) -> tuple[float, ...]:
        """The membership of each case in a conjunction: the smallest of those in its literals."""
        return tuple(
            min((self._literal(row, at, value) for at, value in literals.items()), default=1.0)
            for row in self.rows
        )

    def _literal(self, row: Sequence[float], at: int, value: int) -> float:
        if self.fuzzy[at]:
            return row[at] if value else 1 - row[at]
        return float(row[at] == value)

    def written(self, literals: Literals) -> str:
        """A conjunction as R package QCA writes it: `A*~B`, or `A[2]*B[0]` with many values."""
        return "*".join(self._written(at, value) for at, value in sorted(literals.items())) or "1"

    def _written(self, at: int, value: int) -> str:
        name = self.sets[at]
        if self.multivalue:
            return f"{name}[{value}]"
        return name if value else f"~{name}"


def _whole(values: Sequence[float]) -> bool:
    return all(float(value).is_integer() for value in values)


def negated(values: Sequence[float]) -> tuple[float, ...]:
    """The memberships in the complement of a set."""
    return tuple(1 - value for value in values)
