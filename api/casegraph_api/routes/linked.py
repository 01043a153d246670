"""Linked data: a route for each kind of thing, made from the register of them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from casegraph.formats import ResultFormat
from casegraph_api.answers import NOT_ACCEPTABLE, NOT_FOUND, example, preflight
from casegraph_api.linked import answer
from casegraph_api.pages.vocabulary import VIEWS as BY_NAME
from casegraph_api.site import OpenSite
from casegraph_api.things import THINGS, VIEWS, Thing

router = APIRouter(tags=["Linked data"])

_LABELS = {
    "name": "labels",
    "in": "query",
    "description": "1 adds an `rdfs:label` for every IRI in the answer that has a name.",
    "schema": {"type": "string", "enum": ["1", "0"]},
}
_preflight = preflight("Accept, If-Modified-Since, If-None-Match")


def _endpoint(thing: Thing) -> Callable[..., Response]:
    def read(request: Request, site: OpenSite) -> Response:
        return answer(request, site, thing)

    return read


def _responses(thing: Thing) -> dict[int | str, dict[str, Any]]:
    others = [form for form in thing.forms.values() if form.name != "json"]
    content = {form.media_type: {"schema": _schema(form)} for form in others}
    return {200: {"content": content}} | NOT_FOUND | NOT_ACCEPTABLE


def _schema(form: ResultFormat) -> dict[str, Any]:
    return {"type": "object" if form.media_type.endswith(("json", "yaml")) else "string"}


def _parameters(thing: Thing, path: str) -> Iterator[dict[str, Any]]:
    names: dict[str, Any] = {"type": "string", "enum": list(thing.forms)}
    for name, part in _examples(thing, path):
        given = {"name": name, "in": "path", "required": True, "description": _about(thing)}
        text = {"schema": {"type": "string", "minLength": 1}, "example": part}
        yield given | ({"schema": names} if name == "format" else text)
    if "{format}" not in path:
        about = {"description": "The form of the answer; else the Accept header decides."}
        yield {"name": "format", "in": "query", "schema": names} | about
    yield _LABELS
    for name, meaning in VIEWS.items() if thing.browse else ():
        yield {"name": name, "in": "query", "description": meaning, "schema": _view_schema(name)}


def _view_schema(name: str) -> dict[str, Any]:
    return {"type": "string"} | ({"enum": list(BY_NAME)} if name == "view" else {})


def _examples(thing: Thing, path: str) -> Iterator[tuple[str, str]]:
    """The parameters in a path, each with its part of the example."""
    names = re.findall(r"{(\w+)}", path)
    parts = thing.example.partition("?")[0].split("/")
    return zip(names, parts[len(parts) - len(names) :], strict=True)


def _about(thing: Thing) -> str:
    return f"May end in the form of the answer: {', '.join(f'`.{form}`' for form in thing.forms)}."


def _add(thing: Thing, path: str) -> None:
    parameters = {"parameters": list(_parameters(thing, path))}
    router.add_api_route(
        path,
        _endpoint(thing),
        name=thing.kind,
        description=thing.about,
        response_model=thing.schema,
        responses=_responses(thing),
        openapi_extra=example(thing.example) | parameters,
    )
    router.add_api_route(path, _preflight, methods=["OPTIONS"], include_in_schema=False)


for _thing in THINGS:
    for _path in _thing.paths:
        _add(_thing, _path)
