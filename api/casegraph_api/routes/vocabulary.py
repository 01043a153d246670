"""Vocabulary: the concept schemes and their concepts, with the number of cases that use them."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from casegraph_api.answers import CSV_TOO, NOT_FOUND, example
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.parameters import Format
from casegraph_api.schemas import ConceptDetail, SchemeDetail, SchemeList, SchemeSummary
from casegraph_api.site import OpenSite
from casegraph_api.thing_records import scheme_detail, schemes_list

router = APIRouter(tags=["Vocabulary"])


@router.get(
    "/vocab",
    response_model=SchemeList,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/vocab"),
)
def list_schemes(request: Request, site: OpenSite, format: Format = None) -> Response:  # noqa: A002
    """All concept schemes."""
    told = schemes_list(site)
    if wants_csv(request, format):
        return csv_response("vocab", tuple(SchemeSummary.model_fields), told["schemes"])
    return JSONResponse(told)


@router.get(
    "/vocab/{scheme}",
    response_model=SchemeDetail,
    responses=CSV_TOO | NOT_FOUND,
    openapi_extra=example("/api/v1/vocab/barrier"),
)
def read_scheme(
    scheme: str,
    request: Request,
    site: OpenSite,
    format: Format = None,  # noqa: A002
) -> Response:
    """One concept scheme with its concepts."""
    told = scheme_detail(site, scheme)
    if wants_csv(request, format):
        return csv_response(told["id"], tuple(ConceptDetail.model_fields), told["concepts"])
    return JSONResponse(told)
