"""Matrices: incidence of the two kinds of a bipartite network, else adjacency, as CSV."""

from collections.abc import Iterable, Iterator, Sequence

from casegraph.errors import ResultTooLargeError
from casegraph.network.appearance import Look
from casegraph.network.flat import Flat, FlatNode, Scalar, flat
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.csv_tables import csv_text
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

_MOST_CELLS = 25_000_000


def _encode(graph: AnyNetwork, look: Look) -> bytes:  # noqa: ARG001
    network = flat(graph)
    rows, columns = _sides(network)
    if len(rows) * len(columns) > _MOST_CELLS:
        raise ResultTooLargeError(
            f"The matrix would have {len(rows):,} rows and {len(columns):,} columns; at most "
            f"{_MOST_CELLS:,} cells are written. Filter the network first, or take 'csv'."
        )
    return csv_text(_matrix(network, rows, columns)).encode("utf-8")


def _sides(network: Flat) -> tuple[Sequence[FlatNode], Sequence[FlatNode]]:
    """Rows and columns: one kind each if there are two and no tie within a kind, else all nodes."""
    kind = {node.id: node.values.get("kind") for node in network.nodes}
    kinds = list(dict.fromkeys(kind.values()))
    mixed = any(kind[edge.source] == kind[edge.target] for edge in network.edges)
    if len(kinds) != 2 or mixed or not network.edges:  # noqa: PLR2004
        return network.nodes, network.nodes
    one, other = ([node for node in network.nodes if kind[node.id] == side] for side in kinds)
    return one, other


def _matrix(
    network: Flat, rows: Sequence[FlatNode], columns: Sequence[FlatNode]
) -> Iterator[Sequence[Scalar]]:
    weights = dict(_weights(network))
    yield ("", *(node.id for node in columns))
    for row in rows:
        of_row = weights.get(row.id, {})
        yield (row.id, *(of_row.get(node.id, 0) for node in columns))


def _weights(network: Flat) -> Iterable[tuple[str, dict[str, Scalar]]]:
    """The weights by row and column; without direction, from either end."""
    weights: dict[str, dict[str, Scalar]] = {}
    for edge in network.edges:
        weight = int(edge.weight) if edge.weight.is_integer() else edge.weight
        weights.setdefault(edge.source, {})[edge.target] = weight
        if not network.directed:
            weights.setdefault(edge.target, {})[edge.source] = weight
    return weights.items()


FORMAT = NetworkFormat(
    id="matrix",
    label="Matrix",
    media_type="text/csv",
    ending=".matrix.csv",
    keeps="ids, ties and weights; incidence if bipartite, else adjacency",
    readers="spreadsheets, R (igraph, sna), UCINET, pandas",
    encode=_encode,
)
