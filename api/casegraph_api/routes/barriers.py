"""Barriers: every encounter with one or several, what was tried, and how it ended."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.comparison import COLUMNS, row_of
from casegraph.errors import InputError
from casegraph_api.answers import CSV_TOO, example, page_response
from casegraph_api.barrier_schemas import BarrierEncounters
from casegraph_api.barriers import AskingBarriers, encounters_record
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.site import MOST_ROWS, OpenSite

router = APIRouter(tags=["Barriers"])


@router.get(
    "/barriers",
    response_model=BarrierEncounters,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/barriers?barrier=silos&barrier=mistrust&resolution=unresolved"),
)
def list_encounters(
    request: Request, site: OpenSite, asked: Annotated[AskingBarriers, Query()]
) -> Response:
    """Encounters with barriers, the best resolved and best founded first, and their summary."""
    met = asked.found(site)
    if wants_csv(request, asked.format):
        if len(met) > MOST_ROWS:
            many = f"{len(met):,} encounters match; at most {MOST_ROWS:,} are given in one file."
            raise InputError(f"{many} Narrow them down with a barrier or a country.")
        return csv_response("barriers", COLUMNS, map(row_of, met))
    page = met.found[asked.offset : asked.offset + asked.limit]
    return page_response(request, asked, encounters_record(site, met, page), len(met))
