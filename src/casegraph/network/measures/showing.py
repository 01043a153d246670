"""Showing: what a notebook displays of measures."""

from collections.abc import Iterator, Mapping
from typing import Any

from casegraph.html import html_table
from casegraph.network.measures.base import Number
from casegraph.network.measures.measuring import Measured

__all__ = ["measured_html"]

_MOST_LISTED = 20


def measured_html(found: Measured) -> str:
    """A table each for the whole, the nodes and the ties; below, what does not apply and why."""
    parts = list(_tables(found))
    if found.refused or not parts:
        parts.append(html_table("Not applied", ("measure", "reason"), found.refused.items()))
    return "".join(parts)


def _tables(found: Measured) -> Iterator[str]:
    if found.network:
        yield html_table("The whole", ("measure", "value"), found.network.items())
    if found.nodes:
        yield _ranked("Nodes", found.nodes)
    if found.edges:
        yield _ranked("Ties", found.edges)


def _ranked(what: str, values: Mapping[str, Mapping[Any, Number]]) -> str:
    """A row a node or tie, those first that are highest by the first measure."""
    first = next(iter(values))
    things = dict.fromkeys(thing for by_thing in values.values() for thing in by_thing)
    ranked = sorted(things, key=lambda one: (-values[first].get(one, float("-inf")), str(one)))
    rows = ([_name(one), *(by_thing.get(one) for by_thing in values.values())] for one in ranked)
    return html_table(f"{what}, by {first}", (what.lower(), *values), rows, most=_MOST_LISTED)


def _name(thing: Any) -> str:
    return " to ".join(map(str, thing)) if isinstance(thing, tuple) else str(thing)
