"""Selecting: filters are applied to the cases, once, before any network is made of them.

What is left of a case is what passes; a case of which nothing that was asked for is left drops out:

* years: cases whose period meets them; of these the participations that do, and the outcomes
  that were not observed only after the last year. One without years lasts as long as its case.
* sector, role: participations of actors of one of the sectors, in one of the roles; a broader
  concept finds its narrower ones. A case without any drops out.
* strength: outcomes whose evidence is at least as strong; one of unknown strength does not pass.
  A case without any drops out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from casegraph.errors import NotFoundError, QueryError, did_you_mean
from casegraph.model import Case, Participation
from casegraph.network.projection import NetworkInput
from casegraph.network.query import NetworkQuery
from casegraph.network.spans import span_of_case, span_of_part

__all__ = ["selected"]

_Filter = Callable[[Case], Mapping[str, Any] | None]


def selected(given: NetworkInput, query: NetworkQuery) -> NetworkInput:
    """The cases that pass, each with what of it passes.

    NotFoundError for the id of a case that there is not, QueryError for an unknown sector or role.
    """
    cases = list(given.cases if query.cases is None else _chosen(given, query.cases))
    for narrow in _filters(given, query):
        cases = [kept for case in cases if (kept := _narrowed(case, narrow(case)))]
    return replace(given, cases=cases)


def _chosen(given: NetworkInput, names: Iterable[str]) -> Iterable[Case]:
    known = {case.id: case for case in given.cases}
    for name in dict.fromkeys(names):
        if name not in known:
            raise NotFoundError("case", name[:80], tuple(known))
        yield known[name]


def _narrowed(case: Case, changed: Mapping[str, Any] | None) -> Case | None:
    if changed is None:
        return None
    return case.model_copy(update=changed) if changed else case


def _filters(given: NetworkInput, query: NetworkQuery) -> Iterable[_Filter]:
    """Each filter that was asked for: what it changes in a case, None where the case drops out."""
    if query.spans_years:
        yield lambda case: _of_years(case, query.from_year, query.to_year)
    if query.sector or query.role:
        sectors = _with_narrower(given, "actor-sector", query.sector)
        roles = _with_narrower(given, "actor-role", query.role)
        yield lambda case: _of_parts(case, given, sectors, roles)
    if query.strength:
        yield lambda case: _of_strength(case, given, query.strength)


def _of_years(case: Case, first: int, last: int) -> Mapping[str, Any] | None:
    whole = span_of_case(case)
    if not whole.meets(first, last):
        return None
    parts = [part for part in case.actors if span_of_part(whole, part).meets(first, last)]
    outcomes = [seen for seen in case.outcomes if seen.year is None or seen.year <= last]
    return {"actors": tuple(parts), "outcomes": tuple(outcomes)}


def _of_parts(
    case: Case, given: NetworkInput, sectors: frozenset[str], roles: frozenset[str]
) -> Mapping[str, Any] | None:
    def passes(part: Participation) -> bool:
        actor = given.actors.get(part.actor)
        sector = actor.sector if actor else None
        return (not sectors or sector in sectors) and (not roles or not roles.isdisjoint(part.role))

    kept = tuple(part for part in case.actors if passes(part))
    return {"actors": kept} if kept else None


def _of_strength(case: Case, given: NetworkInput, least: int) -> Mapping[str, Any] | None:
    ranked = ((seen, given.rank(case.id, seen.key)) for seen in case.outcomes)
    kept = tuple(seen for seen, rank in ranked if rank is not None and rank >= least)
    return {"outcomes": kept} if kept else None


def _with_narrower(given: NetworkInput, name: str, slugs: Iterable[str]) -> frozenset[str]:
    """Concepts and all below them; QueryError for one that the scheme does not have."""
    found = set(slugs)
    if not found:
        return frozenset()
    scheme = given.vocabulary.scheme(name)
    for slug in found:
        if slug not in scheme.by_slug:
            hint = did_you_mean(slug, tuple(scheme.by_slug))
            known = f"Use one of: {', '.join(scheme.by_slug)}."
            raise QueryError(f"There is no {name} {slug!r}. {hint or known}")
    below = {
        concept.slug
        for concept in scheme.concepts
        if any(above.slug in found for above in scheme.ancestors(concept.slug))
    }
    return frozenset(found | below)
