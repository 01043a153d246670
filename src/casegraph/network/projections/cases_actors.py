"""Cases and actors: who took part in what, in which roles."""

from collections.abc import Mapping

from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import span_of_case, span_of_part
from casegraph.network.things import add_case, add_participant
from casegraph.network.ties import Notes, Ties
from casegraph.store.iris import claim_iri

__all__ = ["PROJECTION"]


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:  # noqa: ARG001
    ties, notes = Ties(network), Notes(network)
    for case in given.cases:
        one, whole = add_case(network, case, given), span_of_case(case)
        for part in case.actors:
            other, span = add_participant(network, given, part.actor), span_of_part(whole, part)
            claims = [claim_iri(case.id, part.kind, part.key)]
            ties.add(one, other, span=span, role=part.role, claims=claims)
            notes.add(other, span, role=part.role, cases=[case.id])
    ties.tie()
    notes.note()


PROJECTION = Projection(
    id="cases-actors",
    label="Cases and actors",
    node="a case or an actor",
    edge="the actor took part in the case",
    weight="number of claims that say so",
    kinds=("case", "actor"),
    build=_build,
    bipartite=True,
)
