"""Barriers, responses and ends: what was tried against which barrier, and how that ended.

An encounter answered with several mechanisms counts for each of them. One whose response is told
but names no mechanism, and one without a response, lead through a node of their own, so that
the weights between barriers and ends never hide what was not answered.
"""

from collections.abc import Iterator, Mapping

from casegraph.model import BarrierEncounter, Case
from casegraph.network.attributes import counter
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import span_of_case
from casegraph.network.things import add_concept
from casegraph.network.ties import Notes, Ties
from casegraph.store.iris import claim_iri

__all__ = ["PROJECTION"]

_NO_MECHANISM = {
    "response/uncoded": "Response that names no mechanism",
    "response/none": "No response told",
}


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:  # noqa: ARG001
    ties, notes = Ties(network), Notes(network)
    words = given.vocabulary
    for case in given.cases:
        span = span_of_case(case)
        for met in case.barriers:
            barrier = add_concept(network, words, "barrier", met.barrier)
            end = add_concept(network, words, "barrier-resolution", met.resolution)
            counts = counter(met.resolution)
            claims = [claim_iri(case.id, met.kind, met.key)]
            responses = list(_responses(network, given, case, met))
            for node in (barrier, end, *responses):
                notes.add(node, span, cases=[case.id], uses=1, **counts)
            for response in responses:
                for one, other in ((barrier, response), (response, end)):
                    ties.add(one, other, span=span, claims=claims, cases=[case.id], **counts)
    ties.tie()
    notes.note()


def _responses(
    network: AnyNetwork, given: NetworkInput, case: Case, met: BarrierEncounter
) -> Iterator[str]:
    """The mechanisms named, those whose use is pointed to, or what stands for their absence."""
    used = {use.key: use.mechanism for use in case.mechanisms}
    through = {used[key] for key in met.responded_through if key in used}
    named = sorted(through.union(met.response_mechanism))
    for slug in named:
        yield add_concept(network, given.vocabulary, "mechanism", slug)
    if not named:
        node = "response/uncoded" if met.response else "response/none"
        network.add_node(node, label=_NO_MECHANISM[node], kind="no-mechanism")
        yield node


PROJECTION = Projection(
    id="barrier-responses",
    label="Barriers, responses and how it ended",
    node="a barrier, a mechanism used against it (or that none is named or told), or an end",
    edge="from a barrier to a response to it, and from a response to how the encounter ended",
    weight="number of encounters; one answered with several mechanisms counts for each",
    kinds=("barrier", "mechanism", "no-mechanism", "barrier-resolution"),
    build=_build,
    directed=True,
)
