"""The whole graph in a stable order, as text in the formats of dumps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Quad, Triple

from casegraph.store.graphs import Graphs
from casegraph.store.serialise import rdf_format, text_of

__all__ = ["RDF_FORMS", "Ordered"]

RDF_FORMS: Mapping[str, str] = {
    "trig": "TriG, one graph a record",
    "nq": "N-Quads, one graph a record",
    "ttl": "Turtle, all graphs merged",
    "jsonld": "JSON-LD, one graph a record",
}
"""The formats in which the whole graph is given, with what each holds."""


@dataclass(frozen=True)
class Ordered:
    """A store's statements in a stable order, sorted once for all formats."""

    store: Graphs

    @cached_property
    def named(self) -> Sequence[Quad]:
        """Every named graph; the default graph only repeats them."""
        return [
            quad
            for graph in sorted(self.store.named_graphs(), key=str)
            for quad in sorted(self.store.quads_for_pattern(None, None, None, graph), key=str)
        ]

    @cached_property
    def merged(self) -> Sequence[Triple]:
        """All graphs merged, each statement once, at the place of the first graph that has it."""
        return tuple(dict.fromkeys(quad.triple for quad in self.named))

    def statements(self, form: str) -> Sequence[Quad] | Sequence[Triple]:
        """What a format of RDF_FORMS holds."""
        return self.named if rdf_format(form).supports_datasets else self.merged

    def text(self, form: str) -> bytes:
        """The whole graph in a format of RDF_FORMS."""
        return text_of(self.statements(form), rdf_format(form))
