"""Relations: which case drew on, repeated, followed or resembles which other."""

from collections.abc import Mapping

from casegraph.model import Case, CaseRelation
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import span_of_case
from casegraph.network.things import add_case, add_mentioned, node_of
from casegraph.network.ties import Notes, Ties
from casegraph.store.iris import case_iri, claim_iri

__all__ = ["PROJECTION", "SYMMETRIC", "TURNED"]

TURNED: Mapping[str, str] = {
    "replicated-by": "replicates",
    "succeeded-by": "succeeds",
    "has-part": "part-of",
}
"""Relations that are told from the other side, and what they are seen from there."""

SYMMETRIC = frozenset({"contrasts-with", "same-programme", "similar-to", "partners-with"})
"""Relations that hold either way; their edges run from the case whose record tells of them."""


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    ties, notes = Ties(network), Notes(network)
    known = {case.id for case in given.cases}
    for case in given.cases:
        one, span = add_case(network, case, given), span_of_case(case)
        for told in case.relations:
            if told.relation in SYMMETRIC and not values["symmetric"]:
                continue
            other = _other(network, told, known, outside=bool(values["outside"]))
            if other is None:
                continue
            if told.mentions is not None:
                notes.add(other, cases=[case.id])
            ends, name = _turned(one, other, told.relation)
            ties.add(*ends, span=span, relation=[name], claims=[_claim(case, told)])
    ties.tie()
    notes.note()


def _other(
    network: AnyNetwork, told: CaseRelation, known: set[str], *, outside: bool
) -> str | None:
    """The node of the related case; None where it is not to be shown or was not selected."""
    if told.case is not None:
        return node_of(case_iri(told.case)) if told.case in known else None
    return add_mentioned(network, told.mentions) if outside and told.mentions else None


def _turned(one: str, other: str, relation: str) -> tuple[tuple[str, str], str]:
    """The ends and the relation, so that each kind of relation always runs the same way."""
    if relation in TURNED:
        return (other, one), TURNED[relation]
    return (one, other), relation


def _claim(case: Case, told: CaseRelation) -> str:
    return claim_iri(case.id, told.kind, told.key)


PROJECTION = Projection(
    id="relations",
    label="Relations between cases",
    node="a case, or a case outside the collection that a record names",
    edge="from the case that drew on, repeats, scales up, follows or is part of another to that "
    "other; what is told from the other side (replicated by, succeeded by, has part) is turned "
    "round; relations that hold either way run from the case whose record tells of them",
    weight="number of claims that say so",
    kinds=("case", "mentioned-case"),
    build=_build,
    parameters=(
        Parameter("outside", "With cases outside the collection", default=True),
        Parameter("symmetric", "With relations that hold either way", default=True),
    ),
    directed=True,
)
