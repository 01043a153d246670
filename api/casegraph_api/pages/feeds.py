"""Feeds of new and changed cases."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from casegraph_api.atom import FEEDS, MEDIA_TYPE, atom
from casegraph_api.origin import here
from casegraph_api.site import OpenSite

router = APIRouter()


@router.get("/feeds/{name}.atom")
def feed(name: str, site: OpenSite) -> Response:
    """One feed; there are no others."""
    for one in FEEDS:
        if one.name == name:
            return Response(atom(site, one, here()), media_type=MEDIA_TYPE)
    raise HTTPException(HTTPStatus.NOT_FOUND)
