"""Networks drawn in a line of text, to be read at a glance."""

from casegraph.network import AnyNetwork, DirectedNetwork, Network

__all__ = ["drawn"]


def drawn(ties: str, alone: str = "", **attributes: dict[str, str]) -> AnyNetwork:
    """The network of ties such as `a-b`, `a-b:2` with a weight, or `a>b`; and of nodes alone.

    Digits are actors and letters cases where there are digits; so `a-1 b-1` has two kinds.
    """
    network: AnyNetwork = DirectedNetwork() if ">" in ties else Network()
    network.add_nodes_from(alone.split())
    for tie in ties.split():
        ends, _, weight = tie.partition(":")
        one, other = ends.replace(">", "-").split("-")
        network.add_edge(one, other, weight=float(weight or 1))
    if any(node.isdigit() for node in network):
        for node in network:
            network.nodes[node]["kind"] = "actor" if node.isdigit() else "case"
    for name, values in attributes.items():
        for node, value in values.items():
            network.nodes[node][name] = value
    return network
