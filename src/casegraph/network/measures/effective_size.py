"""Effective size: how many contacts a node has that are not redundant."""

from typing import Any

from casegraph.network.graph import nx
from casegraph.network.measures.base import WEIGHTED, Measure, Values
from casegraph.network.measures.costs import TIES_TIMES_DEGREE
from casegraph.network.measures.references import BORGATTI_1997, BURT_2004
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _effective_size(subject: Subject, values: Values) -> dict[int, float]:
    if subject.directed or values["weighted"]:
        return _by_burt(subject.ties(values["weighted"]))
    return _by_borgatti(subject)


def _by_borgatti(subject: Subject) -> dict[int, float]:
    """Degree less the mean number of ties that a neighbour has to the other neighbours."""
    shares = subject.igraph().transitivity_local_undirected(mode="zero")
    degrees = subject.graph.degree
    return {node: degrees[node] - (degrees[node] - 1) * shares[node] for node in _tied(degrees)}


def _by_burt(graph: Any) -> dict[int, float]:
    """The same for weights and directions; networkx's own fills a matrix of all pairs of nodes."""
    if not graph.number_of_edges():
        return {}
    matrix = nx.to_scipy_sparse_array(graph, nodelist=range(len(graph)), format="csr", dtype=float)
    mutual = (matrix + matrix.T).tocsr()
    shares = _divided(mutual, mutual.sum(axis=1))
    relative = _divided(mutual, mutual.max(axis=1).toarray().ravel())
    redundant = (shares @ relative.T) * (mutual > 0)
    sizes = (mutual > 0).sum(axis=1) - redundant.sum(axis=1)
    return {node: float(sizes[node]) for node in _tied(graph.degree)}


def _divided(matrix: Any, by_row: Any) -> Any:
    """Each row of a matrix divided by its number; empty rows stay empty."""
    made = matrix.copy()
    made.data = made.data / by_row.repeat(matrix.indptr[1:] - matrix.indptr[:-1])
    return made


def _tied(degrees: Any) -> list[int]:
    return [node for node, degree in degrees if degree]


MEASURES = (
    Measure(
        id="effective-size",
        label="Effective size",
        description=(
            "Number of its contacts less their redundancy, which is what ties among them give "
            "twice. Not defined for a node without ties."
        ),
        of="node",
        type="double",
        reference=f"{BURT_2004} Without weights and directions after: {BORGATTI_1997}",
        function=_effective_size,
        cost=TIES_TIMES_DEGREE,
        parameters=(WEIGHTED,),
        weight="strength",
        engine="own",
    ),
)
