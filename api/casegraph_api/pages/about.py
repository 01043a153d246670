"""The page about method, evidence and licence."""

from fastapi import APIRouter
from fastapi.responses import Response

from casegraph_api.site import OpenSite

router = APIRouter()


@router.get("/about")
def about(site: OpenSite) -> Response:
    """How the cases are made, and how far they can be trusted."""
    return site.page(
        "about.html",
        info=site.repository.info,
        countries=len(site.overview.facets["country"]),
        strengths=site.overview.facets["strength"],
        scale=site.vocabulary.by_id.get("evidence-strength"),
    )
