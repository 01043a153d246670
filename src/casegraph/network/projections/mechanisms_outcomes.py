"""Mechanisms and outcomes: which outcomes are attributed to which mechanisms."""

from collections.abc import Mapping
from typing import Any

from casegraph.model import Case, OutcomeObservation
from casegraph.network.attributes import counter
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import span_of_case
from casegraph.network.things import add_concept
from casegraph.network.ties import Notes, Ties
from casegraph.store.iris import claim_iri

__all__ = ["PROJECTION"]


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    ties, notes = Ties(network), Notes(network)
    words = given.vocabulary
    for case in given.cases:
        span = span_of_case(case)
        for seen in case.outcomes:
            causes, attributed = _causes(case, seen, together=bool(values["together"]))
            if not causes:
                continue
            told = _told(given, case, seen)
            outcome = add_concept(network, words, "outcome", seen.outcome)
            notes.add(outcome, span, uses=1, **told)
            for slug in causes:
                mechanism = add_concept(network, words, "mechanism", slug)
                notes.add(mechanism, span, uses=1, **told)
                claims = [claim_iri(case.id, seen.kind, seen.key)]
                ties.add(
                    mechanism, outcome, span=span, claims=claims, attributed=attributed, **told
                )
    ties.tie()
    notes.note()


def _causes(case: Case, seen: OutcomeObservation, *, together: bool) -> tuple[list[str], int]:
    """The mechanisms that an outcome is tied to, and 1 if a source attributes it to them."""
    used = {use.key: use.mechanism for use in case.mechanisms}
    named = {used[key] for key in seen.attributed_to if key in used}
    if named:
        return sorted(named), 1
    return (sorted(set(used.values())) if together else []), 0


def _told(given: NetworkInput, case: Case, seen: OutcomeObservation) -> dict[str, Any]:
    """Direction and strength of evidence of an outcome, as attributes that add up."""
    rank = given.rank(case.id, seen.key)
    strength = {} if rank is None else {"strength_rank": rank}
    counts = counter(seen.direction)
    return {"direction": [seen.direction], "cases": [case.id]} | counts | strength


PROJECTION = Projection(
    id="mechanisms-outcomes",
    label="Mechanisms and outcomes",
    node="a mechanism or an outcome",
    edge="a source attributes the outcome to the mechanism; with together, also that a case has "
    "both and no source says what the outcome is due to, which tells nothing of an effect",
    weight="number of observed outcomes; attributed says for how many a source attributes them",
    kinds=("mechanism", "outcome"),
    build=_build,
    parameters=(Parameter("together", "Also without attribution", default=False),),
    bipartite=True,
)
