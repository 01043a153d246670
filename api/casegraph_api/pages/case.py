"""The page of a case: every claim readable, every claim with its sources."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fastapi.responses import Response

from casegraph.model import KINDS, Case, Participation, Scheme, Source, natural_order
from casegraph_api.forms import Forms
from casegraph_api.labels import claim_name
from casegraph_api.pages.similar import beside
from casegraph_api.schema_org import about_case
from casegraph_api.site import Site

__all__ = ["case"]

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


class _Footnote(NamedTuple):
    """A source as it stands at the foot of the page: its mark, and the claims it supports."""

    key: str
    mark: str
    source: Source
    claims: tuple[tuple[str, str], ...]


def case(site: Site, name: str, forms: Forms) -> Response:
    """One case with all its claims."""
    shown = site.repository.case(name)
    comparable, contrasting = beside(site, name)
    return site.page(
        "case.html",
        forms=forms,
        case=shown,
        actors=site.repository.actors,
        strengths=site.repository.strengths(name),
        scale=site.vocabulary.by_id.get("evidence-strength"),
        summaries=site.summaries,
        comparable=comparable,
        contrasting=contrasting,
        sections={name: title for name, title in _SECTIONS.items() if getattr(shown, name)},
        shared=frozenset(_met_elsewhere(site, shown)),
        roles=_by_role(shown, site.vocabulary.by_id.get("actor-role")),
        footnotes=_footnotes(shown),
        fragile={key for key, source in shown.sources.items() if source.standing},
        marks={key: _mark(key) for key in shown.sources},
        told=about_case(shown),
    )


def _met_elsewhere(site: Site, case: Case) -> Iterator[str]:
    """The barriers of a case that others met too."""
    own = Counter(met.barrier for met in case.barriers)
    for barrier, times in own.items():
        if sum(site.endings.get(barrier, {}).values()) > times:
            yield barrier


def _by_role(case: Case, scheme: Scheme | None) -> Mapping[str, list[Participation]]:
    """Participations under the first of their roles, roles in the order of the vocabulary."""
    order = list(scheme.by_slug) if scheme else []
    found: dict[str, list[Participation]] = defaultdict(list)
    for part in case.actors:
        first = min(part.role, key=lambda role: order.index(role) if role in order else len(order))
        found[first].append(part)
    known = [role for role in order if role in found]
    return {role: found[role] for role in [*known, *(role for role in found if role not in known)]}


def _footnotes(case: Case) -> tuple[_Footnote, ...]:
    supported: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for anchor, name, keys in _references(case):
        for key in keys:
            supported[key].append((anchor, name))
    return tuple(
        _Footnote(key, _mark(key), case.sources[key], tuple(supported[key]))
        for key in sorted(case.sources, key=natural_order)
    )


def _references(case: Case) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Anchor, short name and source keys of every claim."""
    for kind in KINDS:
        for place, claim in enumerate(getattr(case, kind.section), start=1):
            yield f"{kind.kind}-{claim.key}", f"{claim_name(kind.kind)} {place}", claim.source


def _mark(key: str) -> str:
    """S12 is marked 12; any other key stands for itself."""
    return key[1:] if key[:1] == "S" and key[1:].isdecimal() else key
