"""Health: whether the service is alive, and whether its snapshot is open."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from casegraph_api.answers import example
from casegraph_api.schemas import Ready, Status
from casegraph_api.site import OpenSite

router = APIRouter(tags=["Health"])


@router.get("/healthz", response_model=Status, openapi_extra=example("/healthz"))
def alive() -> Response:
    """The service is alive."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", response_model=Ready, openapi_extra=example("/readyz"))
def ready(site: OpenSite) -> Response:
    """The snapshot is open, a store elsewhere answers, and this is what they hold."""
    site.repository.check()
    info = site.repository.info
    content = {
        "status": "ready",
        "snapshot": info["id"],
        "created": info["created"],
        "version": info["casegraph"],
        "counts": {name: count for name, count in info.items() if isinstance(count, int)},
        "claims": info["claims"],
    }
    return JSONResponse(content)
