"""Histories: how it went with a concept, counted, each number with the place where it is read."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from casegraph.comparison import RESOLUTIONS, Encounters, Tally, by_barrier
from casegraph.search import FACETS, Hit, SearchQuery
from casegraph_api.links import Pairs, address
from casegraph_api.observations import Observation
from casegraph_api.site import Site

__all__ = [
    "DIRECTIONS",
    "FACET_OF",
    "Ended",
    "Seen",
    "Told",
    "Users",
    "case_counts",
    "ended",
    "seen",
    "users",
]

FACET_OF = {facet.scheme: facet.name for facet in FACETS.values() if facet.scheme}
"""The facet by which cases are found that use a concept, for each scheme that has one."""

DIRECTIONS = ("improved", "mixed", "unchanged", "worsened")
_MOST_CASES = 100
_TARGETS = ("target-met", "target-partly-met", "target-missed")
_UNKNOWN = "no-strength"


class Told(NamedTuple):
    """How often something was, and where that is read."""

    slug: str
    number: int
    link: str


class Users(NamedTuple):
    """The cases that use a concept or a narrower one, by their status and by their outcomes.

    `directions` counts cases, whatever their outcomes are due to; a case may stand in several.
    Those only `mentioned` use it in no claim of its own kind: a lesson is about it.
    """

    cases: Sequence[Hit]
    total: int
    statuses: Sequence[Told]
    directions: Sequence[Told]
    search: str | None
    mentioned: Sequence[Hit]


class Ended(NamedTuple):
    """Encounters with barriers by how they ended, and a row for each barrier."""

    met: Encounters
    ends: Sequence[Told]
    barriers: Sequence[Tally]


class Seen(NamedTuple):
    """Observed outcomes by direction, within it by strength of evidence, then by case.

    The strongest evidence comes first.
    """

    total: int
    directions: Mapping[str, Sequence[tuple[str, Mapping[str, Sequence[Observation]]]]]
    strengths: Sequence[str]
    targets: Mapping[str, Sequence[Observation]]

    def number(self, direction: str, strength: str = "") -> int:
        """How many went in one direction, on request those of one strength only."""
        groups = self.directions.get(direction, ())
        cases = (rows for step, rows in groups if strength in ("", step))
        return sum(len(claims) for of in cases for claims in of.values())


def case_counts(site: Site, scheme: str) -> Mapping[str, int]:
    """For each concept of a scheme the number of cases that use it or a narrower one."""
    if scheme in FACET_OF:
        return {value.value: value.count for value in site.overview.facets[FACET_OF[scheme]]}
    found = site.vocabulary.scheme(scheme)
    return {slug: len(_using(site, scheme, slug)) for slug in found.by_slug}


def users(site: Site, scheme: str, slug: str) -> Users:
    """The cases that use a concept. Where search knows the concept it is asked, so both agree."""
    using = _using(site, scheme, slug)
    every = [hit for name, hit in site.summaries.items() if name in using]
    if scheme not in FACET_OF:
        every.sort(key=lambda hit: _place(site, "case-status", hit.status))
        return Users(every[:_MOST_CASES], len(every), tuple(_standing(every)), (), None, ())
    facet = FACET_OF[scheme]
    asked = SearchQuery(where={facet: (slug,)}, sort="title", limit=_MOST_CASES)
    found = site.repository.find(asked)
    of_facets = {name: found.facets[name] for name in ("status", "direction") if name != facet}
    counted = {
        name: [
            Told(value.value, value.count, _search((facet, slug), (name, value.value)))
            for value in values
            if value.value not in {other.broader for other in values}
        ]
        for name, values in of_facets.items()
    }
    shown = {hit.id for hit in site.every_hit(asked)}
    return Users(
        cases=found.hits,
        total=found.total,
        statuses=counted.get("status", ()),
        directions=sorted(counted.get("direction", ()), key=lambda row: _order(row.slug)),
        search=_search((facet, slug)) if found.total else None,
        mentioned=[hit for hit in every if hit.id not in shown],
    )


def ended(site: Site, scheme: str, slug: str) -> Ended | None:
    """How encounters with a barrier ended, or those that a mechanism was used against."""
    if scheme not in ("barrier", "mechanism"):
        return None
    asked = {"mechanism": slug} if scheme == "mechanism" else {"barriers": slug}
    met = site.repository.encounters(**asked)
    if not len(met):
        return None
    ends = [
        Told(end, len(met.ended(end)), _encounters((scheme, slug), ("resolution", end)))
        for end in RESOLUTIONS
    ]
    named = {row.slug for row in met.summary.barriers}
    tallies = by_barrier(met, site.vocabulary).values()
    return Ended(met, ends, [row for row in tallies if row.slug in named])


def seen(site: Site, scheme: str, slug: str) -> Seen | None:
    """The outcomes of a kind, or those that sources attribute to a mechanism."""
    if scheme not in ("outcome", "mechanism"):
        return None
    within = site.vocabulary.scheme(scheme).within((slug,))
    rows = [row for row in site.observations if not within.isdisjoint(_coded(row, scheme))]
    return _grouped(site, rows) if rows else None


def _coded(row: Observation, scheme: str) -> Collection[str]:
    return row.mechanisms if scheme == "mechanism" else (row.outcome,)


def _grouped(site: Site, rows: Sequence[Observation]) -> Seen:
    def weakness(step: str) -> tuple[int, str]:
        return -site.ranks.get(step, -1), step

    def place(row: Observation) -> tuple[int, tuple[int, str], str]:
        return _order(row.direction), weakness(_strength(row)), row.case

    ordered = sorted(rows, key=place)
    directions = {
        direction: [(step, _by_case(same)) for step, same in groupby(of, key=_strength)]
        for direction, of in groupby(ordered, key=lambda row: row.direction)
    }
    used = {_strength(row) for row in rows}
    targets = {end: [row for row in ordered if row.target == end] for end in _TARGETS}
    return Seen(
        total=len(rows),
        directions=directions,
        strengths=sorted(used, key=weakness),
        targets={end: judged for end, judged in targets.items() if judged},
    )


def _by_case(rows: Iterable[Observation]) -> dict[str, list[Observation]]:
    return {case: list(same) for case, same in groupby(rows, key=lambda row: row.case)}


def _strength(row: Observation) -> str:
    return row.strength or _UNKNOWN


def _using(site: Site, scheme: str, slug: str) -> set[str]:
    """The cases that name a concept or a narrower one in any claim."""
    uses = site.repository.concept_uses
    within = site.vocabulary.scheme(scheme).within((slug,))
    return {case for name in within for case in uses.get((scheme, name), ())}


def _standing(hits: Iterable[Hit]) -> Iterator[Told]:
    """Cases by status; the number leads to the first of them in the list of the page."""
    for status, number in Counter(hit.status for hit in hits).items():
        yield Told(status, number, f"#status-{status}")


def _order(direction: str) -> int:
    return DIRECTIONS.index(direction) if direction in DIRECTIONS else len(DIRECTIONS)


def _place(site: Site, scheme: str, slug: str) -> int:
    known = site.vocabulary.by_id.get(scheme)
    slugs = list(known.by_slug) if known else []
    return slugs.index(slug) if slug in slugs else len(slugs)


def _search(*asked: tuple[str, str]) -> str:
    return _with("search", asked)


def _encounters(*asked: tuple[str, str]) -> str:
    return _with("barriers", asked)


def _with(page: str, asked: Pairs) -> str:
    return address(page, query=asked)
