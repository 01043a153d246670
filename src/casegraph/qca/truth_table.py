"""The truth table: each configuration of the conditions, its cases, and whether it suffices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal

from casegraph.errors import InputError
from casegraph.qca.fit import at_least, sufficiency
from casegraph.qca.matrix import CROSSOVER, MOST_CONDITIONS, MOST_CONFIGURATIONS, Matrix

__all__ = ["Configuration", "Cuts", "Out", "Row", "TruthTable", "truth_table"]

Configuration = tuple[int, ...]
Out = Literal["1", "0", "C", "?"]


@dataclass(frozen=True)
class Cuts:
    """The cut-offs of a truth table.

    A row is 1 if its inclusion reaches *incl* and its PRI reaches *pri*, C (contradiction) if its
    inclusion lies from *incl_0* to below *incl*, a remainder (?) if fewer than *n* cases are in it,
    else 0. Without *incl_0* no row is C. InputError if a cut-off cannot be.
    """

    incl: float = 1.0
    n: int = 1
    pri: float = 0.0
    incl_0: float | None = None

    def __post_init__(self) -> None:
        shares = {"incl": self.incl, "pri": self.pri, "incl_0": self.incl_0}
        for name, value in shares.items():
            if value is not None and not 0 <= value <= 1:
                raise InputError(f"The cut-off {name} is {value:g}. Expected 0 to 1.")
        if self.incl_0 is not None and self.incl_0 > self.incl:
            raise InputError(
                f"The cut-off incl_0 is {self.incl_0:g}, above incl {self.incl:g}. "
                "Expected the second to be the lower one."
            )
        if self.n < 1:
            raise InputError(f"The cut-off n is {self.n}. Expected 1 or more cases.")

    def out(self, n: int, inclusion: float | None, pri: float | None) -> Out:
        """What the outcome of a row is coded as."""
        if n < self.n:
            return "?"
        if at_least(inclusion, self.incl):
            return "1" if at_least(0.0 if pri is None else pri, self.pri) else "0"
        low = self.incl if self.incl_0 is None else self.incl_0
        return "C" if at_least(inclusion, low) else "0"


@dataclass(frozen=True)
class Row:
    """One configuration: its number as R package QCA counts, coding, cases and fit.

    *cases* have more than half membership in it, *deviant* those of them that have less than half
    membership in the outcome.
    """

    number: int
    values: Configuration
    out: Out
    n: int
    inclusion: float | None
    pri: float | None
    cases: tuple[str, ...]
    deviant: tuple[str, ...]


@dataclass(frozen=True)
class TruthTable:
    """The configurations that cases show, in order of their numbers; all others are remainders."""

    matrix: Matrix
    outcome: str
    scores: tuple[float, ...]
    cuts: Cuts
    rows: tuple[Row, ...]

    @property
    def conditions(self) -> tuple[str, ...]:
        """The names of the conditions."""
        return self.matrix.sets

    @cached_property
    def by_values(self) -> Mapping[Configuration, Row]:
        """The rows that cases show by their configurations."""
        return {row.values: row for row in self.rows}

    def having(self, *outs: Out) -> tuple[Row, ...]:
        """The rows coded so."""
        return tuple(row for row in self.rows if row.out in outs)

    @property
    def remainders(self) -> int:
        """How many of the possible configurations are remainders."""
        return self.matrix.configurations - len(self.having("1", "0", "C"))

    @property
    def unassigned(self) -> tuple[str, ...]:
        """The cases in no row, for a membership of exactly 0.5."""
        placed = {case for row in self.rows for case in row.cases}
        return tuple(case for case in self.matrix.cases if case not in placed)

    def complete(self) -> Iterator[Row]:
        """Every possible configuration in order, remainders too."""
        for number, values in enumerate(product(*map(range, self.matrix.levels)), 1):
            yield self.by_values.get(values) or Row(number, values, "?", 0, None, None, (), ())


def truth_table(
    matrix: Matrix, outcome: str, conditions: Sequence[str] = (), cuts: Cuts | None = None
) -> TruthTable:
    """The truth table of an outcome (`~` negates it) over conditions, by default all other sets.

    A case is of the configuration in which its membership is above 0.5; inclusion and PRI of a row
    are those of sufficiency over all cases (Ragin 2008, ch. 7). InputError if there are no
    conditions, too many, or no row with cases enough.
    """
    scores = matrix.outcome(outcome)
    names = tuple(conditions) or tuple(
        name for name in matrix.sets if name != outcome.removeprefix("~")
    )
    of = matrix.conditions(names)
    cuts = cuts or Cuts()
    _check(of, outcome)
    members = _members(of)
    rows = (_row(of, scores, cuts, values, members[values]) for values in members)
    found = TruthTable(of, outcome, scores, cuts, tuple(sorted(rows, key=lambda row: row.number)))
    if len(found.having("?")) == len(found.rows):
        raise InputError(
            f"No configuration has {cuts.n} or more cases. Lower the cut-off n, or take fewer "
            "conditions or more cases."
        )
    return found


def _check(matrix: Matrix, outcome: str) -> None:
    if not matrix.sets:
        raise InputError("There are no conditions. Name at least one.")
    if outcome.removeprefix("~") in matrix.sets:
        raise InputError(f"{outcome} is outcome and condition at once. Take it out of one.")
    if not matrix.cases:
        raise InputError("There are no cases. Choose more, or drop what many of them lack.")
    if len(matrix.sets) > MOST_CONDITIONS or matrix.configurations > MOST_CONFIGURATIONS:
        raise InputError(
            f"{len(matrix.sets)} conditions make {matrix.configurations:,} configurations. "
            f"Expected at most {MOST_CONDITIONS} conditions and {MOST_CONFIGURATIONS:,}: take "
            "fewer conditions, or join some."
        )


def _members(matrix: Matrix) -> Mapping[Configuration, list[str]]:
    found: dict[Configuration, list[str]] = {}
    for case, row in zip(matrix.cases, matrix.rows, strict=True):
        values = [
            _crisp(value, fuzzy=fuzzy) for value, fuzzy in zip(row, matrix.fuzzy, strict=True)
        ]
        if None not in values:
            found.setdefault(tuple(value or 0 for value in values), []).append(case)
    return found


def _crisp(value: float, *, fuzzy: bool) -> int | None:
    if not fuzzy:
        return int(value)
    return None if value == CROSSOVER else int(value > CROSSOVER)


def _row(
    matrix: Matrix,
    scores: Sequence[float],
    cuts: Cuts,
    values: Configuration,
    cases: Sequence[str],
) -> Row:
    fit = sufficiency(matrix.membership(dict(enumerate(values))), scores)
    by_case = dict(zip(matrix.cases, scores, strict=True))
    deviant = tuple(case for case in cases if by_case[case] < CROSSOVER)
    out = cuts.out(len(cases), fit.inclusion, fit.pri)
    number = 0
    for value, levels in zip(values, matrix.levels, strict=True):
        number = number * levels + value
    return Row(number + 1, values, out, len(cases), fit.inclusion, fit.pri, tuple(cases), deviant)
