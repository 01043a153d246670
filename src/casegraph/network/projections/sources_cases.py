"""Sources and cases: which document, or whose, stands behind how many claims of which case."""

from collections.abc import Mapping

from casegraph.model import Source
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import Span
from casegraph.network.things import add_case, add_publisher, add_source
from casegraph.network.ties import Notes, Ties
from casegraph.store.iris import claim_iri

__all__ = ["PROJECTION"]

_PUBLISHERS = "publishers"


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    ties, notes = Ties(network), Notes(network)
    for case in given.cases:
        one = add_case(network, case, given)
        nodes = {}
        for key, source in case.sources.items():
            nodes[key] = _node(network, source, publishers=values["by"] == _PUBLISHERS)
            notes.add(nodes[key], cases=[case.id])
        for claim in case.claims():
            said = [claim_iri(case.id, claim.kind, claim.key)]
            cited = {nodes[key]: case.sources[key] for key in claim.source if key in nodes}
            for node, source in cited.items():
                span = Span(source.year) if source.year else None
                ties.add(one, node, span=span, claims=said)
    ties.tie()
    notes.note()


def _node(network: AnyNetwork, source: Source, *, publishers: bool) -> str:
    if publishers:
        return add_publisher(network, source.publisher)
    return add_source(network, source)


PROJECTION = Projection(
    id="sources-cases",
    label="Sources and cases",
    node="a case, and a document cited in it or, by publishers, whoever published such documents",
    edge="the source stands behind claims of the case; one that is only listed has no edge",
    weight="number of these claims",
    kinds=("case", "source", "publisher"),
    build=_build,
    parameters=(
        Parameter("by", "What a source is", "documents", choices=("documents", _PUBLISHERS)),
    ),
    bipartite=True,
)
