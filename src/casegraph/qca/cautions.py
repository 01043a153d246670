"""Cautions: what in a matrix makes its results weaker than they look."""

from collections.abc import Iterator, Sequence

from casegraph.qca.matrix import CROSSOVER, Matrix

__all__ = ["cautions"]

_SHOWN = 5
_LIMITED = (
    "so at least {least:,} stay without a case whatever the cases are, and solutions may fit by "
    "chance. Random data too give models without contradiction: Marx and Dusa (2011), "
    "doi:10.4256/mio.2010.0037; how many conditions are too many is disputed: Thiem and Mkrtchyan "
    "(2023), doi:10.1177/1525822X231159458."
)


def cautions(matrix: Matrix, scores: Sequence[float], outcome: str) -> tuple[str, ...]:
    """Sentences on exact 0.5, sets in which all cases are alike, and conditions for few cases.

    *matrix* has the conditions only, *scores* the outcome.
    """
    return tuple(_cautions(matrix, scores, outcome))


def _cautions(matrix: Matrix, scores: Sequence[float], outcome: str) -> Iterator[str]:
    number, possible = len(matrix.cases), matrix.configurations
    if possible > number:
        made = f"{len(matrix.sets)} conditions make {possible:,} configurations for {number} cases"
        yield f"{made}, {_LIMITED.format(least=possible - number)}"
    for name in matrix.sets:
        yield from _of_set(matrix.cases, name, matrix.column(name), condition=True)
    yield from _of_set(matrix.cases, outcome, scores, condition=False)


def _of_set(
    cases: Sequence[str], name: str, values: Sequence[float], *, condition: bool
) -> Iterator[str]:
    if len(set(values)) == 1:
        yield f"{name} is {values[0]:g} in all {len(cases)} cases: it cannot tell them apart."
    torn = [case for case, value in zip(cases, values, strict=True) if value == CROSSOVER]
    if torn:
        more = f" and {len(torn) - _SHOWN} more" if len(torn) > _SHOWN else ""
        then = "so they are in no row of the truth table. " if condition else ""
        yield (
            f"{name} is exactly 0.5 in {', '.join(torn[:_SHOWN])}{more}: neither in nor out, "
            f"{then}Move the crossover or decide by what is known of the case."
        )
