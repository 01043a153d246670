"""Fields: what a claim says in coded words, by which conditions in brackets tell claims apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args, get_origin

from casegraph.model import (
    Case,
    Claim,
    Evidence,
    InScheme,
    Member,
    OutcomeObservation,
    Participation,
    Value,
    members,
)
from casegraph.variables.content import Content

__all__ = ["Field", "fields_of", "values_of"]

_TRUTHS = ("true", "false")


@dataclass(frozen=True)
class Field:
    """A field of a claim that holds words: of a scheme, or one of a few."""

    name: str
    scheme: str = ""
    words: tuple[str, ...] = ()


@cache
def fields_of(kind: type[Claim]) -> Mapping[str, Field]:
    """The fields of a kind of claim by name; of participants also what the registry tells."""
    found = {field.name: field for field in _fields(kind)}
    if kind is OutcomeObservation:
        found |= {field.name: field for field in _fields(Evidence)}
    if kind is Participation:
        found |= {
            "sector": Field("sector", "actor-sector"),
            "actor_type": Field("actor_type", "actor-type"),
        }
    return found


def values_of(claim: Claim, case: Case, content: Content) -> Mapping[str, tuple[str, ...]]:
    """The words in each field of a claim; none where the claim does not tell."""
    told = dict(_values(claim))
    if isinstance(claim, OutcomeObservation):
        strength = content.strengths_of(case).get(claim.key)
        told |= dict(_values(claim.evidence))
        told["strength"] = (strength,) if strength else ()
    if isinstance(claim, Participation):
        actor = content.actors.get(claim.actor)
        told["sector"] = (actor.sector,) if actor and actor.sector else ()
        told["actor_type"] = tuple(actor.types) if actor else ()
    return told


@cache
def _fields(kind: type[Value]) -> tuple[Field, ...]:
    return tuple(field for member in members(kind) if (field := _field(member)))


def _field(member: Member) -> Field | None:
    if isinstance(member.mark, InScheme):
        return Field(member.name, member.mark.scheme)
    words = _few_words(member)
    return Field(member.name, words=words) if words else None


def _few_words(member: Member) -> tuple[str, ...]:
    if member.type is bool:
        return _TRUTHS
    return get_args(member.type) if get_origin(member.type) is Literal else ()


def _values(value: Value) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in _fields(type(value)):
        given = getattr(value, field.name)
        several = given if isinstance(given, tuple) else (given,)
        yield field.name, tuple(_word(one) for one in several if one is not None)


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
