"""Comparable cases: for a case, for a situation in plain words, for concepts, or a mix."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from casegraph.comparison import SimilarQuery
from casegraph_api.answers import CSV_TOO, NOT_FOUND, example
from casegraph_api.comparing import (
    BODY,
    ROW,
    Comparing,
    Situation,
    query_in_body,
    row,
    similar_record,
)
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.schemas import Problem
from casegraph_api.similar_schemas import SimilarCases
from casegraph_api.site import OpenSite, Site

router = APIRouter(tags=["Comparable cases"])

_BODY_ERRORS: dict[int | str, dict[str, Any]] = {
    413: {"model": Problem, "description": "The body is too long."},
    415: {"model": Problem, "description": "The body is not JSON by its Content-Type."},
}


@router.get(
    "/cases/{id}/similar",
    response_model=SimilarCases,
    responses=NOT_FOUND | CSV_TOO,
    openapi_extra=example("/api/v1/cases/heading-home-hennepin/similar?contrast=true&limit=3"),
)
def similar_to_case(
    id: str,  # noqa: A002  # the name in the address
    request: Request,
    site: OpenSite,
    asked: Annotated[Comparing, Query()],
) -> Response:
    """Cases comparable with one case, with the reasons, differences and coverage of each."""
    return _answer(site, request, asked.query(id), asked.format)


@router.get(
    "/similar",
    response_model=SimilarCases,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/similar?text=Our+permits+take+months&feature=barrier/silos"),
)
def similar(request: Request, site: OpenSite, asked: Annotated[Situation, Query()]) -> Response:
    """Cases comparable with a situation in plain words, with concepts, or with both."""
    return _answer(site, request, asked.query(text=asked.text), asked.format)


@router.post(
    "/similar",
    response_model=SimilarCases,
    responses=NOT_FOUND | _BODY_ERRORS,
    openapi_extra=BODY,
)
def similar_to_body(
    request: Request, site: OpenSite, query: Annotated[SimilarQuery, Depends(query_in_body)]
) -> Response:
    """The same for longer texts; a case may be named as well."""
    return _answer(site, request, query, "json")


def _answer(site: Site, request: Request, query: SimilarQuery, form: str | None) -> Response:
    found = site.repository.comparable(query)
    if wants_csv(request, form):
        return csv_response("similar", ROW, [row(site, hit) for hit in found.hits])
    return JSONResponse(similar_record(site, found))
