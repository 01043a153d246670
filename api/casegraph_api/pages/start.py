"""The start page: what this is, and the ways in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from casegraph_api.clusters import Marker, markers, splits
from casegraph_api.instance import instance
from casegraph_api.origin import origin
from casegraph_api.pages.maps import look
from casegraph_api.parameters import SearchMap
from casegraph_api.places import spots
from casegraph_api.schema_org import about_dataset
from casegraph_api.site import OpenSite, Site
from casegraph_api.world import world

router = APIRouter()

_MOST_BARRIERS = 14
_LONGEST_INDEX = 150
_MOST_ENDINGS = 12
_LATEST = """
SELECT (MAX(?day) AS ?latest) WHERE { ?record a cg:CaseRecord ; dct:modified ?day }"""
_ENDED_BADLY = ("failed", "discontinued")
_RESOLUTIONS = ("resolved", "partly-resolved", "unresolved", "resolution-unknown")


@dataclass(frozen=True)
class _Bar:
    """One barrier with how often it was met and how that ended, as parts of a bar."""

    slug: str
    times: int
    cases: int
    parts: tuple[tuple[str, int, int], ...]


@router.get("/")
def start(request: Request, site: OpenSite) -> Response:
    """What this is, and the ways in."""
    facets = site.overview.facets
    index = tuple(hit for hit in site.summaries.values() if not hit.imported)
    uses = site.repository.concept_uses
    return site.page(
        "start.html",
        bars=sorted(_bars(site), key=lambda bar: (-bar.cases, -bar.times, bar.slug))[
            :_MOST_BARRIERS
        ],
        challenges=facets["challenge"],
        countries=facets["country"],
        ended=[value for value in facets["status"] if value.value in _ENDED_BADLY],
        missed=len(uses.get(("target-attainment", "target-missed"), ())),
        worsened=[value for value in facets["direction"] if value.value == "worsened"],
        endings=[hit for hit in index if hit.status in _ENDED_BADLY][:_MOST_ENDINGS],
        instance=instance(site),
        summaries=site.summaries,
        world=world(),
        marks=_marks(site),
        changed=next(iter(site.answer(_LATEST, site.repository.sparql)), {}).get("latest"),
        made=datetime.fromisoformat(site.repository.info["created"]),
        index=index if len(index) <= _LONGEST_INDEX else (),
        info=site.repository.info,
        imported=site.imported,
        told=about_dataset(site, origin(request.scope, site.public_url)),
    )


def _marks(site: Site) -> list[tuple[Marker, bool, str]]:
    """The markers of the curated cases on a map of the world, each with where it leads."""
    drawn = world()
    curated = (hit for hit in site.summaries.values() if not hit.imported)
    found = markers(drawn, spots(curated, site.places))
    return [(one, splits(one, drawn), look(SearchMap(), one, drawn)) for one in found]


def _bars(site: Site) -> Iterator[_Bar]:
    """Each barrier that was met, as the pieces of a stacked bar."""
    for slug, endings in site.endings.items():
        cases = site.repository.concept_uses.get(("barrier", slug), ())
        yield _Bar(slug, sum(endings.values()), len(cases), tuple(_parts(endings)))


def _parts(endings: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Resolution, place on the bar and length, counted in encounters."""
    place = 0
    for resolution in _RESOLUTIONS:
        if length := endings.get(resolution, 0):
            yield resolution, place, length
            place += length
