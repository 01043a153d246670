"""Covers: all smallest choices of prime implicants that explain every row, found exactly."""

from collections.abc import Iterator, Sequence

from casegraph.errors import ResultTooLargeError

__all__ = ["MOST_MODELS", "smallest_covers"]

MOST_MODELS = 500
_MOST_STEPS = 200_000


def smallest_covers(chart: Sequence[int], rows: int) -> list[tuple[int, ...]]:
    """All covers with the fewest prime implicants, each as their positions.

    *chart* has for each prime implicant the rows that it covers, as bits. Petrick's (1956) problem,
    solved by iterative deepening: branch on the row that the fewest can cover, never try again
    what was tried beside it. ResultTooLargeError if there are more than 500 covers, or too many
    steps to take.
    """
    search = _Search(chart, rows)
    for size in range(1, rows + 1):
        found = sorted(search.of_size(size))
        if found:
            return found
    return []


class _Search:
    def __init__(self, chart: Sequence[int], rows: int) -> None:
        self.chart = chart
        self.covering = [_covering(chart, row) for row in _telling(chart, rows)]
        self.rows = _telling(chart, rows)
        self.widest = max((one.bit_count() for one in chart), default=0)
        self.steps = 0

    def of_size(self, size: int) -> set[tuple[int, ...]]:
        """The covers of that many prime implicants."""
        found: set[tuple[int, ...]] = set()
        for cover in self._extended((), 0, frozenset(), size):
            found.add(cover)
            if len(found) > MOST_MODELS:
                raise ResultTooLargeError(
                    f"There are more than {MOST_MODELS} models of {size} terms that fit equally. "
                    "Take fewer conditions, more cases, or state directional expectations."
                )
        return found

    def _extended(
        self, chosen: tuple[int, ...], covered: int, barred: frozenset[int], left: int
    ) -> Iterator[tuple[int, ...]]:
        self._step()
        open_rows = [at for at, row in enumerate(self.rows) if not covered >> row & 1]
        if not open_rows:
            yield tuple(sorted(chosen))
            return
        if left == 0 or len(open_rows) > left * self.widest:
            return
        ways = [[one for one in self.covering[at] if one not in barred] for at in open_rows]
        if _apart(ways, left):
            return
        for one in min(ways, key=len):
            yield from self._extended((*chosen, one), covered | self.chart[one], barred, left - 1)
            barred |= {one}

    def _step(self) -> None:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise ResultTooLargeError(
                "The chart of prime implicants takes too many steps to solve exactly. Take fewer "
                "conditions, or raise the cut-offs."
            )


def _covering(chart: Sequence[int], row: int) -> list[int]:
    return [at for at, covered in enumerate(chart) if covered >> row & 1]


def _telling(chart: Sequence[int], rows: int) -> list[int]:
    """The rows that are not covered of themselves whenever another one is."""
    by_row = [frozenset(_covering(chart, row)) for row in range(rows)]
    kept: list[int] = []
    for row in sorted(range(rows), key=lambda row: len(by_row[row])):
        if not any(by_row[other] <= by_row[row] for other in kept):
            kept.append(row)
    return sorted(kept)


def _apart(ways: Sequence[Sequence[int]], left: int) -> bool:
    """Whether more rows than may still be chosen have no prime implicant in common."""
    used: set[int] = set()
    count = 0
    for way in sorted(ways, key=len):
        if used.isdisjoint(way):
            used.update(way)
            count += 1
    return count > left
