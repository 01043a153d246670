"""Association: which concepts of two dimensions are found in the same cases."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from casegraph.errors import InputError
from casegraph_api.answers import CSV_TOO, example, page_response
from casegraph_api.association_schemas import AssociationPage
from casegraph_api.csv_rows import csv_file, wants_csv
from casegraph_api.parameters import Filters
from casegraph_api.site import OpenSite

router = APIRouter(tags=["For researchers"])


class Associated(Filters):
    """Two dimensions, and the cases over which they are counted."""

    rows: str = Field("", description="A dimension, such as `barrier`.")
    columns: str = Field(
        "", description="Another, such as `type` or `outcome[direction=improved]`."
    )
    least: int = Field(3, ge=1, description="Concepts of fewer cases are left out.")


@router.get(
    "/association",
    response_model=AssociationPage,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/association?rows=barrier&columns=type&limit=5"),
)
def read_association(
    request: Request, site: OpenSite, asked: Annotated[Associated, Query()]
) -> Response:
    """Concepts of two dimensions by case: counts, what independence would give, and measures."""
    if not (asked.rows and asked.columns):
        raise InputError("Give two dimensions: rows=barrier&columns=type.")
    names = [hit.id for hit in site.every_hit(asked.query())]
    found = site.repository.association(asked.rows, asked.columns, names, least=asked.least)
    if wants_csv(request, asked.format):
        return csv_file("association", found.to_csv())
    told = found.to_dict()
    told["pairs"] = told["pairs"][asked.offset : asked.offset + asked.limit]
    return page_response(request, asked, told, len(found))
