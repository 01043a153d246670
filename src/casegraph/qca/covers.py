"""Covers: all smallest choices of prime implicants that explain every row, found exactly."""

from collections.abc import Iterator, Sequence

from casegraph.errors import ResultTooLargeError

__all__ = ["MOST_MODELS", "Budget", "smallest_covers"]

MOST_MODELS = 500
_MOST_STEPS = 200_000


class Budget:
    """The steps that one minimisation may take, shared by all charts that it solves."""

    def __init__(self, steps: int = _MOST_STEPS) -> None:
        self._left = steps

    def spend(self) -> None:
        """Take a step; ResultTooLargeError if there is none left."""
        self._left -= 1
        if self._left < 0:
            raise ResultTooLargeError(
                "The chart of prime implicants takes too many steps to solve exactly. Take fewer "
                "conditions, or raise the cut-offs."
            )


def smallest_covers(
    chart: Sequence[int], rows: int, budget: Budget | None = None
) -> list[tuple[int, ...]]:
    """All covers with the fewest prime implicants, each as their positions.

    *chart* has for each prime implicant the rows that it covers, as bits. Petrick's (1956) problem,
    solved by iterative deepening: branch on the row that the fewest can cover, never try again
    what was tried beside it. ResultTooLargeError if there are more than 500 covers, or too many
    steps to take.
    """
    search = _Search(chart, rows, budget or Budget())
    for size in range(1, rows + 1):
        found = sorted(search.of_size(size))
        if found:
            return found
    return []


class _Search:
    def __init__(self, chart: Sequence[int], rows: int, budget: Budget) -> None:
        by_row = [sum(1 << at for at, one in enumerate(chart) if one >> r & 1) for r in range(rows)]
        self.rows = _telling(by_row)
        self.covering = by_row
        self.chart = chart
        self.budget = budget

    def of_size(self, size: int) -> set[tuple[int, ...]]:
        """The covers of that many prime implicants."""
        found: set[tuple[int, ...]] = set()
        for cover in self._extended((), self.rows, (1 << len(self.chart)) - 1, size):
            found.add(cover)
            if len(found) > MOST_MODELS:
                raise ResultTooLargeError(
                    f"There are more than {MOST_MODELS} models of {size} terms that fit equally. "
                    "Take fewer conditions, more cases, or state directional expectations."
                )
        return found

    def _extended(
        self, chosen: tuple[int, ...], rows: Sequence[int], free: int, left: int
    ) -> Iterator[tuple[int, ...]]:
        """The covers that hold *chosen*, cover *rows* too, and take the rest from *free*."""
        self.budget.spend()
        if not rows:
            yield tuple(sorted(chosen))
            return
        ways = sorted((self.covering[row] & free for row in rows), key=int.bit_count)
        if left == 0 or _apart(ways, left):
            return
        for one in _bits(ways[0]):
            others = [row for row in rows if not self.chart[one] >> row & 1]
            yield from self._extended((*chosen, one), others, free, left - 1)
            free &= ~(1 << one)


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _telling(by_row: Sequence[int]) -> list[int]:
    """The rows that are not covered of themselves whenever another one is."""
    kept: list[int] = []
    for row in sorted(range(len(by_row)), key=lambda row: by_row[row].bit_count()):
        if not any(by_row[other] & by_row[row] == by_row[other] for other in kept):
            kept.append(row)
    return sorted(kept)


def _apart(ways: Sequence[int], left: int) -> bool:
    """Whether more rows than may still be chosen have no prime implicant in common."""
    used = count = 0
    for way in ways:
        if not used & way:
            used |= way
            count += 1
    return count > left
