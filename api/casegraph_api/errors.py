"""Errors on the wire: one table from our errors to HTTP status, one shape for all of them."""

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from casegraph.errors import (
    BudgetError,
    CasegraphError,
    EndpointError,
    InputError,
    LimitError,
    MediaTypeError,
    MissingExtraError,
    NotAcceptableError,
    NotFoundError,
    RefusedError,
    SlowRequestError,
    SnapshotError,
    TooLongError,
)
from casegraph_api.nearby import nearby
from casegraph_api.negotiation import HTML, JSON, preferred
from casegraph_api.schemas import Problem
from casegraph_api.site import Site

__all__ = [
    "PROBLEM",
    "STATUS",
    "Unexpected",
    "answer_errors",
    "error_response",
    "problem_response",
    "status_of",
]

PROBLEM = "application/problem+json"
STATUS: Mapping[type[CasegraphError], HTTPStatus] = {
    InputError: HTTPStatus.BAD_REQUEST,
    RefusedError: HTTPStatus.FORBIDDEN,
    SlowRequestError: HTTPStatus.REQUEST_TIMEOUT,
    TooLongError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    MediaTypeError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    NotAcceptableError: HTTPStatus.NOT_ACCEPTABLE,
    LimitError: HTTPStatus.SERVICE_UNAVAILABLE,
    BudgetError: HTTPStatus.TOO_MANY_REQUESTS,
    EndpointError: HTTPStatus.BAD_GATEWAY,
    NotFoundError: HTTPStatus.NOT_FOUND,
    SnapshotError: HTTPStatus.SERVICE_UNAVAILABLE,
    MissingExtraError: HTTPStatus.NOT_IMPLEMENTED,
    CasegraphError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
_LONGEST = 600
_log = logging.getLogger(__name__)
_DETAILS = {
    HTTPStatus.NOT_FOUND: ("There is nothing at this address.", "What there is: /docs"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("The service only reads.", "Ask with GET or HEAD."),
}
_REMEDIES = {
    HTTPStatus.BAD_REQUEST: "Take the part out of the address that is named above, or correct it.",
    HTTPStatus.NOT_FOUND: "The address may be misspelt, or the thing may have another name.",
    HTTPStatus.NOT_ACCEPTABLE: "Ask for one of the forms named above, or for none in particular.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Send less at a time: a shorter query or a shorter text.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "Shorten the address, or send a long query by POST.",
    HTTPStatus.TOO_MANY_REQUESTS: (
        "The time of this minute is used up. Wait a moment and load the page again; heavy work is "
        "better done on the dumps."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The service is busy, or the question takes longer than anybody is given. Ask for less, or "
        "load the page again in a moment."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: "Load the page again; if it stays so, tell those who run it.",
}
_FAULT = "Something went wrong on our side. It has been written to the log."


class _ProblemResponse(JSONResponse):
    media_type = PROBLEM


def status_of(error: CasegraphError) -> HTTPStatus:
    """The status of one of our errors: that of the nearest class in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def answer_errors(app: FastAPI) -> None:
    """Make an app answer every error in the one shape."""
    app.add_exception_handler(CasegraphError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def problem_response(
    request: Request,
    status: HTTPStatus,
    detail: str,
    hint: str | None = None,
    headers: Mapping[str, str] | None = None,
    page: Callable[[Problem], Response] | None = None,
) -> Response:
    """An error as a page where a browser asks for one, else as problem details (RFC 9457).

    The page is the one of all errors, unless the address has one of its own, made by *page*.
    """
    path = request.scope["path"]
    problem = Problem(
        title=status.phrase,
        status=status.value,
        detail=_shortened(detail),
        instance=quote(path),
        hint=hint,
    )
    if not path.startswith("/api/") and _wants_page(request):
        site = request.app.state.site
        response: Response = page(problem) if page else _error_page(site, problem, path)
    else:
        response = _ProblemResponse(problem.model_dump(exclude_none=True), status)
    response.headers.update(headers or {})
    return response


def _error_page(site: Site, problem: Problem, path: str) -> Response:
    """The page of all errors: what is wrong, what to do, and what may have been meant."""
    lost = problem.status == HTTPStatus.NOT_FOUND
    return site.page(
        "error.html",
        problem.status,
        problem=problem,
        remedy=_REMEDIES.get(HTTPStatus(problem.status), ""),
        near=nearby(site, path) if lost else (),
    )


class Unexpected:
    """The last net: an error that nobody foresaw is logged and answered without its innards."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception:
            if scope["type"] != "http" or begun:
                raise
            _log.exception("unexpected error at %s", quote(scope["path"]))
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            await problem_response(Request(scope), status, _FAULT)(scope, receive, send)


def _wants_page(request: Request) -> bool:
    return preferred(request.headers.get("accept", ""), (JSON, HTML)) == HTML


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, CasegraphError)
    return error_response(request, error)


def error_response(
    request: Request, error: CasegraphError, page: Callable[[Problem], Response] | None = None
) -> Response:
    """The answer to one of our errors; what is our fault goes to the log as well."""
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, LimitError):
        _log.error("%s at %s", error, quote(request.scope["path"]))
    hint, wait = getattr(error, "hint", ""), getattr(error, "retry_after", None)
    headers = {} if wait is None else {"Retry-After": str(wait)}
    detail = str(error).removesuffix(hint).rstrip()
    return problem_response(request, status, detail, hint or None, headers, page)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    detail = " ".join(_sentence(fault) for fault in error.errors())
    return problem_response(request, HTTPStatus.BAD_REQUEST, detail, "All parameters: /docs")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail, hint = _DETAILS.get(status, (error.detail, None))
    headers = dict(error.headers or {})
    if "Allow" in headers:
        headers["Allow"] = _allowed(request)
    return problem_response(request, status, detail, hint, headers)


def _allowed(request: Request) -> str:
    """What may be asked of an address; HEAD goes with GET."""
    described = request.app.openapi()["paths"].get(request.scope["path"], {"get": {}})
    return ", ".join(sorted({"HEAD", *map(str.upper, described)}))


def _sentence(fault: Mapping[str, Any]) -> str:
    """One fault of a request: `limit is '0': input should be greater than or equal to 1.`"""
    name = _name(fault["loc"])
    message = fault["msg"][:1].lower() + fault["msg"][1:]
    return f"{name} is {str(fault.get('input'))[:80]!r}: {message}."


def _name(location: Sequence[object]) -> str:
    return ".".join(str(part) for part in location[1:]) or "The request"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
