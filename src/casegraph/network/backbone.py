"""Backbone: the ties that say more than chance would, by the disparity filter.

Serrano, Boguñá and Vespignani 2009, "Extracting the multiscale backbone of complex weighted
networks", PNAS 106(16), 6483-6488, doi:10.1073/pnas.0808904106. If a node of degree k and strength
s (the sum of the weights of its ties) shared out its strength at random, a tie of weight w or
more, p = w / s, would come up with the probability::

    a = 1 - (k - 1) * integral from 0 to p of (1 - x)^(k - 2) dx = (1 - p)^(k - 1)

A tie is kept if a is below the level asked for at either of its ends. A node with a single tie
shares nothing out, and its end says nothing (a = 1): such a tie is kept by its other end or not at
all. In directed networks a tie is an outgoing one where it begins, an incoming one where it ends.
"""

from casegraph.network.graph import AnyNetwork

__all__ = ["extract", "significance"]


def significance(weight: float, strength: float, degree: int) -> float:
    """The probability a at one end of a tie; the less, the less likely it is by chance."""
    if degree < 2:  # noqa: PLR2004
        return 1.0
    share = min(max(weight / strength, 0.0), 1.0)
    return float((1.0 - share) ** (degree - 1))


def extract(network: AnyNetwork, level: float) -> None:
    """Leave the ties that are significant below a level; each keeps it as `significance`.

    The weights must be above zero. Nodes stay, also those left without a tie.
    """
    is_directed = network.is_directed()
    leaving = network.out_degree if is_directed else network.degree
    arriving = network.in_degree if is_directed else network.degree
    ends = [(dict(counted()), dict(counted(weight="weight"))) for counted in (leaving, arriving)]
    (degree_out, strength_out), (degree_in, strength_in) = ends
    for one, other, told in list(network.edges(data=True)):
        weight = told["weight"]
        here = significance(weight, strength_out[one], degree_out[one])
        there = significance(weight, strength_in[other], degree_in[other])
        if min(here, there) < level:
            told["significance"] = min(here, there)
        else:
            network.remove_edge(one, other)
