"""Networks: relations between cases, actors, barriers and more, to measure, draw and take along.

A network is a networkx graph whose attributes are flat and typed; `PROJECTIONS` lists the kinds.
"""

from casegraph.network.attributes import ATTRIBUTES, Attribute, joined, parted
from casegraph.network.graph import AnyNetwork, DirectedNetwork, Network
from casegraph.network.parameters import Parameter, Value, values_of
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.projections import PROJECTIONS, projection

__all__ = [
    "ATTRIBUTES",
    "PROJECTIONS",
    "AnyNetwork",
    "Attribute",
    "DirectedNetwork",
    "Network",
    "NetworkInput",
    "Parameter",
    "Projection",
    "Value",
    "joined",
    "parted",
    "projection",
    "values_of",
]
