"""Mentions: each place in a record where something is told of a dimension."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casegraph.model import Case, Claim
from casegraph.store.iris import case_iri, claim_iri
from casegraph.variables.cell import Cell, Reason, Value
from casegraph.variables.content import Content
from casegraph.variables.fields import values_of

__all__ = ["UNKNOWN", "Mention", "all_of", "cell_of", "heading", "holds_one_of", "told_by"]

UNKNOWN = frozenset({"resolution-unknown"})
"""Words that say that no source tells."""


@dataclass(frozen=True)
class Mention:
    """Concepts named in one place: in a claim, or in the heading of the case."""

    iri: str
    concepts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year: int | None = None
    against: frozenset[str] = frozenset()


def told_by(case: Case, claim: Claim, concepts: Iterable[str], content: Content) -> Mention:
    """What a claim mentions; `against` are the IRIs of the claims that it conflicts with."""
    return Mention(
        iri=claim_iri(case.id, claim.kind, claim.key),
        concepts=tuple(concepts),
        sources=tuple(claim.source),
        fields=values_of(claim, case, content),
        year=getattr(claim, "year", None),
        against=frozenset(claim_iri(case.id, claim.kind, key) for key in claim.conflicts_with),
    )


def heading(case: Case, concepts: Iterable[str], sources: Iterable[str] = ()) -> Mention:
    """What the heading of a case mentions."""
    return Mention(case_iri(case.id), tuple(concepts), tuple(sources))


def holds_one_of(words: Sequence[str], wanted: Collection[str]) -> bool | None:
    """Whether one of the words is wanted; None where there is none that tells."""
    if any(word in wanted for word in words):
        return True
    return False if any(word not in UNKNOWN for word in words) else None


def all_of(truths: Iterable[bool | None]) -> bool | None:
    """Whether all hold; None where one is not known and none fails."""
    found = set(truths)
    return False if False in found else None if None in found else True


def cell_of(
    mentions: Collection[Mention], value: Value | None = None, missing: Reason | None = None
) -> Cell:
    """A cell with what stands behind it."""
    years = {mention.year for mention in mentions if mention.year is not None}
    return Cell(
        value=value,
        missing=missing,
        claims=tuple(dict.fromkeys(mention.iri for mention in mentions)),
        sources=tuple(dict.fromkeys(key for mention in mentions for key in mention.sources)),
        year=years.pop() if len(years) == 1 else None,
    )
