"""What tables are made from, and the rules by which a silence of a record is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from casegraph.errors import QueryError, did_you_mean
from casegraph.model import Actor, Case, Vocabulary

__all__ = ["ABSENT", "Absent", "Content", "absent_rule"]

Absent = Literal["zero", "missing"]
ABSENT: tuple[Absent, ...] = get_args(Absent)
"""How it is read that a record does not have a concept.

`zero`: 0 where the record tells anything else of the same dimension, missing where it tells nothing
of it. `missing`: missing in both, since a source rarely says that something was not there.
"""


def absent_rule(word: str) -> Absent:
    """The rule of that name; QueryError with the names if there is none."""
    for rule in ABSENT:
        if word == rule:
            return rule
    hint = did_you_mean(word[:80], ABSENT) or f"Use {' or '.join(ABSENT)}."
    raise QueryError(f"There is no rule {word[:80]!r} for absence. {hint}")


@dataclass(frozen=True)
class Content:
    """Cases with what is known beside them.

    `strengths` names for each case the evidence strength of each outcome by its key, as derived by
    rule.
    """

    actors: Mapping[str, Actor]
    vocabulary: Vocabulary
    strengths: Callable[[str], Mapping[str, str]] = field(default=lambda _: {})
    absent: Absent = "zero"

    def strengths_of(self, case: Case) -> Mapping[str, str]:
        """The strength of each outcome of a case that is known to the rules."""
        return self.strengths(case.id)
