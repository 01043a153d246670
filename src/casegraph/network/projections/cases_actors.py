"""Cases and actors: who took part in what, in which roles."""

from collections.abc import Mapping

from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.things import add_actor, add_case
from casegraph.network.ties import Ties
from casegraph.store.iris import claim_iri

__all__ = ["PROJECTION"]


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:  # noqa: ARG001
    ties = Ties(network)
    for case in given.cases:
        one = add_case(network, case)
        for taking in case.actors:
            other = add_actor(network, given.actors[taking.actor])
            claims = [claim_iri(case.id, taking.kind, taking.key)]
            ties.add(one, other, role=taking.role, claims=claims)
    ties.tie()


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
