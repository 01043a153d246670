"""Single values to RDF terms and back, by the mark and the type of their field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from casegraph.model import KINDS, Case, InAnyScheme, InScheme, Member, Ref
from casegraph.store.iris import (
    BASE,
    PREFIXES,
    actor_iri,
    case_iri,
    claim_iri,
    concept_iri,
    indicator_iri,
    place_iri,
    source_iri,
)
from casegraph.store.mapping import Property

__all__ = ["Names", "from_term", "to_term", "word"]

Term = NamedNode | Literal

_XSD = PREFIXES["xsd"]
_DATATYPES = {
    bool: NamedNode(f"{_XSD}boolean"),
    int: NamedNode(f"{_XSD}integer"),
    Decimal: NamedNode(f"{_XSD}decimal"),
    date: NamedNode(f"{_XSD}date"),
}
_URI = NamedNode(f"{_XSD}anyURI")
_KIND_OF_SECTION = {kind.section: kind.kind for kind in KINDS}


@dataclass(frozen=True)
class Names:
    """What short names stand for inside one case: its id and the IRIs of its sources by key."""

    case: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case) -> "Names":
        """The names of a case."""
        return cls(case.id, {key: source_iri(source.url) for key, source in case.sources.items()})

    def iri(self, target: str, name: str, kind: str) -> str:
        """The IRI that a reference to *name* means in a claim of *kind*."""
        match target:
            case "actor":
                return actor_iri(name)
            case "case":
                return case_iri(name)
            case "place":
                return place_iri(name)
            case "indicator":
                return indicator_iri(name)
            case "source":
                return self.sources[name]
            case "claim":
                return claim_iri(self.case, kind, name)
            case _:
                return claim_iri(self.case, target, name)

    def name(self, target: str, iri: str, kind: str) -> str:
        """The short name of an IRI: the inverse of `iri`."""
        if target == "source":
            return next(key for key, known in self.sources.items() if known == iri)
        if target in ("actor", "case", "place", "indicator"):
            return iri.removeprefix(f"{BASE}{target}/")
        prefix = claim_iri(self.case, kind if target == "claim" else target, "")
        return iri.removeprefix(prefix)


def word(term: object) -> str:
    """The IRI or the text of a term."""
    if isinstance(term, NamedNode | Literal | BlankNode):
        return term.value
    raise TypeError(f"{term!r} is neither an IRI nor a literal")


def to_term(value: Any, member: Member, prop: Property, names: Names, kind: str) -> Term:
    """The RDF term of one value of a field."""
    match member.mark:
        case InScheme(scheme):
            return NamedNode(concept_iri(scheme, value))
        case InAnyScheme():
            return NamedNode(f"{BASE}vocab/{value}")
        case Ref(target):
            return NamedNode(names.iri(target, value, kind))
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=_DATATYPES[bool])
    if isinstance(value, int | Decimal | date):
        return Literal(
            f"{value:f}" if isinstance(value, Decimal) else str(value),
            datatype=_DATATYPES[type(value)],
        )
    if prop.style == "iri":
        return NamedNode(value)
    if prop.style == "text":
        return Literal(value, language="en")
    return Literal(value, datatype=_URI) if prop.style == "uri" else Literal(value)


def from_term(term: Term, member: Member, names: Names, kind: str) -> Any:
    """The value of a field that an RDF term stands for: the inverse of `to_term`."""
    match member.mark:
        case InScheme(scheme):
            return term.value.removeprefix(concept_iri(scheme, ""))
        case InAnyScheme():
            return term.value.removeprefix(f"{BASE}vocab/")
        case Ref(target):
            return names.name(target, term.value, kind)
    if member.type is bool:
        return term.value in ("true", "1")
    if member.type in (int, Decimal):
        return member.type(term.value)
    return date.fromisoformat(term.value) if member.type is date else term.value
