"""Trimming: what of a network is kept once it is made."""

from casegraph.network.backbone import extract
from casegraph.network.graph import AnyNetwork, nx
from casegraph.network.query import FILTERS, NetworkQuery

__all__ = ["trim"]


def trim(network: AnyNetwork, query: NetworkQuery) -> None:
    """Take away what the query does not keep.

    First light ties, then ties outside of the backbone, then nodes without ties, then all but the
    largest component.
    """
    if query.min_weight > 0:
        light = [
            (one, other)
            for one, other, weight in network.edges(data="weight")
            if weight < query.min_weight
        ]
        network.remove_edges_from(light)
    if query.backbone < FILTERS["backbone"].default:  # type: ignore[operator]  # a number
        extract(network, query.backbone)
    if not query.isolates:
        network.remove_nodes_from(list(nx.isolates(network)))
    if query.component == "largest":
        _keep_largest(network)


def _keep_largest(network: AnyNetwork) -> None:
    """Keep the component with most nodes, directions aside; among equals the first by its ids."""
    undirected = network.to_undirected(as_view=True) if network.is_directed() else network
    found = list(nx.connected_components(undirected))
    if found:
        kept = min(found, key=lambda nodes: (-len(nodes), min(nodes)))
        network.remove_nodes_from([node for node in network if node not in kept])
