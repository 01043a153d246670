"""Networks: what kinds there are, and each in every format."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from casegraph.network import PROJECTIONS, Projection, projection
from casegraph.network.formats import NETWORK_FORMATS, NetworkFormat, network_format
from casegraph_api.answers import NOT_FOUND, example
from casegraph_api.negotiation import preferred
from casegraph_api.network_schemas import CytoscapeOut, NetworkOut, NetworkRegister
from casegraph_api.networks import Asked, openapi_parameters, register_record
from casegraph_api.site import OpenSite

__all__ = ["making", "router", "unknown"]

router, unknown = APIRouter(tags=["Networks"]), APIRouter()

# What is asked for by media type; the others share theirs with one of these, or are files.
_BY_TYPE = {NETWORK_FORMATS[n].media_type: n for n in ("json", "gexf", "graphml", "svg", "png")}
_TEXTS = {one.media_type for one in NETWORK_FORMATS.values()} - {"application/json"}
_ALSO: dict[int | str, dict[str, Any]] = {
    200: {"content": {name: {"schema": {"type": "string"}} for name in sorted(_TEXTS)}}
}


@router.get("/networks", response_model=NetworkRegister, openapi_extra=example("/api/v1/networks"))
def list_networks() -> Response:
    """Every kind of network, what narrows it down, what can be measured, in which formats."""
    return JSONResponse(register_record())


@unknown.get("/networks/{kind}", include_in_schema=False)
def no_network(kind: str) -> None:
    """No route of its own, hence no such kind: NotFoundError with near ids."""
    projection(kind)


def making() -> APIRouter:
    """A route for each kind of network, described with its own parameters."""
    made = APIRouter(tags=["Networks"])
    for one in PROJECTIONS.values():
        needed = "&".join(f"{p.name}={p.example}" for p in one.parameters if p.needed)
        made.add_api_route(
            f"/networks/{one.id}",
            _maker(one),
            operation_id=f"network_{one.id.replace('-', '_')}",
            summary=one.label,
            description=f"A node is {one.node}; a tie: {one.edge}. Weight: {one.weight}.",
            response_model=NetworkOut | CytoscapeOut,
            responses=_ALSO | NOT_FOUND,
            openapi_extra={
                **example(f"/api/v1/networks/{one.id}{'?' * bool(needed)}{needed}"),
                "parameters": openapi_parameters(one),
            },
        )
    return made


def _maker(one: Projection) -> Callable[..., Response]:
    def make(request: Request, site: OpenSite) -> Response:
        asked = Asked.of(request, one)
        form = _form(request, asked)
        return Response(
            asked.bytes(site, form),
            media_type=form.content_type,
            headers={"Content-Disposition": _disposition(asked.kind, form)},
        )

    return make


def _form(request: Request, asked: Asked) -> NetworkFormat:
    """The format that is asked for, by parameter or by Accept header."""
    if asked.format:
        return network_format(asked.format)
    return network_format(_BY_TYPE[preferred(request.headers.get("accept", ""), tuple(_BY_TYPE))])


def _disposition(kind: str, form: NetworkFormat) -> str:
    """Data and pictures are shown; a page with a script of its own is only to be taken along."""
    shown = form.id in ("json", "cytoscape", "svg", "png")
    return f'{"inline" if shown else "attachment"}; filename="casegraph-{kind}{form.ending}"'
