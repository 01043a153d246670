"""The kinds of variable: one file each, listed here."""

from casegraph.errors import did_you_mean
from casegraph.variables.expression import Expression, complaint
from casegraph.variables.kinds import (
    attained,
    concept,
    counting,
    evidence,
    nominal,
    population,
    times,
)
from casegraph.variables.kinds.base import Kind, Prepared

__all__ = ["KINDS", "Kind", "Prepared", "kind_of"]

KINDS: tuple[Kind, ...] = (
    concept.KIND,
    nominal.KIND,
    counting.COUNT,
    counting.SHARE,
    evidence.KIND,
    attained.KIND,
    times.YEARS,
    times.DURATION,
    population.KIND,
)
"""In reading order."""


def kind_of(expression: Expression) -> Kind:
    """The kind that an expression is of; QueryError with near words if it is of none."""
    named = [kind for kind in KINDS if expression.kind in kind.heads]
    if not named:
        raise _unknown(expression)
    fixed = [kind for kind in named if expression.word in (kind.words or ())]
    fitting = fixed or [kind for kind in named if _takes(kind, expression.word)]
    if not fitting:
        raise _unfit(expression, named)
    return fitting[0]


def _takes(kind: Kind, word: str) -> bool:
    return kind.words == () if not word else kind.words is None


def _unknown(expression: Expression) -> Exception:
    known = sorted({head for kind in KINDS for head in kind.heads})
    hint = did_you_mean(expression.kind[:80], known) or f"Use one of: {', '.join(known)}."
    return complaint(
        expression.text, f"is of the kind {expression.kind[:80]!r}, which is none. {hint}"
    )


def _unfit(expression: Expression, named: list[Kind]) -> Exception:
    """For a word that is missing, not wanted, or none of the few that there are."""
    few = [word for kind in named for word in kind.words or ()]
    hint = did_you_mean(expression.word[:80], few)
    ways = "; or ".join(f"{kind.syntax}, such as {kind.example}" for kind in named)
    told = f"{expression.word[:80]!r} after {expression.kind}" if expression.word else "no word"
    return complaint(expression.text, f"has {told}. {hint} Write {ways}.".replace(".  ", ". "))
