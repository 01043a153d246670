"""The page of a case: every claim readable, every claim with its sources."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from fastapi.responses import Response

from casegraph.model import KINDS, Actor, Case, Claim, Participation, Source, natural_order
from casegraph.quality import COLUMNS
from casegraph_api.courses import LENGTH, courses
from casegraph_api.forms import Forms
from casegraph_api.labels import claim_name
from casegraph_api.links import case_iri
from casegraph_api.pages.similar import beside
from casegraph_api.printed import printed
from casegraph_api.schema_org import about_case
from casegraph_api.site import Site

__all__ = ["case"]

_C = TypeVar("_C", bound=Claim)
_SECTIONS = {
    "problem": "Problem",
    "approach": "What was done",
    "actors": "Who took part",
    "barriers": "Barriers met",
    "enablers": "What helped",
    "mechanisms": "Mechanisms",
    "outcomes": "Outcomes",
    "costs": "Costs",
    "context": "Context",
    "lessons": "Lessons",
    "types": "Kind of innovation",
    "relations": "Related cases",
}
_MEASURED = {
    "quantified", "independent", "strength_3", "sources", "fragile_sources", "fragile_claims",
    "emmie_effect", "emmie_mechanism", "emmie_moderator", "emmie_implementation", "emmie_economics",
    "empty",
}  # fmt: skip


class _Footnote(NamedTuple):
    """A source as it stands at the foot of the page: its mark, and the claims it supports.

    A claim is the anchor of its place here, that of its mark in the text, and its name.
    """

    key: str
    mark: str
    source: Source
    claims: tuple[tuple[str, str, str], ...]


class _Mark(NamedTuple):
    """A source as a claim names it: its mark, the anchor of that, and the one it leads to."""

    mark: str
    here: str
    there: str


def case(site: Site, name: str, forms: Forms) -> Response:
    """One case with all its claims."""
    shown = site.repository.case(name)
    comparable, contrasting = beside(site, name)
    return site.page(
        "case.html",
        forms=forms,
        case=shown,
        actors=site.repository.actors,
        summaries=site.summaries,
        comparable=comparable,
        contrasting=contrasting,
        sections={name: title for name, title in _SECTIONS.items() if getattr(shown, name)},
        shared=frozenset(_met_elsewhere(site, shown)),
        roles=_by_role(shown, site),
        footnotes=_footnotes(shown),
        fragile={key for key, source in shown.sources.items() if source.standing},
        marks=_marks(shown),
        told=about_case(shown),
        iri=case_iri(shown.id),
        improve=site.improve_url.replace("{id}", name),
        quality=_quality(site, name),
        edition=site.repository.info["id"],
        **_evidence(site, shown),
    )


def _evidence(site: Site, case: Case) -> dict[str, Any]:
    """How well outcomes are founded, how they went, and who tells them otherwise."""
    strengths = site.repository.strengths(case.id)
    ranks = {key: site.ranks[slug] for key, slug in strengths.items() if slug in site.ranks}
    return {
        "strengths": strengths,
        "ranks": ranks,
        "courses": courses(_disputed(case.outcomes)),
        "length": LENGTH,
        "disputed": _disputed,
        "printed": printed(case, _names(site, case), ranks),
    }


def _names(site: Site, case: Case) -> list[str]:
    known = site.repository.actors
    return [known[part.actor].name for part in case.actors if part.actor in known]


def _disputed(claims: Sequence[_C]) -> list[list[_C]]:
    """Claims in their order, those that contradict each other together."""
    groups: dict[str, list[_C]] = {}
    by_key = {claim.key: claim for claim in claims}
    for claim in claims:
        group = groups.setdefault(claim.key, [claim])
        for other in claim.conflicts_with:
            if other in by_key and groups.get(other) is not group:
                group += groups.get(other, [by_key[other]])
                groups |= {one.key: group for one in group}
    return list({id(group): group for group in groups.values()}.values())


def _quality(site: Site, name: str) -> list[tuple[str, Any]]:
    """What is measured of a record, in words, and the figure; nothing of imported ones."""
    row = next((row for row in site.repository.quality if row["case"] == name), None)
    told = [column for column in COLUMNS if column.name in _MEASURED]
    return [(column.meaning.rstrip("."), row[column.name]) for column in told] if row else []


def _met_elsewhere(site: Site, case: Case) -> Iterator[str]:
    """The barriers of a case that others met too."""
    own = Counter(met.barrier for met in case.barriers)
    for barrier, times in own.items():
        if sum(site.endings.get(barrier, {}).values()) > times:
            yield barrier


def _by_role(case: Case, site: Site) -> Mapping[str, Mapping[str, list[Participation]]]:
    """Participations by the first of their roles, then by sector, as the vocabulary has them."""
    roles, sectors = _order(site, "actor-role"), _order(site, "actor-sector")
    firsts = [(min(part.role, key=roles), part) for part in case.actors]
    found: dict[str, dict[str, list[Participation]]] = defaultdict(lambda: defaultdict(list))
    for role, part in sorted(firsts, key=lambda first: roles(first[0])):
        found[role][_sector(site.repository.actors.get(part.actor))].append(part)
    return {
        role: dict(sorted(of.items(), key=lambda one: sectors(one[0])))
        for role, of in found.items()
    }


def _order(site: Site, scheme: str) -> Callable[[str], int]:
    """The place of a concept in its scheme; unknown ones come last."""
    known = site.vocabulary.by_id.get(scheme)
    places = {slug: place for place, slug in enumerate(known.by_slug)} if known else {}
    return lambda slug: places.get(slug, len(places))


def _sector(actor: Actor | None) -> str:
    return (actor.sector if actor else None) or ""


def _footnotes(case: Case) -> tuple[_Footnote, ...]:
    supported: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for _, name, key, mark in _references(case):
        supported[key].append((mark.there, mark.here, name))
    return tuple(
        _Footnote(key, _mark(key), case.sources[key], tuple(supported[key]))
        for key in sorted(case.sources, key=natural_order)
    )


def _marks(case: Case) -> Mapping[str, list[_Mark]]:
    """The marks of the sources of every claim, by the anchor of the claim."""
    found: dict[str, list[_Mark]] = defaultdict(list)
    for anchor, _, _, mark in _references(case):
        found[anchor].append(mark)
    return found


def _references(case: Case) -> Iterator[tuple[str, str, str, _Mark]]:
    """Anchor and short name of every claim with the key and the mark of each of its sources."""
    times: Counter[str] = Counter()
    for kind in KINDS:
        for place, claim in enumerate(case.section(kind.section), start=1):
            for key in claim.source:
                times[key] += 1
                # No anchor of a claim or a source begins or ends with a line.
                one = f"{key}_{times[key]}"
                name = f"{claim_name(kind.kind)} {place}"
                yield f"{kind.kind}-{claim.key}", name, key, _Mark(_mark(key), f"{one}_", f"_{one}")


def _mark(key: str) -> str:
    """S12 is marked 12; any other key stands for itself."""
    return key[1:] if key[:1] == "S" and key[1:].isdecimal() else key
