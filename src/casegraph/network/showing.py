"""Showing: a network as a picture, as data frames, and as what a notebook displays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from casegraph.html import html_list
from casegraph.network.appearance import Look
from casegraph.network.formats import to_bytes
from casegraph.network.graph import AnyNetwork

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Picture", "edges_frame", "html", "nodes_frame", "picture"]

_MOST_DRAWN = 2000
_MOST_LISTED = 10


@dataclass(frozen=True)
class Picture:
    """A picture as SVG; `.svg` is its text."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg


def picture(network: AnyNetwork, colour: str = "kind", size: str = "degree") -> Picture:
    """The network drawn; QueryError for an attribute that its nodes do not have."""
    return Picture(to_bytes(network, "svg", Look(colour, size)).decode())


def nodes_frame(network: AnyNetwork) -> "pd.DataFrame":
    """A row a node, by id."""
    return _frame(network.nodes(data=True), ("id",), lambda node: {"id": node}).set_index("id")


def edges_frame(network: AnyNetwork) -> "pd.DataFrame":
    """A row a tie, with the ids of both ends."""
    ties = (((one, other), told) for one, other, told in network.edges(data=True))
    names = ("source", "target")
    return _frame(ties, names, lambda ends: dict(zip(names, ends, strict=True)))


def _frame(
    things: Iterable[tuple[Any, Mapping[str, Any]]], names: Sequence[str], named: Any
) -> "pd.DataFrame":
    import pandas as pd

    rows = [named(thing) | dict(told) for thing, told in things]
    frame: pd.DataFrame = pd.DataFrame(rows) if rows else pd.DataFrame(columns=list(names))
    return frame.convert_dtypes()


def html(network: AnyNetwork) -> str:
    """What a notebook displays: what it is, its size, a picture if it is not too large for one."""
    counted = f"{len(network):,} nodes, {network.number_of_edges():,} ties"
    head = f"<p><b>{escape(network.label)}</b>: {counted}</p>"
    if not len(network):
        return head
    if len(network) <= _MOST_DRAWN:
        return f"{head}<figure>{picture(network).svg}</figure>"
    return f"{head}{html_list(_most_tied(network))}"


def _most_tied(network: AnyNetwork) -> Iterator[str]:
    ranked = sorted(network.degree, key=lambda told: (-told[1], str(told[0])))
    for node, degree in ranked[:_MOST_LISTED]:
        yield f"{network.nodes[node].get('label', node)} ({degree})"
