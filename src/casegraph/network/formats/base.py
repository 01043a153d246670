"""Formats: what a network can be written as. Each is declared in a file of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casegraph.errors import ResultTooLargeError
from casegraph.network.appearance import Look
from casegraph.network.graph import AnyNetwork

__all__ = ["Encode", "NetworkFormat"]

Encode = Callable[[AnyNetwork, Look], bytes]
"""The network as the bytes of a file; the same network and look give the same bytes."""

_BINARY = ("application/zip", "image/png")


@dataclass(frozen=True)
class NetworkFormat:
    """A format: how it is called, what it keeps, which programs read it, how it is made.

    `most_nodes` and `most_edges` are numbers beyond which nobody could use the file, if any.
    """

    id: str
    label: str
    media_type: str
    ending: str
    keeps: str
    readers: str
    encode: Encode
    most_nodes: int | None = None
    most_edges: int | None = None

    @property
    def binary(self) -> bool:
        """Whether its bytes are no text."""
        return self.media_type in _BINARY

    @property
    def content_type(self) -> str:
        """The media type as it stands in a header, with the character encoding of texts."""
        text = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if text else self.media_type

    def write(self, graph: AnyNetwork, path: Path | str, look: Look | None = None) -> Path:
        """Write the network to a file, which takes its name only when it is whole.

        After an error there is no file, or the one that was there before.
        """
        file = Path(path)
        content = self.to_bytes(graph, look)
        new = file.with_name(f".{file.name}.new")
        try:
            new.write_bytes(content)
            return new.replace(file)
        finally:
            new.unlink(missing_ok=True)

    def to_bytes(
        self,
        graph: AnyNetwork,
        look: Look | None = None,
        *,
        most_nodes: int | None = None,
        most_edges: int | None = None,
    ) -> bytes:
        """The network as the bytes of a file; ResultTooLargeError, before any work, if it has
        more nodes or edges than the caller or the format allows."""
        self._check(graph.number_of_nodes(), "nodes", most_nodes, self.most_nodes)
        self._check(graph.number_of_edges(), "edges", most_edges, self.most_edges)
        return self.encode(graph, look or Look())

    def _check(self, count: int, what: str, *allowed: int | None) -> None:
        most = min((one for one in allowed if one is not None), default=count)
        if count > most:
            raise ResultTooLargeError(
                f"The network has {count:,} {what}; at most {most:,} can be given as {self.id!r}. "
                f"Filter it first, or take another format."
            )
