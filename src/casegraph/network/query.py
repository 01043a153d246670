"""Queries: which network is asked for, of which cases, and what of it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

from casegraph.errors import QueryError
from casegraph.network.parameters import Parameter, Value, values_of
from casegraph.network.projections import projection

__all__ = ["BEGUN", "FILTERS", "MANY", "Given", "NetworkQuery", "year_begun"]

_FIRST, _LAST = 1800, 2100  # the years that a case may have
_MOST_VALUES = 40

FILTERS: Mapping[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter("from_year", "From the year", _FIRST, least=_FIRST, most=_LAST),
        Parameter("to_year", "To the year", _LAST, least=_FIRST, most=_LAST),
        Parameter("strength", "Least strength of evidence", 0, least=0, most=5),
        Parameter("sector", "Sectors of actors", "", example="nonprofit"),
        Parameter("role", "Roles of actors", "", example="funder"),
        Parameter("min_weight", "Least weight of a tie", 0.0, least=0),
        Parameter("backbone", "Backbone: most significance of a tie", 1.0, least=0, most=1),
        Parameter("component", "Components", "all", choices=("all", "largest")),
        Parameter("isolates", "With nodes that have no tie", default=True),
    )
}
"""What every kind of network can be narrowed by; each default leaves the network as it is."""

BEGUN: Mapping[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter("start_from", "First year in which a case may have begun", 0, least=0, most=9999),
        Parameter("start_to", "Last year in which a case may have begun", 0, least=0, most=9999),
    )
}
"""Which cases there are at all, as in a search; unlike the filters, without a default."""

MANY = ("sector", "role")
"""The filters that take several values, of which one is enough."""

Given = Value | Sequence[str]


@dataclass(frozen=True)
class NetworkQuery:
    """A kind of network with its parameters, the filters of `FILTERS`, and the cases it is of.

    `cases` are the ids that a search chose; None stands for all there are. `strength` is the least
    rank on the Maryland scale that an outcome must have, 1 to 5; 0 leaves all. QueryError where
    something cannot be meant, NotFoundError for a kind that there is not.
    """

    kind: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    cases: tuple[str, ...] | None = None
    from_year: int = _FIRST
    to_year: int = _LAST
    strength: int = 0
    sector: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    min_weight: float = 0.0
    backbone: float = 1.0
    component: str = "all"
    isolates: bool = True

    def __post_init__(self) -> None:
        """Read every value, so that equal queries are equal however they were written."""
        declared = projection(self.kind).parameters
        read = values_of(f"The network {self.kind!r}", declared, self.parameters)
        object.__setattr__(self, "parameters", MappingProxyType(read))
        for name, filter_ in FILTERS.items():
            given = getattr(self, name)
            value = _several(filter_, given) if name in MANY else filter_.read(given)
            object.__setattr__(self, name, value)
        if self.from_year > self.to_year:
            raise QueryError(
                f"from_year {self.from_year} is after to_year {self.to_year}; "
                "nothing can lie between them."
            )

    def __hash__(self) -> int:
        return hash((self.kind, tuple(self.parameters.items()), self.cases, *self.narrowed.items()))

    @classmethod
    def made(
        cls, kind: str, given: Mapping[str, Given], cases: tuple[str, ...] | None = None
    ) -> Self:
        """A query from words and values by name: filters, and parameters of the kind."""
        filters: dict[str, Any] = {name: given[name] for name in given if name in FILTERS}
        parameters = {name: _single(name, given[name]) for name in given if name not in FILTERS}
        return cls(kind, parameters, cases, **filters)

    @property
    def narrowed(self) -> dict[str, Value]:
        """The filters that change something, flat; several values are joined by commas."""
        own = {name: getattr(self, name) for name in FILTERS}
        flat = {name: ",".join(value) if name in MANY else value for name, value in own.items()}
        return {name: value for name, value in flat.items() if value != FILTERS[name].default}

    @property
    def spans_years(self) -> bool:
        """Whether it narrows down the years."""
        return (self.from_year, self.to_year) != (_FIRST, _LAST)


def year_begun(name: str, given: Given | None) -> int | None:
    """The year of one of `BEGUN`, written in any way; None is none."""
    return None if given is None else int(BEGUN[name].read(_single(name, given)))


def _several(parameter: Parameter, given: Given) -> tuple[str, ...]:
    """Values given one by one or in a text with commas between them."""
    values = given.split(",") if isinstance(given, str) else _listed(parameter, given)
    if len(values) > _MOST_VALUES:
        raise QueryError(f"{parameter.name} has {len(values)} values; give at most {_MOST_VALUES}.")
    read = (str(parameter.read(value)).strip() for value in values)
    return tuple(sorted({value for value in read if value}))


def _listed(parameter: Parameter, given: Given) -> Sequence[str]:
    if isinstance(given, bool | int | float):
        raise QueryError(f"{parameter.name}={given!r} cannot be used. Give texts.")
    return given


def _single(name: str, given: Given) -> Value:
    if isinstance(given, str | bool | int | float):
        return given
    if len(given) == 1:
        return given[0]
    raise QueryError(f"{name[:80]} has {len(given)} values; give one.")
