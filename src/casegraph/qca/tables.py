"""Tables of necessity and sufficiency: single conditions, their negations, unions of two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from casegraph.qca.fit import Necessity, Sufficiency, necessity, sufficiency, union
from casegraph.qca.matrix import Matrix

__all__ = ["Necessary", "Sufficient", "necessary_sets", "sufficient_sets"]


@dataclass(frozen=True)
class Necessary:
    """A set or a union of two, as R writes it, with its fit as necessary for the outcome."""

    text: str
    fit: Necessity


@dataclass(frozen=True)
class Sufficient:
    """A set, as R writes it, with its fit as sufficient for the outcome."""

    text: str
    fit: Sufficiency


def necessary_sets(
    matrix: Matrix, scores: Sequence[float], *, unions_from: float | None = None
) -> tuple[Necessary, ...]:
    """The fit of each condition and each negation, or each value, as necessary.

    *matrix* has the conditions only, *scores* the outcome. With *unions_from*, unions of two
    conditions follow whose inclusion reaches it while that of neither part does (SUIN candidates).
    """
    singles = list(_singles(matrix))
    found = [Necessary(text, necessity(members, scores)) for _, text, members in singles]
    if unions_from is not None:
        found += _unions(singles, scores, unions_from)
    return tuple(found)


def sufficient_sets(matrix: Matrix, scores: Sequence[float]) -> tuple[Sufficient, ...]:
    """The fit of each condition and each negation, or each value, as sufficient."""
    return tuple(
        Sufficient(text, sufficiency(members, scores)) for _, text, members in _singles(matrix)
    )


_Single = tuple[int, str, tuple[float, ...]]


def _singles(matrix: Matrix) -> Iterator[_Single]:
    for at, count in enumerate(matrix.levels):
        for value in reversed(range(count)) if count == 2 else range(count):  # noqa: PLR2004
            yield at, matrix.written({at: value}), matrix.membership({at: value})


def _unions(
    singles: Sequence[_Single], scores: Sequence[float], least: float
) -> Iterator[Necessary]:
    alone = {text: necessity(members, scores).inclusion or 0.0 for _, text, members in singles}
    for (at, one, first), (other, two, second) in combinations(singles, 2):
        if at == other or max(alone[one], alone[two]) >= least:
            continue
        fit = necessity(union([first, second], len(scores)), scores)
        if (fit.inclusion or 0.0) >= least:
            yield Necessary(f"{one} + {two}", fit)
