"""Queries: what a person asks of the search, checked when it is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from casegraph.errors import QueryError, did_you_mean
from casegraph.search.facets import FACETS

__all__ = ["MOST_HITS", "SearchQuery", "Sort"]

Sort = Literal[
    "relevance", "title", "-title", "start", "-start", "country", "-country", "status", "-status"
]
"""Orders of hits; a minus turns one around, and ties stay in the order of titles."""

MOST_HITS = 200


@dataclass(frozen=True)
class SearchQuery:
    """Words, facet values, years and a page of the answer.

    A facet may have several values: a case needs one of them, and one of every facet named.
    With `expand`, words that name a concept also find the cases that carry the concept. Cases
    that were imported are found only where they are asked for.
    """

    text: str = ""
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    start_from: int | None = None
    start_to: int | None = None
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    expand: bool = True
    imported: bool = False

    def __post_init__(self) -> None:
        """Put facet values into tuples; QueryError where something cannot be meant."""
        values = {facet: _as_tuple(given) for facet, given in self.where.items()}
        object.__setattr__(self, "where", MappingProxyType(values))
        for facet in self.where:
            _one_of("search facet", facet, tuple(FACETS))
        _one_of("sort order", self.sort, get_args(Sort))
        _in_range("limit", self.limit, 1, MOST_HITS)
        _in_range("offset", self.offset, 0, None)
        self._years_in_order()

    def _years_in_order(self) -> None:
        low, high = self.start_from, self.start_to
        if low is not None and high is not None and low > high:
            raise QueryError(
                f"start_from {low} is after start_to {high}; no case can start between them."
            )


def _as_tuple(values: Sequence[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(dict.fromkeys(values))


def _one_of(thing: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        hint = did_you_mean(value, known) or f"Use one of: {', '.join(known)}."
        raise QueryError(f"There is no {thing} {value!r}. {hint}")


def _in_range(name: str, value: int, low: int, high: int | None) -> None:
    if value < low or (high is not None and value > high):
        span = f"{low} to {high}" if high is not None else f"{low} or more"
        raise QueryError(f"{name} is {value}; give a whole number, {span}.")
