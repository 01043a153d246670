"""Quality: how complete and how well supported each record is."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from casegraph.quality import COLUMNS
from casegraph_api.answers import CSV_TOO, example
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.parameters import Format
from casegraph_api.schemas import QualityReport
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Quality"])


@router.get(
    "/quality",
    response_model=QualityReport,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/quality"),
)
def read_quality(request: Request, site: OpenSite, format: Format = None) -> Response:  # noqa: A002
    """A row of figures on each case, and what the figures mean."""
    rows = site.repository.quality
    if wants_csv(request, format):
        return csv_response("quality", [column.name for column in COLUMNS], rows)
    columns = [{"name": column.name, "meaning": column.meaning} for column in COLUMNS]
    return JSONResponse({"total": len(rows), "columns": columns, "cases": rows})
