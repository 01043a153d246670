"""A study: which cases, conditions and outcome, how they are calibrated, with which cut-offs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

from casegraph.errors import InputError, NotFoundError
from casegraph.qca.calibration import Calibration
from casegraph.qca.minimise import Expectations
from casegraph.qca.notation import assigned, calibration
from casegraph.qca.truth_table import Cuts

__all__ = ["Asked", "Study", "expectations_of"]

_RESERVED = ("OUT", "PRI")  # columns of a truth table in R package QCA


class Asked(TypedDict, total=False):
    """What may be said of a study beside its variables.

    `calibrate` says how by column, as `{"ACTORS": "fuzzy 2 5 10"}` or `["ACTORS=fuzzy 2 5 10"]`,
    `expect` which values of a condition are expected to help, as `{"SILOS": 0}` or `["SILOS=0"]`.
    The rest are cut-offs of the truth table, as of `Cuts`.
    """

    title: str
    calibrate: Iterable[str] | Mapping[str, str]
    expect: Iterable[str] | Mapping[str, int | Sequence[int]]
    incl: float
    incl_0: float | None
    n: int
    pri: float


@dataclass(frozen=True)
class Study:
    """What is asked, apart from the cases.

    Conditions and outcome are expressions of `docs/variables.md`; a `~` before the outcome's
    explains where it is not. `calibrate` and `expect` go by the names of columns.
    """

    conditions: tuple[str, ...]
    outcome: str
    title: str = ""
    calibrate: Mapping[str, Calibration] = field(default_factory=dict)
    cuts: Cuts = field(default_factory=Cuts)
    expect: Expectations = field(default_factory=dict)

    @classmethod
    def made(cls, conditions: str | Iterable[str], outcome: str, **asked: Unpack[Asked]) -> "Study":
        """A study from words; InputError says what of it cannot be read."""
        how, expected = asked.get("calibrate", ()), asked.get("expect", ())
        if not isinstance(how, Mapping):
            how = assigned(how, "calibration", "ACTORS=fuzzy 2 5 10")
        if not isinstance(expected, Mapping):
            expected = assigned(expected, "expectation", "SILOS=0")
        cuts = Cuts(
            asked.get("incl", 1), asked.get("n", 1), asked.get("pri", 0), asked.get("incl_0")
        )
        return cls(
            (conditions,) if isinstance(conditions, str) else tuple(conditions),
            outcome,
            asked.get("title", ""),
            {name.upper(): calibration(text) for name, text in how.items()},
            cuts,
            expectations_of(expected),
        )

    @property
    def negated(self) -> bool:
        """Whether the absence of the outcome is explained."""
        return self.outcome.lstrip().startswith("~")

    @property
    def expressions(self) -> tuple[str, ...]:
        """The variables of the table: the conditions, then the outcome."""
        return (*self.conditions, self.outcome.strip().removeprefix("~"))

    def check(self, columns: Sequence[str]) -> None:
        """InputError or NotFoundError if the study does not fit the columns of its table."""
        if not self.conditions:
            raise InputError("There are no conditions. Name at least one, as barrier:silos.")
        for name in columns:
            if name in _RESERVED:
                raise InputError(
                    f"The name {name} means a column of truth tables in R package QCA. "
                    "Give another, as MY_NAME=barrier:silos."
                )
        for name in self.calibrate:
            if name not in columns:
                raise NotFoundError("condition or outcome", name, columns)
        for name in self.expect:
            if name not in columns[:-1]:
                raise NotFoundError("condition", name, columns[:-1])


def expectations_of(given: Mapping[str, object]) -> Expectations:
    """Expected values by condition, from numbers, lists of them, or text such as `1` or `1;2`."""
    return {name.upper(): _values(name, value) for name, value in given.items()}


def _values(name: str, given: object) -> tuple[int, ...]:
    parts = given.replace("|", ";").split(";") if isinstance(given, str) else given
    listed = list(parts) if isinstance(parts, list | tuple) else [parts]
    try:
        return tuple(int(str(part)) for part in listed)
    except ValueError:
        raise InputError(
            f"{name[:60]} is expected to be {str(given)[:40]!r}. Expected a value such as 0 or 1, "
            "or several as 1;2."
        ) from None
