"""Making: from a query to its network, in three steps: select, project, trim."""

from collections.abc import Mapping

from casegraph.network.graph import AnyNetwork
from casegraph.network.projection import NetworkInput
from casegraph.network.projections import projection
from casegraph.network.query import NetworkQuery
from casegraph.network.select import selected
from casegraph.network.trimming import trim

__all__ = ["Positions", "network_of"]

Positions = Mapping[str, tuple[float, float]]
"""Where nodes lie, x and y, by node."""


def network_of(
    given: NetworkInput, query: NetworkQuery, positions: Positions | None = None
) -> AnyNetwork:
    """The network that a query asks for; `.graph` also says what it was narrowed by.

    Nodes with a position get `x` and `y`. QueryError or NotFoundError where the query names
    something that there is not.
    """
    network = projection(query.kind).network(selected(given, query), query.parameters)
    trim(network, query)
    network.graph.update(query.narrowed)
    for node, (x, y) in (positions or {}).items():
        if node in network:
            network.nodes[node].update(x=float(x), y=float(y))
    return network
