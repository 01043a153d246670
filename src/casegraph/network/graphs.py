"""The graphs that networks are: networkx's own, knowing what their nodes and edges mean."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import networkx as nx

if TYPE_CHECKING:
    import pandas as pd

    from casegraph.network.appearance import Look
    from casegraph.network.graph import AnyNetwork
    from casegraph.network.measures import Measured
    from casegraph.network.parameters import Value
    from casegraph.network.showing import Picture

__all__ = ["DirectedNetwork", "Network"]


class _Described:
    """What networks of both sorts can do beside what networkx does."""

    graph: dict[str, Any]

    @property
    def kind(self) -> str:
        """Id of the projection that it was made by."""
        return str(self.graph.get("kind", ""))

    @property
    def label(self) -> str:
        """What the network shows, in a few words."""
        return str(self.graph.get("label", ""))

    def measured(self, ids: str | Sequence[str] = "all", **parameters: "Value") -> "Measured":
        """What measures find: one by id, several, or all that apply.

        `.nodes`, `.edges` and `.network` hold the values by id of the measure, `.refused` why one
        does not apply. NotFoundError for an id that there is not.
        """
        from casegraph.network.measures import measured

        return measured(cast("AnyNetwork", self), ids, parameters)

    def with_measures(self, ids: str | Sequence[str], **parameters: "Value") -> "AnyNetwork":
        """A copy whose nodes, ties and whole carry the values of measures as attributes."""
        return self.measured(ids, **parameters).on(cast("AnyNetwork", self))

    def write(self, path: str | Path, form: str = "", look: "Look | None" = None) -> Path:
        """Write it to a file, in the format that the file's name ends with unless one is named."""
        from casegraph.network.formats import format_of_file, write

        file = Path(path)
        return write(cast("AnyNetwork", self), file, form or format_of_file(file).id, look)

    def picture(self, colour: str = "kind", size: str = "degree") -> "Picture":
        """A picture, coloured and sized by attributes of the nodes; notebooks show it."""
        from casegraph.network.showing import picture

        return picture(cast("AnyNetwork", self), colour, size)

    def nodes_frame(self) -> "pd.DataFrame":
        """The nodes as a DataFrame by id, a column an attribute; what is not recorded is NA."""
        from casegraph.network.showing import nodes_frame

        return nodes_frame(cast("AnyNetwork", self))

    def edges_frame(self) -> "pd.DataFrame":
        """The ties as a DataFrame: source, target and a column an attribute."""
        from casegraph.network.showing import edges_frame

        return edges_frame(cast("AnyNetwork", self))

    def _repr_html_(self) -> str:
        from casegraph.network.showing import html

        return html(cast("AnyNetwork", self))


class Network(_Described, nx.Graph):  # type: ignore[misc]
    """A network whose ties have no direction. `.graph` holds flat facts about the whole.

    Nodes are texts such as `case/gov-uk` or `vocab/barrier/silos`, the end of the thing's IRI.
    """


class DirectedNetwork(_Described, nx.DiGraph):  # type: ignore[misc]
    """A network whose ties go one way; else as `Network`."""
