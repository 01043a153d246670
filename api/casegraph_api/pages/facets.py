"""Facets: the values by which a page narrows down what it lists, as trees with counts."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from casegraph.search import FacetValue

__all__ = ["FacetGroup", "facet_group"]

_SHOWN_VALUES = 8


class _Choice(NamedTuple):
    """A value of a facet with the narrower ones; open where one of them is chosen."""

    value: FacetValue
    narrower: Sequence["_Choice"]
    chosen: bool
    open: bool


class FacetGroup(NamedTuple):
    """One facet as the page lists it: the first values, and those that open on demand."""

    name: str
    label: str
    chosen: Collection[str]
    first: Sequence[_Choice]
    rest: Sequence[_Choice]


def facet_group(
    name: str, label: str, values: Sequence[FacetValue], chosen: Collection[str]
) -> FacetGroup:
    """A facet with its values, the chosen ones first."""
    listed = {value.value for value in values}
    under: dict[str | None, list[FacetValue]] = {}
    for value in values:
        under.setdefault(value.broader if value.broader in listed else None, []).append(value)
    choices = _choices(under, chosen, None)
    choices.sort(key=lambda choice: not (choice.chosen or choice.open))
    shown = max(_SHOWN_VALUES, sum(choice.chosen or choice.open for choice in choices))
    return FacetGroup(name, label, chosen, choices[:shown], choices[shown:])


def _choices(
    values: Mapping[str | None, Sequence[FacetValue]], chosen: Collection[str], under: str | None
) -> list[_Choice]:
    """The values directly under one, each with those under it, in the order of the facet."""
    choices = []
    for value in values.get(under, ()):
        narrower = _choices(values, chosen, value.value)
        opened = any(choice.chosen or choice.open for choice in narrower)
        choices.append(_Choice(value, narrower, value.value in chosen, opened))
    return choices
