"""Actors: those who took part, and in which cases."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from casegraph_api.answers import CSV_TOO, NOT_FOUND, example, page_response
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.parameters import Actors
from casegraph_api.records import actor_record
from casegraph_api.schemas import ActorDetail, ActorOut, ActorPage
from casegraph_api.site import OpenSite
from casegraph_api.thing_records import actor_detail

router = APIRouter(tags=["Actors"])


@router.get(
    "/actors",
    response_model=ActorPage,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/actors?limit=50"),
)
def list_actors(request: Request, site: OpenSite, listing: Annotated[Actors, Query()]) -> Response:
    """All actors, in the order of their names."""
    known = site.repository.actors if listing.imported else site.repository.curated_actors
    actors = sorted(known.values(), key=lambda actor: actor.name.casefold())
    if wants_csv(request, listing.format):
        return csv_response("actors", tuple(ActorOut.model_fields), map(actor_record, actors))
    page = actors[listing.offset : listing.offset + listing.limit]
    content = {"actors": [actor_record(actor) for actor in page]}
    return page_response(request, listing, content, len(actors))


@router.get(
    "/actors/{id}",
    response_model=ActorDetail,
    responses=NOT_FOUND,
    openapi_extra=example("/api/v1/actors/hennepin-county"),
)
def read_actor(id: str, site: OpenSite) -> Response:  # noqa: A002  # the name in the address
    """One actor with its cases and its roles in them."""
    return JSONResponse(actor_detail(site, id))
