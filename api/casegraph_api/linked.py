"""Linked data: one thing in the form asked for, with headers that say what else there is."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from casegraph.errors import InputError, NotAcceptableError
from casegraph.formats import ResultFormat
from casegraph_api.forms import Form
from casegraph_api.headers import is_unchanged
from casegraph_api.links import LICENCE, iri_at
from casegraph_api.negotiation import acceptable, accepted
from casegraph_api.pages.vocabulary import view_of
from casegraph_api.site import Site
from casegraph_api.things import VIEWS, Thing

__all__ = ["answer"]

_TRUTHS = {"0": False, "1": True}


def answer(request: Request, site: Site, thing: Thing) -> Response:
    """The answer to a request for one thing of a kind."""
    name, ending = thing.found(site, _asked(request))
    form = _form(request, thing, ending)
    labels = _wants_labels(request) and "graph" in form.kinds
    asked = _view(request, thing)
    view = asked if form.name == "html" else {}
    modified = datetime.fromisoformat(site.repository.info["created"])
    if is_unchanged(request, modified):
        response = Response(status_code=HTTPStatus.NOT_MODIFIED)
    else:
        response = _body(site, thing, name, form, labels=labels, view=view)
    place = thing.address(name, form.name, labels=labels)
    response.headers["Content-Location"] = f"{place}?{urlencode(view)}" if view else place
    response.headers["Link"] = ", ".join(_links(thing, name, form, labels=labels))
    response.headers["Last-Modified"] = format_datetime(modified.astimezone(UTC), usegmt=True)
    return response


def _asked(request: Request) -> str:
    """The name in the address, with its ending; the ending alone where a thing has no name."""
    given = request.path_params
    return f".{given['format']}" if "format" in given else "/".join(given.values())


def _form(request: Request, thing: Thing, ending: str) -> ResultFormat:
    """The form that is asked for by ending, by `?format=`, or by the Accept header."""
    given = request.query_params.get("format", ending or None)
    if given is None:
        return _negotiated(request, thing)
    documents = (form for form in thing.forms.values() if "document" in form.kinds)
    also = {name: form.name for form in documents for name in form.aliases}
    asked = also.get(given, given)
    if asked not in thing.forms:
        expected = f"Expected one of: {', '.join(thing.forms)}."
        raise InputError(f"format is {asked[:80]!r}. {expected}")
    if ending not in ("", asked):
        raise InputError(f"The address ends in .{ending}, but format is {asked!r}. Say it once.")
    return thing.forms[asked]


def _negotiated(request: Request, thing: Thing) -> ResultFormat:
    media_type = acceptable(accepted(request.headers), tuple(thing.offers))
    if media_type is None:
        there_is = ", ".join(form.media_type for form in thing.forms.values())
        endings = ", ".join(f".{name}" for name in thing.forms)
        message = "No media type that was asked for is one in which this can be had."
        raise NotAcceptableError(f"{message} There is {there_is}; or add an ending: {endings}.")
    return thing.offers[media_type]


def _view(request: Request, thing: Thing) -> Mapping[str, str]:
    """In which way the page of a thing is to be shown, where it can be shown in several."""
    if not thing.browse:
        return {}
    asked = request.query_params
    view_of(asked)  # whatever the form: a value that is not in the description is refused
    return {name: asked[name] for name in VIEWS if asked.get(name)}


def _wants_labels(request: Request) -> bool:
    asked = request.query_params.get("labels", "0")
    if asked not in _TRUTHS:
        raise InputError(f"labels is {asked[:80]!r}. Expected 1 or 0.")
    return _TRUTHS[asked]


def _body(
    site: Site,
    thing: Thing,
    name: str,
    form: ResultFormat,
    *,
    labels: bool,
    view: Mapping[str, str],
) -> Response:
    forms = tuple(_forms(thing, name))
    if thing.browse and view:
        return thing.browse(site, name, forms, view)
    if form.name == "html":
        return thing.page(site, name, forms)
    if form.name == "json":
        return JSONResponse(thing.record(site, name))
    if form.name in thing.texts:
        told = thing.texts[form.name](site, name)
        return Response(told, headers={"Content-Type": form.content_type})
    iri = iri_at(*thing.parts(name))
    described = site.repository.describe(thing.kind, iri, form.name, labels=labels)
    return Response(described, headers={"Content-Type": form.content_type})


def _forms(thing: Thing, name: str) -> Iterator[Form]:
    """The forms for programs, as a page lists them."""
    for form in thing.forms.values():
        if form.name != "html":
            yield Form(form.label, form.media_type, thing.address(name, form.name))


def _links(thing: Thing, name: str, given: ResultFormat, *, labels: bool) -> Iterator[str]:
    """What a Link header says: the lasting IRI, the other forms, the licence.

    A page names the address at which search engines shall find it itself; of the forms for
    programs the lasting IRI is the canonical one.
    """
    lasting = "cite-as" if given.name == "html" else "canonical"
    yield f'<{iri_at(*thing.parts(name))}>; rel="{lasting}"'
    for form in thing.forms.values():
        if form != given:
            labelled = labels and "graph" in form.kinds
            place = thing.address(name, form.name, labels=labelled)
            yield f'<{place}>; rel="alternate"; type="{form.media_type}"'
    if thing.described_by:
        yield f'<{thing.described_by.format(id=name)}>; rel="describedby"'
    yield f'<{LICENCE}>; rel="license"'
