"""Search: words and facets together, with highlights and corrections."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph_api.answers import CSV_TOO, example, page_response
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.parameters import Search
from casegraph_api.records import SUMMARY, facets_record, hit_record
from casegraph_api.schemas import SearchPage
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Search"])


@router.get(
    "/search",
    response_model=SearchPage,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/search?q=rough+sleeping&direction=worsened"),
)
def search(request: Request, site: OpenSite, asked: Annotated[Search, Query()]) -> Response:
    """Cases by words, facets and years."""
    if wants_csv(request, asked.format):
        rows = map(hit_record, site.every_hit(asked.query()))
        return csv_response("search", (*SUMMARY, "score", "matched"), rows)
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
