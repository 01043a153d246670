"""Answers: what all JSON routes have in common on the way out."""

from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from casegraph_api.links import Pairs, address
from casegraph_api.parameters import Pages
from casegraph_api.schemas import Problem

__all__ = ["CSV_TOO", "NOT_FOUND", "example", "page_response"]

NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "There is nothing of that name."}
}
CSV_TOO: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}}
}


def example(path: str) -> dict[str, Any]:
    """Extra words for the description of a route: an address to try."""
    return {"x-example": path}


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
