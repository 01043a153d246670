"""Networks: relations between cases, actors, barriers and more, to measure, draw and take along.

A network is a networkx graph whose attributes are flat and typed; `PROJECTIONS` lists the kinds.
"""

from typing import TYPE_CHECKING, Any

from casegraph.network.attributes import ATTRIBUTES, Attribute, joined, parted
from casegraph.network.graph import AnyNetwork
from casegraph.network.making import Positions, network_of
from casegraph.network.parameters import Parameter, Value, values_of
from casegraph.network.projection import NetworkInput, Projection, Tie
from casegraph.network.projections import PROJECTIONS, projection
from casegraph.network.query import FILTERS, NetworkQuery
from casegraph.network.slices import Slices, SliceTable, figures_over

if TYPE_CHECKING:
    from casegraph.network.graphs import DirectedNetwork, Network

__all__ = [
    "ATTRIBUTES",
    "FILTERS",
    "PROJECTIONS",
    "AnyNetwork",
    "Attribute",
    "DirectedNetwork",
    "Network",
    "NetworkInput",
    "NetworkQuery",
    "Parameter",
    "Positions",
    "Projection",
    "SliceTable",
    "Slices",
    "Tie",
    "Value",
    "figures_over",
    "joined",
    "network_of",
    "parted",
    "projection",
    "values_of",
]


def __getattr__(name: str) -> Any:
    """The classes of networks, on first use: with them comes networkx."""
    if name not in ("DirectedNetwork", "Network"):
        raise AttributeError(f"module 'casegraph.network' has no attribute {name!r}")
    from casegraph.network import graphs

    return getattr(graphs, name)
