"""Statements: claims of a case in words, with the sources they cite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from casegraph.comparison.side_by_side import Cited, Finding, Number, Reply, Statement, Term
from casegraph.model import (
    Actor,
    ApproachStep,
    BarrierEncounter,
    Case,
    Claim,
    ContextCondition,
    CostItem,
    Lesson,
    OutcomeObservation,
    Participation,
    Source,
    Vocabulary,
)
from casegraph.model.wording import Labels, years

__all__ = ["Speaker"]

_EFFECTS = {"helps": "helped", "hinders": "hindered", "shapes": "shaped it"}


@dataclass(frozen=True)
class Speaker:
    """Says what a case claims, in the words of a vocabulary."""

    case: Case
    vocabulary: Vocabulary
    actors: Mapping[str, Actor] = field(default_factory=dict)
    strengths: Mapping[str, str] = field(default_factory=dict)

    def statement(self, claim: Claim) -> Statement:
        """A claim with its sources."""
        return Statement(
            case=self.case.id,
            kind=claim.kind,
            key=claim.key,
            text=claim.text,
            sources=tuple(self._cited(key, self.case.sources[key]) for key in claim.source),
            about=self._about(claim),
            conflicts=claim.conflicts_with,
            reply=self._reply(claim) if isinstance(claim, BarrierEncounter) else None,
            finding=self._finding(claim) if isinstance(claim, OutcomeObservation) else None,
        )

    def term(self, scheme: str, slug: str) -> Term:
        """A concept with its name."""
        return Term(scheme, slug, self.vocabulary.label(scheme, slug))

    def _terms(self, scheme: str, slugs: Iterable[str]) -> tuple[Term, ...]:
        return tuple(self.term(scheme, slug) for slug in slugs)

    def _cited(self, key: str, source: Source) -> Cited:
        standing = source.standing and self.vocabulary.label("source-standing", source.standing)
        about = (source.title, source.publisher, source.year, source.url)
        return Cited(key, *about, standing or "")

    def _about(self, claim: Claim) -> str:
        match claim:
            case Participation():
                return self._name(claim.actor)
            case ApproachStep():
                return str(claim.year or "")
            case ContextCondition():
                return _EFFECTS.get(claim.effect or "", "")
            case Lesson():
                return self._name(claim.stated_by or "")
            case CostItem():
                when = years(claim.from_year, claim.to_year)
                figure = Labels(self.vocabulary).figure(claim)
                return f"{figure}, {when}" if when else figure
            case _:
                return ""

    def _name(self, actor: str) -> str:
        return self.actors[actor].name if actor in self.actors else actor

    def _reply(self, claim: BarrierEncounter) -> Reply:
        means = self._terms("mechanism", claim.response_mechanism)
        return Reply(claim.response or "", means, self.term("barrier-resolution", claim.resolution))

    def _finding(self, claim: OutcomeObservation) -> Finding:
        words = Labels(self.vocabulary)
        unit = claim.unit or ""
        indicator = self.case.indicators.get(claim.indicator or "")
        strength = self._strength(claim)
        return Finding(
            direction=self.term("outcome-direction", claim.direction),
            target=self.term("target-attainment", claim.target),
            indicator=indicator.label if indicator else "",
            population=claim.population or "",
            figure=words.figure(claim) if claim.has_figure else "",
            before=words.amount(claim.baseline, unit) if claim.baseline is not None else "",
            value=_number(claim.value),
            low=_number(claim.value_low),
            high=_number(claim.value_high),
            unit=self.term("unit", unit) if unit else None,
            measures=self.term("value-kind", claim.value_kind) if claim.value_kind else None,
            baseline=_number(claim.baseline),
            baseline_year=claim.baseline_year,
            year=claim.year,
            design=self.term("evidence-design", claim.evidence.design),
            data=self._terms("evidence-data-source", claim.evidence.data),
            independence=self.term("evidence-independence", claim.evidence.independence),
            strength=strength,
            rank=self._rank(strength),
        )

    def _strength(self, claim: OutcomeObservation) -> Term | None:
        slug = self.strengths.get(claim.key)
        return self.term("evidence-strength", slug) if slug else None

    def _rank(self, strength: Term | None) -> int | None:
        scale = self.vocabulary.by_id.get("evidence-strength")
        known = scale.by_slug.get(strength.slug) if scale and strength else None
        return known.rank if known else None


def _number(value: Decimal | None) -> Number | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
