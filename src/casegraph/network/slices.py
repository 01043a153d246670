"""Slices: a network year by year, and figures of it over the years.

Filters on years are applied to the cases before each network is made, so a slice holds what
lasted in its year and nothing else: unlike the `start` and `end` of a tie, which reach from its
first to its last year, slices keep gaps.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.errors import NotFoundError, QueryError
from casegraph.html import html_table
from casegraph.network.graph import AnyNetwork
from casegraph.network.making import network_of
from casegraph.network.projection import NetworkInput
from casegraph.network.projections import projection
from casegraph.network.query import NetworkQuery
from casegraph.network.select import selected
from casegraph.network.spans import span_of_case, span_of_part

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SIZES", "Figure", "SliceTable", "Slices", "figures_over"]

Figure = Callable[[AnyNetwork], float | int | None]
"""Something told of a whole network, such as its density."""

SIZES: Mapping[str, Figure] = {
    "nodes": lambda network: network.number_of_nodes(),
    "edges": lambda network: network.number_of_edges(),
}
"""The figures that are told where no others are asked for."""

_MOST_YEARS = 200


class Slices:
    """A network by year: `slices(2010)` is what was in force in 2010.

    Cumulative, it is what there was up to the end of 2010, whether it was over by then or not. The
    query's own years bound the whole. A case that tells no end goes on for ever, unless its
    status says that it is over and since when.
    """

    def __init__(
        self, given: NetworkInput, query: NetworkQuery, *, cumulative: bool = False
    ) -> None:
        self._given = selected(given, query)
        self._query = replace(query, cases=None)
        self.cumulative = cumulative
        if self._needs:
            network_of(self._given, self._query)  # a node that is never there is an error

    @property
    def years(self) -> range:
        """From the first year in which there is something to the last year that is told."""
        query, told = self._query, list(self._told())
        first = max(query.from_year, min(told, default=query.from_year))
        last = min(query.to_year, max(told, default=first - 1))
        return range(first, last + 1)

    def __call__(self, year: int) -> AnyNetwork:
        """The network of a year; empty outside of the query's years. Its `.graph` has `year`."""
        query = self._query
        first = query.from_year if self.cumulative else year
        # A year outside of those asked for has nothing, which an empty choice says.
        cases = None if query.from_year <= year <= query.to_year else ()
        bounded = min(max(year, query.from_year), query.to_year)
        asked = replace(query, cases=cases, from_year=min(first, bounded), to_year=bounded)
        network = self._made(asked)
        network.graph["year"] = year
        return network

    @property
    def _needs(self) -> bool:
        return any(one.needed for one in projection(self._query.kind).parameters)

    def _made(self, asked: NetworkQuery) -> AnyNetwork:
        try:
            return network_of(self._given, asked)
        except NotFoundError:
            if not self._needs:
                raise
            from casegraph.network.graphs import Network

            return Network(kind=asked.kind)  # the node in the middle is not there in this year

    def _told(self) -> Iterable[int]:
        """Every year that the cases tell."""
        for case in self._given.cases:
            whole = span_of_case(case)
            spans = [whole, *(span_of_part(whole, part) for part in case.actors)]
            years = [year for span in spans for year in span]
            years += [case.period.status_year, *(seen.year for seen in case.outcomes)]
            yield from (year for year in years if year is not None and year >= whole.start)


@dataclass(frozen=True)
class SliceTable:
    """Figures over years: a row a year, the year first, then the figures by name."""

    columns: tuple[str, ...]
    rows: tuple[tuple[float | int | None, ...], ...]

    def to_frame(self) -> "pd.DataFrame":
        """A pandas DataFrame with the year as its index; MissingExtraError without pandas."""
        from casegraph.store.frames import frame

        return frame(self.columns, self.rows).set_index("year")

    def _repr_html_(self) -> str:
        return html_table(f"{len(self.rows)} years", self.columns, self.rows)


def figures_over(
    slices: Callable[[int], AnyNetwork],
    years: Sequence[int],
    figures: Mapping[str, Figure] = SIZES,
) -> SliceTable:
    """Figures of the networks of some years, by names of your own.

    `figures_over(slices, slices.years, {"density": networkx.density})`. QueryError for more than
    200 years.
    """
    if len(years) > _MOST_YEARS:
        raise QueryError(f"{len(years)} years are asked for; give at most {_MOST_YEARS}.")
    rows = []
    for year in years:
        network = slices(year)
        rows.append((year, *(figure(network) for figure in figures.values())))
    return SliceTable(("year", *figures), tuple(rows))
