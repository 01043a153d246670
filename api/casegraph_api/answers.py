"""Answers: what all JSON routes have in common on the way out."""

from collections.abc import Callable
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from casegraph_api.links import Pairs, address
from casegraph_api.parameters import Pages
from casegraph_api.schemas import Problem

__all__ = [
    "CSV_TOO",
    "GEOJSON_TOO",
    "NOT_ACCEPTABLE",
    "NOT_FOUND",
    "example",
    "page_response",
    "preflight",
]

NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "There is nothing of that name."}
}
NOT_ACCEPTABLE: dict[int | str, dict[str, Any]] = {
    406: {"model": Problem, "description": "It cannot be had in a media type that is accepted."}
}
CSV_TOO: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}}
}
GEOJSON_TOO: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/geo+json": {"schema": {"type": "object"}},
        }
    }
}


def example(path: str) -> dict[str, Any]:
    """Extra words for the description of a route: an address to try."""
    return {"x-example": path}


def preflight(headers: str) -> Callable[[], Response]:
    """What a browser asks before a page elsewhere may send those headers of its own."""
    allowed = {
        "Allow": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": headers,
        "Access-Control-Max-Age": "86400",
    }
    return lambda: Response(status_code=204, headers=allowed)


def page_response(
    request: Request, listing: Pages, content: dict[str, Any], total: int, asked: Pairs = ()
) -> Response:
    """A page of a list, with the address of the next page in it and in a Link header.

    *asked* is what the address holds besides the listing.
    """
    end = listing.offset + listing.limit
    following = None
    if end < total:
        parts = request.scope["path"].strip("/").split("/")
        following = address(*parts, query=[*asked, *listing.pairs(offset=end)])
    page = {"total": total, "limit": listing.limit, "offset": listing.offset, "next": following}
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return JSONResponse(page | content, headers=headers)
