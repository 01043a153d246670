"""Actors: those who took part, and in which cases."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from casegraph_api.actors import find_actors
from casegraph_api.answers import CSV_TOO, NOT_FOUND, example, page_response
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.parameters import Actors
from casegraph_api.records import actor_row_record
from casegraph_api.schemas import ActorDetail, ActorListed, ActorPage
from casegraph_api.site import OpenSite
from casegraph_api.thing_records import actor_detail

router = APIRouter(tags=["Actors"])


@router.get(
    "/actors",
    response_model=ActorPage,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/actors?sector=citizens&sort=-cases"),
)
def list_actors(request: Request, site: OpenSite, listing: Annotated[Actors, Query()]) -> Response:
    """Actors by the words of their names, by sector, role and country."""
    rows = site.actors(imported=listing.imported)
    found = find_actors(rows, site.vocabulary, listing.q, listing.where, listing.sort).rows
    if wants_csv(request, listing.format):
        return csv_response("actors", tuple(ActorListed.model_fields), map(actor_row_record, found))
    page = found[listing.offset : listing.offset + listing.limit]
    content = {"actors": [actor_row_record(row) for row in page]}
    return page_response(request, listing, content, len(found))


@router.get(
    "/actors/{id}",
    response_model=ActorDetail,
    responses=NOT_FOUND,
    openapi_extra=example("/api/v1/actors/hennepin-county"),
)
def read_actor(id: str, site: OpenSite) -> Response:  # noqa: A002  # the name in the address
    """One actor with its cases and its roles in them."""
    return JSONResponse(actor_detail(site, id))
