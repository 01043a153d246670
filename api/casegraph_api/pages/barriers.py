"""The pages of barriers: all of them as a tree, and who met one, what they did, how it ended."""

from collections.abc import Container, Iterator, Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.comparison import RESOLUTIONS, Encounter, Encounters, Tally, by_barrier
from casegraph.countries import country_name
from casegraph.model import Concept
from casegraph_api.barriers import FILTERS, AskingBarriers
from casegraph_api.links import address
from casegraph_api.marks import marks_of
from casegraph_api.pages.vocabulary import tree
from casegraph_api.parameters import known_fields
from casegraph_api.site import OpenSite, Site

router = APIRouter()

_IN_SECTION = 8
_FIRST_RESPONSES, _FEW = 12, 3
_BESIDE = 12
_TITLES = {
    "resolved": "What worked",
    "partly-resolved": "What helped in part",
    "unresolved": "What did not work",
    "resolution-unknown": "End not reported",
}
_SCHEMES = {
    "resolution": "barrier-resolution",
    "mechanism": "mechanism",
    "level": "government-level",
}
_NAMES = {
    "resolution": "How it ended",
    "mechanism": "Response",
    "country": "Country",
    "level": "Level of government",
}


class _Section(NamedTuple):
    """Encounters that ended in one way: those shown, their number, and where all of them are."""

    resolution: str
    title: str
    shown: Sequence[Encounter]
    total: int
    all: str


class _Choice(NamedTuple):
    """One value of a filter with its label; how many encounters have it, unless it is broader."""

    value: str
    label: str
    times: int | None


class _Group(NamedTuple):
    """A group of barriers, and those below it with their depth."""

    concept: Concept
    below: list[tuple[int, Concept]]


class _Chip(NamedTuple):
    """An active filter in words, and the address without it."""

    name: str
    label: str
    without: str


@router.get("/barriers")
def barriers(
    request: Request, site: OpenSite, asked: Annotated[AskingBarriers, Query()]
) -> Response:
    """Every encounter with the barriers asked for; without one all barriers that were met."""
    known_fields(request, AskingBarriers, "This page")
    met = asked.found(site)
    if not (met.query.barriers or any(asked.filters.values())):
        return _overview(site)
    every = site.repository.encounters(asked.barrier)
    counted = by_barrier(site.repository.all_encounters, site.vocabulary)
    return site.page(
        "barriers.html",
        asked=asked,
        met=met,
        actors=site.repository.actors,
        picked=[site.vocabulary.concept("barrier", slug) for slug in met.query.barriers],
        groups=_groups(site, counted),
        filters={name: tuple(_choices(site, name, every, met)) for name in FILTERS},
        names=_NAMES,
        chips=tuple(_chips(site, asked, met)),
        sections=tuple(_sections(asked, met)),
        broader=_broader(site, met),
        responded=_responded(met),
        beside=met.summary.together[:_BESIDE],
        narrowed=lambda **changes: address("barriers", query=_pairs(asked, **changes)),
        marks=marks_of(met.summary.mechanisms),
        previous=_turned(asked, met, -asked.limit),
        following=_turned(asked, met, asked.limit),
        twins={form: _twin(asked, form) for form in ("json", "csv")},
    )


def _overview(site: Site) -> Response:
    """All barriers that were met, under the groups that they belong to."""
    counted = by_barrier(site.repository.all_encounters, site.vocabulary)
    groups = _groups(site, counted)
    return site.page(
        "barrier-list.html",
        groups=groups,
        counted=counted,
        total=site.repository.encounters().summary.total,
        marks=marks_of([counted[one.slug] for group in groups for _, one in group.below]),
    )


def _groups(site: Site, counted: Container[str]) -> list[_Group]:
    """The barriers that were met, in the order of the scheme."""
    groups: list[_Group] = []
    for depth, concept in tree(site.vocabulary.scheme("barrier")):
        if concept.slug in counted and depth == 0:
            groups.append(_Group(concept, []))
        elif concept.slug in counted:
            groups[-1].below.append((depth, concept))
    return groups


def _broader(site: Site, met: Encounters) -> Sequence[Concept]:
    """The barriers above the one asked for, the broadest first."""
    if len(met.query.barriers) != 1:
        return ()
    return tuple(site.vocabulary.scheme("barrier").ancestors(met.query.barriers[0]))[::-1]


def _responded(met: Encounters) -> tuple[Sequence[Tally], Sequence[Tally]]:
    """The rows on responses that are shown at once, and those that open on demand."""
    unanswered = met.summary.unanswered
    rows = (*met.summary.mechanisms, *((unanswered,) if unanswered.encounters else ()))
    first = _FIRST_RESPONSES if len(rows) > _FIRST_RESPONSES + _FEW else len(rows)
    return rows[:first], rows[first:]


def _sections(asked: AskingBarriers, met: Encounters) -> Iterator[_Section]:
    """What worked and what did not, a section each; if only one end is asked for, page by page."""
    only_one = len(met.query.resolution) == 1
    for resolution, title in _TITLES.items():
        ended = met.ended(resolution)
        first = asked.offset if only_one else 0
        shown = ended[first : first + (asked.limit if only_one else _IN_SECTION)]
        if ended or (not met.query.resolution and resolution == "unresolved"):
            everything = _pairs(asked, resolution=[resolution])
            yield _Section(
                resolution, title, shown, len(ended), address("barriers", query=everything)
            )


def _turned(asked: AskingBarriers, met: Encounters, by: int) -> str | None:
    """The address of the page before or after, where one end is read page by page."""
    offset = asked.offset + by
    if len(met.query.resolution) != 1 or (by < 0 and not asked.offset) or offset >= len(met):
        return None
    return address("barriers", query=asked.pairs(offset=max(offset, 0), format=None))


def _pairs(asked: AskingBarriers, **changes: object) -> list[tuple[str, str]]:
    return asked.pairs(**{"offset": 0, "format": None, **changes})


def _choices(site: Site, name: str, every: Encounters, met: Encounters) -> Iterator[_Choice]:
    """The values that a filter has among all encounters with the barriers, and those chosen."""
    summary = every.summary
    rows = {
        "resolution": [Tally(end, len(every.ended(end)), 0, 0, 0, 0, 0) for end in RESOLUTIONS],
        "mechanism": sorted(summary.mechanisms, key=lambda row: _label(site, name, row.slug)),
        "country": sorted(summary.countries, key=lambda row: _label(site, name, row.slug)),
        "level": summary.levels,
    }
    for row in rows[name]:
        yield _Choice(row.slug, _label(site, name, row.slug), row.encounters)
    for value in sorted({*getattr(met.query, name)} - {row.slug for row in rows[name]}):
        yield _Choice(value, _label(site, name, value), None)


def _chips(site: Site, asked: AskingBarriers, met: Encounters) -> Iterator[_Chip]:
    for name in FILTERS:
        values: Sequence[str] = getattr(met.query, name)
        for value in values:
            rest = _pairs(asked, **{name: [other for other in values if other != value]})
            yield _Chip(_NAMES[name], _label(site, name, value), address("barriers", query=rest))


def _label(site: Site, name: str, value: str) -> str:
    scheme = _SCHEMES.get(name)
    return site.vocabulary.label(scheme, value) if scheme else country_name(value)


def _twin(asked: AskingBarriers, form: str) -> str:
    """The address of the same encounters for a program."""
    given = _pairs(asked, format="csv" if form == "csv" else None)
    return address("api", "v1", "barriers", query=given)
