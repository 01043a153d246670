"""Citations: the collection, cases, and their sources for reference managers."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, BeforeValidator, Field

from casegraph.citations import FORMATS, Citations, Format
from casegraph.citations.formats.csl import CSL, item
from casegraph.citations.formats.text import reference
from casegraph.errors import InputError
from casegraph_api.answers import NOT_FOUND, example
from casegraph_api.citation_schemas import CitationList
from casegraph_api.negotiation import JSON, preferred
from casegraph_api.parameters import without_blanks
from casegraph_api.site import OpenSite

router = APIRouter(tags=["For researchers"])

_MOST_CASES = 200
_TEXT = {"schema": {"type": "string"}}
_ITEMS = {"schema": {"type": "array", "items": {"type": "object"}}}
_FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {f.media_type: _ITEMS if f is CSL else _TEXT for f in FORMATS.values()}}
}


class Form(BaseModel):
    """Whether sources are wanted, and in which format."""

    sources: bool = Field(
        default=False, description="Whether to give what the cases cite instead of them."
    )
    format: Literal["json", "text", "bibtex", "ris", "csl"] | None = Field(
        None, description="`json` has references in words and items of CSL; the others are files."
    )

    def response(self, request: Request, found: Citations, name: str) -> Response:
        """The citations in the format asked for by parameter or by Accept header."""
        form = FORMATS.get(self.format or "") or (None if self.format else _accepted(request))
        if form is None:
            told = {"text": list(map(reference, found)), "items": list(map(item, found))}
            return JSONResponse({"total": len(found)} | told)
        headers = {"Content-Disposition": f'attachment; filename="{name}.{form.suffix}"'}
        media_type = f"{form.media_type}; charset=utf-8"
        return Response(found.to(form.name), media_type=media_type, headers=headers)


class Cited(Form):
    """The cases to cite."""

    case: Annotated[list[str], BeforeValidator(without_blanks)] = Field(
        default=[],
        description="The id of a case; may be repeated. Without one, the collection.",
        json_schema_extra={"maxItems": _MOST_CASES},
    )


@router.get(
    "/citation",
    response_model=CitationList,
    responses=NOT_FOUND | _FORMS,
    openapi_extra=example("/api/v1/citation?case=gov-uk&case=x-road-estonia&format=bibtex"),
)
def read_citation(request: Request, site: OpenSite, asked: Annotated[Cited, Query()]) -> Response:
    """How to cite the collection as it is here, cases, or what cases cite."""
    if len(asked.case) > _MOST_CASES:
        raise InputError(f"{len(asked.case)} cases are given; give at most {_MOST_CASES}.")
    if asked.sources and not asked.case:
        raise InputError("Sources are those of cases. Give one or more: case=gov-uk.")
    found = site.repository.cite(asked.case or None, sources=asked.sources)
    return asked.response(request, found, "citation")


@router.get(
    "/cases/{id}/citation",
    response_model=CitationList,
    responses=NOT_FOUND | _FORMS,
    openapi_extra=example("/api/v1/cases/gov-uk/citation?format=ris&sources=true"),
)
def read_citation_of_case(
    request: Request,
    id: str,  # noqa: A002  # the name in the address
    site: OpenSite,
    asked: Annotated[Form, Query()],
) -> Response:
    """How to cite one case, or what it cites."""
    case = site.repository.case(id)
    found = site.repository.cite([case], sources=asked.sources)
    return asked.response(request, found, case.id)


def _accepted(request: Request) -> Format | None:
    """The format that an Accept header ranks highest; none where it would rather have JSON."""
    types = {form.media_type: form for form in FORMATS.values()}
    return types.get(preferred(request.headers.get("accept", ""), (JSON, *types)))
