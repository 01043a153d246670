"""A case as a Markdown document: every claim with the numbers of its sources."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from casegraph.cells import markdown_text as _plain
from casegraph.model import (
    BarrierEncounter,
    Case,
    CaseRelation,
    Claim,
    MechanismUse,
    OutcomeObservation,
    Participation,
    TypeAssignment,
    natural_order,
)

if TYPE_CHECKING:
    from casegraph.repository import Repository

__all__ = ["case_markdown"]

_HEADINGS = {
    "problem": "The problem",
    "approach": "What was done",
    "types": "Kind of innovation",
    "actors": "Who took part",
    "barriers": "Barriers and responses",
    "enablers": "What helped",
    "mechanisms": "Means used",
    "outcomes": "Outcomes",
    "context": "Context",
    "lessons": "Lessons",
    "relations": "Related cases",
    "costs": "Costs",
}


def case_markdown(case: Case, repository: "Repository") -> str:
    """The whole case: facts, claims section by section, sources."""
    lines = [f"# {_plain(case.title)}", "", _plain(case.summary), ""]
    lines += [f"- {fact}" for fact in _facts(case, repository)]
    for section, heading in _HEADINGS.items():
        if claims := case.section(section):
            lines += ["", f"## {heading}", ""]
            lines += [f"- {_claim(claim, repository)} {_cited(claim)}" for claim in claims]
    lines += ["", "## Sources", ""]
    for key in sorted(case.sources, key=natural_order):
        source = case.sources[key]
        year = f", {source.year}" if source.year else ""
        lines.append(
            f"- {key}: {_plain(source.title)}. {_plain(source.publisher)}{year}. <{source.url}>"
        )
    return "\n".join(lines) + "\n"


def _facts(case: Case, repository: "Repository") -> Iterator[str]:
    label = repository.vocabulary.label
    years = f"{case.period.start}-{case.period.end or ''}"
    yield f"Place: {'; '.join(f'{_plain(place.name)} ({place.country})' for place in case.place)}"
    yield f"Years: {years}, {label('case-status', case.period.status).lower()}"
    yield f"Level: {', '.join(label('government-level', level) for level in case.level)}"
    yield f"Policy areas: {', '.join(label('policy-area', area) for area in case.policy_areas)}"


def _cited(claim: Claim) -> str:
    return f"[{', '.join(claim.source)}]"


def _claim(claim: Claim, repository: "Repository") -> str:
    describe = _DESCRIBED.get(type(claim))
    return describe(claim, repository) if describe else _plain(claim.text)


def _type(claim: TypeAssignment, repository: "Repository") -> str:
    return f"**{repository.vocabulary.label('innovation-type', claim.type)}**: {_plain(claim.text)}"


def _participation(claim: Participation, repository: "Repository") -> str:
    roles = ", ".join(
        repository.vocabulary.label("actor-role", role).lower() for role in claim.role
    )
    return f"**{_plain(repository.actors[claim.actor].name)}** ({roles}): {_plain(claim.text)}"


def _barrier(claim: BarrierEncounter, repository: "Repository") -> str:
    label = repository.vocabulary.label
    response = f" Response: {_plain(claim.response)}" if claim.response else ""
    ending = label("barrier-resolution", claim.resolution)
    return (
        f"**{label('barrier', claim.barrier)}** ({ending.lower()}): {_plain(claim.text)}{response}"
    )


def _mechanism(claim: MechanismUse, repository: "Repository") -> str:
    return f"**{repository.vocabulary.label('mechanism', claim.mechanism)}**: {_plain(claim.text)}"


def _outcome(claim: OutcomeObservation, repository: "Repository") -> str:
    label = repository.vocabulary.label
    judged = [
        label("outcome-direction", claim.direction),
        label("target-attainment", claim.target),
        label("evidence-design", claim.evidence.design),
        label("evidence-independence", claim.evidence.independence),
    ]
    return (
        f"**{label('outcome', claim.outcome)}** ({'; '.join(judged).lower()}): {_plain(claim.text)}"
    )


def _relation(claim: CaseRelation, repository: "Repository") -> str:
    relation = repository.vocabulary.label("case-relation", claim.relation)
    other = repository.case(claim.case).title if claim.case else claim.mentions or ""
    return f"**{relation}** {_plain(other)}: {_plain(claim.text)}"


_DESCRIBED: dict[type[Claim], Callable[..., str]] = {
    TypeAssignment: _type,
    Participation: _participation,
    BarrierEncounter: _barrier,
    MechanismUse: _mechanism,
    OutcomeObservation: _outcome,
    CaseRelation: _relation,
}
