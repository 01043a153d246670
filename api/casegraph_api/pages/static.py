"""Static files, each under an address that holds a digest of its content."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from casegraph_api.assets import assets

router = APIRouter()


@router.get("/static/{digest}/{name}")
def static(digest: str, name: str) -> Response:
    """One file; an address with another digest does not exist."""
    asset = assets().get(name)
    if asset is None or asset.address != f"/static/{digest}/{name}":
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(asset.content, media_type=asset.media_type)


@router.get("/favicon.ico")
def mark() -> Response:
    """The mark of the site, for what opens a file of ours and finds no link to it there."""
    return RedirectResponse(assets()["mark.svg"].address)
