"""Suggestions: what the beginning of a name may become, while it is being typed."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from casegraph.search import MOST_SUGGESTIONS, Suggestion
from casegraph_api.answers import example
from casegraph_api.links import iri_at, local_address
from casegraph_api.schemas import SuggestionList
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Search"])

Typed = Annotated[str, Query(description="What has been typed. No text is wrong.")]
Limit = Annotated[int, Query(ge=1, le=MOST_SUGGESTIONS, description="Most suggestions.")]


@router.get(
    "/suggest",
    response_model=SuggestionList,
    openapi_extra=example("/api/v1/suggest?q=hom"),
)
def suggest(site: OpenSite, q: Typed = "", limit: Limit = 10) -> Response:
    """Cases, actors, concepts and places with a name of which a word begins so."""
    found = site.repository.suggest(q, limit)
    return JSONResponse({"q": q, "suggestions": [_record(one) for one in found]})


def _record(one: Suggestion) -> dict[str, Any]:
    root = "vocab" if one.kind == "concept" else one.kind
    iri = iri_at(root, one.id)
    return asdict(one) | {"iri": iri, "page": local_address(iri)}
