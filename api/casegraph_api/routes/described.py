"""Descriptions of the dataset: its figures as VoID, its place in a catalogue as DCAT."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.formats import ResultFormat, formats_of
from casegraph_api.answers import NOT_ACCEPTABLE, example, preflight
from casegraph_api.links import LICENCE, address
from casegraph_api.negotiation import HTML, accepted
from casegraph_api.origin import origin
from casegraph_api.pages.data import data_page
from casegraph_api.site import OpenSite, Site
from casegraph_api.sparql.choice import choose

router = APIRouter(tags=["Dumps and descriptions"])

_FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            media_type: {"schema": {} if media_type.endswith("json") else {"type": "string"}}
            for media_type in (*(form.media_type for form in formats_of("graph")), HTML)
        }
    }
}
_NAMES = {"enum": [*(form.name for form in formats_of("graph")), "html"]}
Format = Annotated[
    str | None,
    Query(description="The form; else the Accept header decides.", json_schema_extra=_NAMES),
]
Told = Callable[[str, str], bytes]


def _void(site: Site) -> Told:
    return site.repository.void


def _catalogue(site: Site) -> Told:
    return site.repository.catalogue


_TOLD = (
    ("/void", "void", _void, "The dataset in figures (VoID): subsets, classes, properties, dumps."),
    ("/.well-known/void", "void", _void, "The same as `/void`, where programs look for it."),
    ("/catalog", "catalog", _catalogue, "The dataset, its files and its services (DCAT 3)."),
)


def _answer(request: Request, site: Site, told: Told, place: str, form: str | None) -> Response:
    """What is told of the dataset, in the format asked for; a browser gets the page."""
    chosen = choose("graph", form, accepted(request.headers))
    if chosen is None:
        return data_page(request, site)
    body = told(origin(request.scope, site.public_url), chosen.name)
    headers = {
        "Content-Type": chosen.content_type,
        "Content-Location": address(place, query=[("format", chosen.name)]),
        "Link": ", ".join([*_links(place, chosen), f'<{LICENCE}>; rel="license"']),
    }
    return Response(body, headers=headers)


def _links(place: str, chosen: ResultFormat) -> Iterator[str]:
    for form in formats_of("graph"):
        if form != chosen:
            there = address(place, query=[("format", form.name)])
            yield f'<{there}>; rel="alternate"; type="{form.media_type}"'


def _add(path: str, place: str, told: Callable[[Site], Told], about: str) -> None:
    def read(request: Request, site: OpenSite, format: Format = None) -> Response:  # noqa: A002
        return _answer(request, site, told(site), place, format)

    router.add_api_route(
        path,
        read,
        name=path,
        description=about,
        response_class=Response,
        responses=_FORMS | NOT_ACCEPTABLE,
        openapi_extra=example(f"{path}?format=ttl"),
    )
    allowed = preflight("Accept, If-None-Match")
    router.add_api_route(path, allowed, methods=["OPTIONS"], include_in_schema=False)


for _told in _TOLD:
    _add(*_told)
