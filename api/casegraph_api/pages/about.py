"""The page about method, evidence and licence."""

from fastapi import APIRouter
from fastapi.responses import Response

from casegraph.quality import COLUMNS
from casegraph_api.site import OpenSite

router = APIRouter()


@router.get("/about")
def about(site: OpenSite) -> Response:
    """How the cases are made, and how far they can be trusted."""
    return site.page(
        "about.html",
        info=site.repository.info,
        citation=str(site.repository.cite()).strip(),
        imported=site.imported,
        countries=len(site.overview.facets["country"]),
        strengths=site.overview.facets["strength"],
        quality=site.repository.quality,
        columns={column.name: column for column in COLUMNS},
        shares=("quantified", "independent", "strength_3"),
        emmie=[column.name for column in COLUMNS if column.name.startswith("emmie_")],
        titles={case: hit.title for case, hit in site.summaries.items()},
        scale=site.vocabulary.by_id.get("evidence-strength"),
    )
