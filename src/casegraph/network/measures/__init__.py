"""Measures of networks: of nodes, of ties, of the whole; each is declared in a file of its family.

`MEASURES` lists them, `measured` applies them. In all of them ties of a node to itself are left
out, and values do not change between runs.
"""

from collections.abc import Mapping, Sequence

from casegraph.errors import NotFoundError
from casegraph.network.graph import AnyNetwork
from casegraph.network.measures import (
    assortativity,
    betweenness,
    centralisation,
    closeness,
    clustering,
    communities,
    components,
    constraint,
    core,
    degree,
    distances,
    edge_betweenness,
    effective_size,
    eigenvector,
    louvain,
    pagerank,
    reciprocity,
    size,
    strength,
    two_mode,
    two_mode_clustering,
    two_mode_communities,
)
from casegraph.network.measures.base import Measure
from casegraph.network.measures.measuring import Measured, apply, parameters_for
from casegraph.network.parameters import Value

__all__ = ["ALL", "MEASURES", "Measure", "Measured", "measure", "measured"]

ALL = "all"
# In the order in which they are listed
_FAMILIES = (
    degree,
    strength,
    betweenness,
    closeness,
    eigenvector,
    pagerank,
    core,
    clustering,
    constraint,
    effective_size,
    components,
    communities,
    louvain,
    edge_betweenness,
    size,
    distances,
    reciprocity,
    centralisation,
    assortativity,
    two_mode,
    two_mode_clustering,
    two_mode_communities,
)
MEASURES: Mapping[str, Measure] = {one.id: one for each in _FAMILIES for one in each.MEASURES}


def measure(name: str) -> Measure:
    """The measure of that id; NotFoundError with near ids if there is none."""
    if name not in MEASURES:
        raise NotFoundError("measure", name, tuple(MEASURES))
    return MEASURES[name]


def measured(
    network: AnyNetwork,
    ids: str | Sequence[str] = ALL,
    parameters: Mapping[str, Value] | None = None,
) -> Measured:
    """What measures find in a network: one id, several, or "all" of them.

    A parameter such as `weighted` is for all measures that take it, `betweenness.weighted` for
    that one. Of "all", those that do not apply are in `refused` with the reason; else it is a
    QueryError. NotFoundError for an id that is not there.
    """
    names = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
    everything = ALL in names
    chosen = list(MEASURES.values()) if everything else [measure(name) for name in names]
    values = parameters_for(chosen, parameters or {})
    return apply(chosen, network, values, strict=not everything)
