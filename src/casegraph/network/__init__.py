"""Networks: relations between cases, actors, barriers and more, to measure, draw and take along.

A network is a networkx graph whose attributes are flat and typed; `PROJECTIONS` lists the kinds.
"""

from casegraph.network.attributes import ATTRIBUTES, Attribute, joined, parted
from casegraph.network.graph import AnyNetwork, DirectedNetwork, Network
from casegraph.network.making import Positions, network_of
from casegraph.network.parameters import Parameter, Value, values_of
from casegraph.network.projection import NetworkInput, Projection, Tie
from casegraph.network.projections import PROJECTIONS, projection
from casegraph.network.query import FILTERS, NetworkQuery
from casegraph.network.slices import Slices, SliceTable, figures_over

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
