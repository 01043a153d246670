"""The endpoint in the OpenAPI description, made from the tables of parameters and formats."""

from http import HTTPStatus
from typing import Any

from casegraph.formats import FORMATS
from casegraph_api.sparql.protocol import DIRECT, FORM, PARAMETERS

__all__ = ["endpoint_description"]

_TAG = "SPARQL"
_ABOUT = (
    "The query operation of the SPARQL 1.1 Protocol. A GET without a query gives the description "
    "of the service. The usual prefixes need no declaration; SERVICE and updates are refused."
)
_EXAMPLE = "/sparql?query=ASK%20%7B%20%3Fcase%20a%20cg%3ACase%20%7D"
_ERRORS = {
    HTTPStatus.BAD_REQUEST: "The query or a parameter is wrong, or the answer is too large.",
    HTTPStatus.FORBIDDEN: "An update, or SERVICE with an endpoint that is not allowed.",
    HTTPStatus.NOT_ACCEPTABLE: "The answer has none of the forms asked for.",
    HTTPStatus.REQUEST_TIMEOUT: "The body did not arrive in time.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The query is too long.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is no form and no query in UTF-8.",
    HTTPStatus.TOO_MANY_REQUESTS: "The client has used up its query time; see Retry-After.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The deadline has passed, or too many are waiting.",
}


def endpoint_description(problem: dict[str, Any]) -> dict[str, Any]:
    """The path item of the endpoint; *problem* is the media type of errors with its schema."""
    shared = {"tags": [_TAG], "description": _ABOUT, "responses": _responses(problem)}
    return {
        "get": shared
        | {
            "operationId": "sparql_get",
            "summary": "SPARQL query",
            "parameters": [_parameter(name) for name in PARAMETERS],
            "x-example": _EXAMPLE,
        },
        "post": shared
        | {
            "operationId": "sparql_post",
            "summary": "SPARQL query in the body",
            "parameters": [_parameter(name) for name in PARAMETERS if name != "query"],
            "requestBody": {"required": True, "content": {FORM: _form(), DIRECT: _direct()}},
        },
    }


def _parameter(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": PARAMETERS[name],
        "schema": _schema(name),
    }


def _schema(name: str) -> dict[str, Any]:
    if name.endswith("-uri"):
        return {"type": "array", "items": {"type": "string", "format": "uri"}, "default": []}
    if name == "format":
        return {"type": "string", "enum": [*FORMATS, "html"]}
    if name == "timeout":
        return {"type": "number", "exclusiveMinimum": 0}
    return {"type": "string", "enum": ["0", "1"]} if name == "labels" else {"type": "string"}


def _form() -> dict[str, Any]:
    properties = {name: _schema(name) for name in PARAMETERS}
    return {"schema": {"type": "object", "properties": properties, "required": ["query"]}}


def _direct() -> dict[str, Any]:
    return {"schema": {"type": "string"}, "example": "SELECT * { ?case a cg:Case } LIMIT 10"}


def _responses(problem: dict[str, Any]) -> dict[str, Any]:
    media_types = [*(form.media_type for form in FORMATS.values()), "text/html"]
    content: dict[str, Any] = {name: {"schema": {"type": "string"}} for name in media_types}
    content["application/sparql-results+json"] = {"schema": {"type": "object"}}
    content["application/ld+json"] = {"schema": {}}
    errors = {
        str(status.value): {"description": about, "content": problem}
        for status, about in _ERRORS.items()
    }
    default = {"default": {"description": "Any other error.", "content": problem}}
    return {"200": {"description": "The answer.", "content": content}} | errors | default
