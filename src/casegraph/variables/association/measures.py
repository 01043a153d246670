"""Measures of a two-by-two table of cases.

======== ========= ============
         column    not column
======== ========= ============
row      ``both``  ``row_only``
not row  ``column_only``  ``neither``
======== ========= ============

Formulas of lift (there: interest), phi and odds ratio as in Tan, Kumar and Srivastava (2004),
Selecting the right objective measure for association analysis, Information Systems 29(4),
https://doi.org/10.1016/S0306-4379(03)00072-3.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import comb, sqrt

__all__ = ["Counts", "fisher_exact"]


@dataclass(frozen=True)
class Counts:
    """How many cases have both concepts, one of them, or neither."""

    both: int
    row_only: int
    column_only: int
    neither: int

    @property
    def cases(self) -> int:
        """All cases."""
        return self.both + self.row_only + self.column_only + self.neither

    @property
    def row(self) -> int:
        """Cases with the concept of the row."""
        return self.both + self.row_only

    @property
    def column(self) -> int:
        """Cases with the concept of the column."""
        return self.both + self.column_only

    @property
    def expected(self) -> float:
        """How many cases would have both if neither had to do with the other."""
        return self.row * self.column / self.cases

    @property
    def lift(self) -> float | None:
        """Both, as a multiple of what is expected; None where a concept has no case."""
        return self.both / self.expected if self.expected else None

    @property
    def phi(self) -> float | None:
        """The correlation of the two, -1 to 1; None where all or no cases have one of them."""
        row, column, cases = self.row, self.column, self.cases
        spread = row * (cases - row) * column * (cases - column)
        crossed = self.both * self.neither - self.row_only * self.column_only
        return crossed / sqrt(spread) if spread else None

    @property
    def odds_ratio(self) -> float | None:
        """Odds of the column with the row to those without it; None where it is infinite."""
        crossed = self.row_only * self.column_only
        return self.both * self.neither / crossed if crossed else None

    @property
    def p(self) -> float:
        """Two-sided p of Fisher's exact test."""
        return fisher_exact(self.both, self.row, self.column, self.cases)


@lru_cache(4096)
def fisher_exact(both: int, row: int, column: int, cases: int) -> float:
    """The share of all tables with these margins that are no more likely than this one.

    In whole numbers, so that tables as likely as this one are found for sure; otherwise the
    two-sided test of `scipy.stats.fisher_exact`, from which it does not differ.
    """
    low, high = max(0, row + column - cases), min(row, column)
    weight = comb(column, low) * comb(cases - column, row - low)
    weights = [weight]
    for k in range(low, high):  # how many more ways there are for one case more in both
        weight = weight * (column - k) * (row - k) // ((k + 1) * (cases - row - column + k + 1))
        weights.append(weight)
    own = weights[both - low]
    return sum(one for one in weights if one <= own) / sum(weights)
