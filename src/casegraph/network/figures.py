"""Figures: measures of the whole network, for telling them year by year."""

from collections.abc import Mapping, Sequence

from casegraph.errors import QueryError
from casegraph.network.graph import AnyNetwork
from casegraph.network.measures import MEASURES, measure
from casegraph.network.slices import SIZES, Figure

__all__ = ["figures_of"]


def figures_of(measures: Sequence[str]) -> Mapping[str, Figure]:
    """Numbers of nodes and ties, then the measures; a year to which one does not apply has none.

    NotFoundError for a measure that there is not, QueryError for one of nodes or ties.
    """
    whole = [one.id for one in MEASURES.values() if one.of == "network"]
    ids = whole if "all" in measures else list(measures)
    for name in ids:
        if measure(name).of != "network":
            raise QueryError(
                f"{name!r} measures each {measure(name).of}, and a year has one value. "
                f"Use one of the whole network: {', '.join(whole)}."
            )
    return {**SIZES, **{name: _figure(name) for name in ids}}


def _figure(name: str) -> Figure:
    def figure(network: AnyNetwork) -> float | int | None:
        try:
            return network.measured(name).network.get(name)
        except QueryError:
            return None

    return figure
