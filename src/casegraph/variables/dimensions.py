"""Dimensions: what of a case is coded by concepts, and where a record tells it.

A dimension that search has as a facet too bears the same name and reads the same places.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from casegraph.model import (
    BarrierEncounter,
    Case,
    Claim,
    ContextCondition,
    EnablerPresence,
    MechanismUse,
    OutcomeObservation,
    Participation,
    TypeAssignment,
)
from casegraph.variables.content import Content
from casegraph.variables.fields import Field, fields_of
from casegraph.variables.mentions import Mention, heading, told_by

__all__ = ["DIMENSIONS", "Dimension"]

Read = Callable[[Case, Content], Iterator[Mention]]


@dataclass(frozen=True)
class Dimension:
    """One dimension; its values are concepts of `scheme`, or codes of countries where it is empty.

    `claims` are the kinds of claim that tell it; there are none where the heading does.
    """

    name: str
    label: str
    scheme: str
    claims: tuple[type[Claim], ...]
    read: Read

    @property
    def fields(self) -> Mapping[str, Field]:
        """What may stand in brackets."""
        return {name: field for kind in self.claims for name, field in fields_of(kind).items()}


def _claims(name: str, label: str, scheme: str, kind: type[Claim], field: str) -> Dimension:
    """A dimension that one field of one kind of claim tells."""

    def read(case: Case, content: Content) -> Iterator[Mention]:
        for claim in getattr(case, kind.section):
            mention = told_by(case, claim, (), content)
            yield replace(mention, concepts=mention.fields[field])

    return Dimension(name, label, scheme, (kind,), read)


def _heading(name: str, label: str, scheme: str, attribute: str) -> Dimension:
    """A dimension that a list in the heading of a case tells."""

    def read(case: Case, _: Content) -> Iterator[Mention]:
        if given := getattr(case, attribute):
            yield heading(case, given)

    return Dimension(name, label, scheme, (), read)


def _mechanisms(case: Case, content: Content) -> Iterator[Mention]:
    """Mechanisms used, and those that a barrier was answered with."""
    for use in case.mechanisms:
        yield told_by(case, use, (use.mechanism,), content)
    for met in case.barriers:
        if met.response_mechanism:
            yield told_by(case, met, met.response_mechanism, content)


def _countries(case: Case, _: Content) -> Iterator[Mention]:
    yield heading(case, dict.fromkeys(place.country for place in case.place))


def _status(case: Case, _: Content) -> Iterator[Mention]:
    yield heading(case, (case.period.status,))


_LISTED = (
    _claims("type", "Type of innovation", "innovation-type", TypeAssignment, "type"),
    _claims("barrier", "Barrier", "barrier", BarrierEncounter, "barrier"),
    _claims("enabler", "Enabler", "enabler", EnablerPresence, "enabler"),
    Dimension("mechanism", "Mechanism", "mechanism", (MechanismUse, BarrierEncounter), _mechanisms),
    _claims("outcome", "Outcome", "outcome", OutcomeObservation, "outcome"),
    _claims(
        "direction", "Direction of outcome", "outcome-direction", OutcomeObservation, "direction"
    ),
    _claims(
        "strength", "Strength of evidence", "evidence-strength", OutcomeObservation, "strength"
    ),
    _claims("target", "Target attainment", "target-attainment", OutcomeObservation, "target"),
    _claims("context", "Condition around the case", "context-factor", ContextCondition, "factor"),
    _claims("role", "Role of actor", "actor-role", Participation, "role"),
    _claims("sector", "Sector of actor", "actor-sector", Participation, "sector"),
    _claims("actor_type", "Kind of actor", "actor-type", Participation, "actor_type"),
    Dimension("country", "Country", "", (), _countries),
    _heading("level", "Level of government", "government-level", "level"),
    _heading("policy_area", "Policy area", "policy-area", "policy_areas"),
    _heading("challenge", "Challenge", "challenge", "challenges"),
    _heading("sdg", "Sustainable Development Goal", "sdg", "sdgs"),
    _heading("approach", "Approach to innovation", "innovation-approach", "innovation_approaches"),
    _heading("paradigm", "Paradigm of governance", "governance-paradigm", "paradigms"),
    _heading("technology", "Technology", "technology", "technologies"),
    Dimension("status", "Status", "case-status", (), _status),
)
DIMENSIONS: Mapping[str, Dimension] = MappingProxyType({one.name: one for one in _LISTED})
"""All dimensions by name, in reading order."""
