"""The page that documents the JSON API, made from its OpenAPI description."""

from collections import defaultdict
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from casegraph_api.site import OpenSite

router = APIRouter()

_LISTED = 12


@router.get("/docs")
def docs(request: Request, site: OpenSite) -> Response:
    """Every route with its parameters and an example."""
    description = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path, methods in description["paths"].items():
        groups[methods["get"]["tags"][0]].append(_route(path, methods["get"]))
    return site.page("docs.html", description=description, groups=groups)


def _route(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "summary": operation["description"],
        "example": operation["x-example"],
        "parameters": [_parameter(given) for given in operation.get("parameters", ())],
    }


def _parameter(given: dict[str, Any]) -> dict[str, Any]:
    schema = given["schema"]
    variants = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    first = variants[0]
    return {
        "name": given["name"],
        "place": given["in"],
        "kind": _kind(first, given.get("example", "")),
        "about": given.get("description", ""),
    }


def _kind(schema: dict[str, Any], example: str) -> str:
    words = schema.get("enum", ())
    if 0 < len(words) <= _LISTED:
        return " | ".join(words)
    kind = "text, repeatable" if schema.get("type") == "array" else schema.get("type", "text")
    such = f", such as {example}" if example else ""
    return f"{kind.replace('string', 'text')}{such}"
