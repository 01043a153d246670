"""Search: words and facets together, with highlights and corrections."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph_api.answers import GEOJSON_TOO, example, page_response
from casegraph_api.listed import file_of
from casegraph_api.parameters import Search
from casegraph_api.records import SUMMARY, facets_record, hit_record
from casegraph_api.schemas import SearchPage
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Search"])


@router.get(
    "/search",
    response_model=SearchPage,
    responses=GEOJSON_TOO,
    openapi_extra=example("/api/v1/search?q=rough+sleeping&direction=worsened"),
)
def search(request: Request, site: OpenSite, asked: Annotated[Search, Query()]) -> Response:
    """Cases by words, facets and years."""
    if file := file_of(request, site, asked, (*SUMMARY, "score", "matched"), hit_record):
        return file
    found = site.repository.find(asked.query())
    content: dict[str, Any] = {
        "hits": [hit_record(hit) for hit in found.hits],
        "facets": facets_record(found),
        "did_you_mean": found.did_you_mean,
        "searched_instead": found.searched_instead,
        "also_searched": [asdict(concept) for concept in found.also_searched],
        "notes": [*found.notes, *filter(None, [found.sparql_note])],
        "sparql": found.sparql,
    }
    return page_response(request, asked, content, found.total)
