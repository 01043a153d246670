"""The register of formats: whatever lists or offers formats of networks reads it from here."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from casegraph.errors import NotFoundError, QueryError
from casegraph.network.appearance import Look
from casegraph.network.formats import (
    csv_tables,
    cytoscape,
    dot,
    gexf,
    graphml,
    html_page,
    matrix,
    node_link,
    pajek,
    png,
    svg,
)
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.graph import AnyNetwork

__all__ = [
    "NETWORK_FORMATS",
    "NetworkFormat",
    "format_of_file",
    "network_format",
    "to_bytes",
    "write",
]

_LISTED: tuple[NetworkFormat, ...] = (
    gexf.FORMAT,
    graphml.FORMAT,
    cytoscape.FORMAT,
    node_link.FORMAT,
    pajek.FORMAT,
    csv_tables.FORMAT,
    dot.FORMAT,
    matrix.FORMAT,
    svg.FORMAT,
    png.FORMAT,
    html_page.FORMAT,
)
NETWORK_FORMATS: Mapping[str, NetworkFormat] = MappingProxyType({one.id: one for one in _LISTED})


def network_format(name: str) -> NetworkFormat:
    """The format of that id; NotFoundError with near ids if there is none."""
    if name not in NETWORK_FORMATS:
        raise NotFoundError("format of networks", name, tuple(NETWORK_FORMATS))
    return NETWORK_FORMATS[name]


def format_of_file(file: Path) -> NetworkFormat:
    """The format that a file's name ends with; QueryError if it ends with none."""
    for one in NETWORK_FORMATS.values():
        if file.name.lower().endswith(one.ending):
            return one
    endings = ", ".join(one.ending for one in NETWORK_FORMATS.values())
    raise QueryError(f"{file.name!r} says no format. End it with one of: {endings}.")


def write(graph: AnyNetwork, path: Path | str, name: str, look: Look | None = None) -> Path:
    """Write the network to a file in the format of that id."""
    return network_format(name).write(graph, path, look)


def to_bytes(
    graph: AnyNetwork,
    name: str,
    look: Look | None = None,
    *,
    most_nodes: int | None = None,
    most_edges: int | None = None,
) -> bytes:
    """The network in the format of that id; ResultTooLargeError, before any work, if it is larger
    than is allowed."""
    chosen = network_format(name)
    return chosen.to_bytes(graph, look, most_nodes=most_nodes, most_edges=most_edges)
