"""CSV: a table of nodes and a table of edges in one zip archive, for spreadsheets, R and pandas."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from casegraph.cells import safe_cell
from casegraph.network.appearance import Look
from casegraph.network.flat import Column, Flat, Scalar, flat
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.given import given_places
from casegraph.network.formats.markup import as_text
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT", "csv_text"]

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time that every archive bears, so that the same network gives the same bytes."""


def csv_text(rows: Iterable[Sequence[Scalar | None]]) -> str:
    """The rows as CSV; empty where nothing is known, and nothing that a spreadsheet would run."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Scalar | None) -> object:
    return "" if value is None else safe_cell(as_text(value) if isinstance(value, bool) else value)


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    network = given_places(graph, flat(graph), look)
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        for name, rows in (("nodes.csv", _nodes(network)), ("edges.csv", _edges(network))):
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            files.writestr(entry, csv_text(rows).encode("utf-8"))
    return archive.getvalue()


def _nodes(network: Flat) -> Iterable[Sequence[Scalar | None]]:
    columns = network.node_columns
    yield ("id", *_names(columns, ("id",)))
    for node in network.nodes:
        yield (node.id, *(node.values.get(column.name) for column in columns))


def _edges(network: Flat) -> Iterable[Sequence[Scalar | None]]:
    columns = network.edge_columns
    direction = "Directed" if network.directed else "Undirected"  # as Gephi spells it
    ends = ("source", "target", "type")
    yield (*ends, *_names(columns, ends))
    for edge in network.edges:
        values = (edge.values.get(column.name) for column in columns)
        yield (edge.source, edge.target, direction, *values)


def _names(columns: Iterable[Column], taken: Sequence[str]) -> Iterable[str]:
    return (f"{one.name}_" if one.name in taken else one.name for one in columns)


FORMAT = NetworkFormat(
    id="csv",
    label="CSV, nodes and edges",
    media_type="application/zip",
    ending=".zip",
    keeps="nodes, edges, direction, attributes, places if known",
    readers="spreadsheets, pandas, R, Gephi",
    encode=_encode,
)
