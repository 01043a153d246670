"""Eigenvector centrality: to be tied to central nodes makes a node central."""

from typing import Any

from casegraph.errors import QueryError
from casegraph.network.graph import nx
from casegraph.network.measures.base import WEIGHTED, Measure, Values
from casegraph.network.measures.costs import REPEATED
from casegraph.network.measures.references import BONACICH_1972
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]

# Up to here all eigenvectors are found at once; above, only the largest, step by step
_SMALL = 100
_KEPT, _RESTARTS = 40, 1000


def _eigenvector(subject: Subject, values: Values) -> dict[int, float]:
    found = dict.fromkeys(range(len(subject.names)), 0.0)
    if not subject.ends:
        return found
    graph = subject.ties(values["weighted"])
    matrix = nx.to_scipy_sparse_array(graph, nodelist=range(len(graph)), format="csr", dtype=float)
    for group in subject.components:
        if len(group) > 1:
            part = matrix[list(group)][:, list(group)]
            found.update(zip(group, _of_component(part), strict=True))
    return found


def _of_component(matrix: Any) -> list[float]:
    """Of a connected network, where it is unique; the largest value is 1."""
    vector = abs(_leading(matrix / matrix.max()))
    return [float(value) for value in vector / vector.max()]


def _leading(matrix: Any) -> Any:
    """The eigenvector of the largest eigenvalue of a symmetric matrix; QueryError if not found.

    networkx starts from random numbers or stops at six digits, and igraph warns when it fails.
    """
    from numpy.linalg import eigh
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh

    if matrix.shape[0] <= _SMALL:
        return eigh(matrix.toarray()).eigenvectors[:, -1]
    start = matrix.sum(axis=1)
    try:
        return eigsh(matrix, k=1, which="LA", v0=start, ncv=_KEPT, maxiter=_RESTARTS)[1][:, 0]
    except ArpackNoConvergence as error:
        message = "The measure 'eigenvector' does not converge on this network"
        raise QueryError(f"{message}. Use 'pagerank'.") from error


MEASURES = (
    Measure(
        id="eigenvector",
        label="Eigenvector centrality",
        description=(
            "Sum of the centralities of its neighbours, in proportion. Found in each component by "
            "itself, whose most central node has 1; a node without ties has 0."
        ),
        of="node",
        type="double",
        reference=BONACICH_1972,
        function=_eigenvector,
        cost=REPEATED,
        needs=("undirected",),
        parameters=(WEIGHTED,),
        weight="strength",
        instead="pagerank",
        engine="own",
    ),
)
