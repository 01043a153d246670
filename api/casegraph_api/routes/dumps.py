"""Dumps: the list of files that hold the whole collection, and each of them."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse, Response

from casegraph.errors import NotAcceptableError
from casegraph_api.answers import NOT_ACCEPTABLE, NOT_FOUND, example, preflight
from casegraph_api.files import file_answer
from casegraph_api.links import LICENCE, address
from casegraph_api.negotiation import HTML, JSON, acceptable, accepted
from casegraph_api.pages.data import data_page
from casegraph_api.schemas import DumpList, Problem
from casegraph_api.site import OpenSite, Site

router = APIRouter(tags=["Dumps and descriptions"])

_BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_FILE: dict[str, Any] = {
    "content": dict.fromkeys(("application/gzip", "application/zip", "text/plain"), _BINARY)
}
_LIST: dict[int | str, dict[str, Any]] = {200: {"content": {HTML: {"schema": {"type": "string"}}}}}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The whole file."} | _FILE,
    206: {"description": "The part that `Range` asks for."} | _FILE,
    304: {"description": "The file is still the one of that `ETag`."},
    416: {"model": Problem, "description": "The file has no such part."},
}
Ranged = Annotated[str | None, Header(alias="Range", description="One part: `bytes=0-1023`.")]


@router.get(
    "/dumps/",
    response_model=DumpList,
    responses=_LIST | NOT_ACCEPTABLE,
    openapi_extra=example("/dumps/"),
)
def list_dumps(request: Request, site: OpenSite) -> Response:
    """The files that hold the whole collection: sizes, digests, numbers of statements."""
    chosen = acceptable(accepted(request.headers), (JSON, HTML))
    if chosen is None:
        raise NotAcceptableError(f"The list can be had as {JSON} or {HTML}.")
    return data_page(request, site) if chosen == HTML else JSONResponse(_listed(site))


@router.get(
    "/dumps/{file}",
    response_class=Response,
    responses=_FILES | NOT_FOUND,
    openapi_extra=example("/dumps/SHA256SUMS"),
)
def read_dump(
    file: str,
    request: Request,
    site: OpenSite,
    part: Ranged = None,  # noqa: ARG001  # only for the description; the answer reads it
) -> Response:
    """One file, whole or in part; its `ETag` is its SHA-256."""
    place = site.repository.dump_file(file)
    return file_answer(request, site.repository.dumps[file], place, _made(site))


router.add_api_route(
    "/dumps/{file}",
    preflight("If-Match, If-Modified-Since, If-None-Match, If-Range, Range"),
    methods=["OPTIONS"],
    include_in_schema=False,
)


def _made(site: Site) -> datetime:
    return datetime.fromisoformat(site.repository.info["created"])


def _listed(site: Site) -> dict[str, Any]:
    dumps = site.repository.dumps.values()
    return {
        "snapshot": site.repository.info["id"],
        "created": site.repository.info["created"],
        "licence": LICENCE,
        "total": len(dumps),
        "files": [vars(dump) | {"address": address("dumps", dump.name)} for dump in dumps],
    }
