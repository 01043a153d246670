"""Cases: the list, narrowed down by facets, and one case whole."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from casegraph_api.answers import GEOJSON_TOO, NOT_FOUND, example, page_response
from casegraph_api.listed import file_of
from casegraph_api.parameters import Filters
from casegraph_api.records import SUMMARY, case_record, facets_record, summary_record
from casegraph_api.schemas import CaseDetail, CasePage
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Cases"])


@router.get(
    "/cases",
    response_model=CasePage,
    responses=GEOJSON_TOO,
    openapi_extra=example("/api/v1/cases?barrier=silos&limit=5"),
)
def list_cases(request: Request, site: OpenSite, filters: Annotated[Filters, Query()]) -> Response:
    """Cases by facets and years."""
    if file := file_of(request, site, filters, SUMMARY, summary_record):
        return file
    found = site.repository.find(filters.query())
    content: dict[str, Any] = {"cases": [summary_record(hit) for hit in found.hits]}
    return page_response(request, filters, content | {"facets": facets_record(found)}, found.total)


@router.get(
    "/cases/{id}",
    response_model=CaseDetail,
    responses=NOT_FOUND,
    openapi_extra=example("/api/v1/cases/heading-home-hennepin"),
)
def read_case(id: str, site: OpenSite) -> Response:  # noqa: A002  # the name in the address
    """One case with all its claims, sources, actors and labels."""
    return JSONResponse(case_record(site, site.repository.case(id)))
