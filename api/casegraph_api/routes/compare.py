"""Cases side by side: JSON, CSV and Markdown."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, BeforeValidator, Field

from casegraph.comparison import FEWEST_CASES, MOST_CASES
from casegraph_api.answers import NOT_FOUND, example
from casegraph_api.compare_schemas import CasesSideBySide
from casegraph_api.negotiation import CSV, JSON, MARKDOWN, preferred
from casegraph_api.parameters import without_blanks
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Comparable cases"])

_TEXT = {"schema": {"type": "string"}}
_FORMS: dict[int | str, dict[str, Any]] = {200: {"content": {CSV: _TEXT, MARKDOWN: _TEXT}}}
_BOUNDS = {"minItems": FEWEST_CASES, "maxItems": MOST_CASES, "uniqueItems": True}
_TYPES = {"json": JSON, "csv": CSV, "markdown": MARKDOWN}


class Chosen(BaseModel):
    """The cases to set side by side."""

    case: Annotated[list[str], BeforeValidator(without_blanks)] = Field(
        default=[],
        description=f"The id of a case; repeat it for {FEWEST_CASES} to {MOST_CASES} cases.",
        json_schema_extra=dict(_BOUNDS),
    )
    format: Literal["json", "csv", "markdown"] | None = Field(
        None, description="`csv` and `markdown` give a table with a column for each case."
    )
    briefing: bool = Field(
        default=False, description="Whether Markdown has a part for each case before the table."
    )


@router.get(
    "/compare",
    response_model=CasesSideBySide,
    responses=NOT_FOUND | _FORMS,
    openapi_extra=example("/api/v1/compare?case=heading-home-hennepin&case=houston-the-way-home"),
)
def compare(request: Request, site: OpenSite, chosen: Annotated[Chosen, Query()]) -> Response:
    """Two to six cases side by side: what they share, where they differ, with all claims."""
    found = site.repository.compare(chosen.case)
    accept = request.headers.get("accept", "")
    match _TYPES.get(chosen.format or "") or preferred(accept, tuple(_TYPES.values())):
        case "text/csv":
            return _file(found.to_csv(), CSV, "comparison.csv")
        case "text/markdown":
            text = found.to_markdown(briefing=chosen.briefing)
            return _file(text, MARKDOWN, "comparison.md")
        case _:
            return JSONResponse(found.to_dict())


def _file(text: str, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=f"{media_type}; charset=utf-8", headers=headers)
