"""Headers: what every answer says of safety and of caching; requests that are refused unread."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from casegraph_api.errors import problem_response
from casegraph_api.negotiation import HTML, accepted

__all__ = [
    "CONTENT_POLICY",
    "LONGEST_ADDRESS",
    "OPEN_HEADERS",
    "Caching",
    "Head",
    "Limits",
    "Safety",
    "is_among",
    "is_unchanged",
]

LONGEST_ADDRESS = 8192
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_EVERYWHERE = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
_CLOSED = {"cross-origin-resource-policy": "same-origin"}
# The data are open: any page may read them, without credentials.
_OPEN = {
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": (
        "Accept-Ranges, Content-Disposition, Content-Location, Content-Range, Digest, ETag, Link, "
        "Repr-Digest, Retry-After, Server-Timing"
    ),
}
OPEN_HEADERS = _EVERYWHERE | _OPEN
IsThing = Callable[[str], bool]
_OPEN_PATHS = ("/api/", "/openapi.json")
# Open too, but for the pages that stand at the same addresses.
_OFFERED_PATHS = ("/dumps/", "/catalog", "/void", "/.well-known/void")
_LIVE_PATHS = ("/healthz", "/metrics", "/readyz")
_GOOD = (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
_REVALIDATE, _NEVER = "no-cache", "no-store"
_FOR_EVER = "public, max-age=31536000, immutable"


class Safety:
    """Adds the security headers to every answer; data may be read by other sites, pages not."""

    def __init__(self, app: ASGIApp, is_thing: IsThing) -> None:
        self.app = app
        self.is_thing = is_thing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                page = headers.get("content-type", "").startswith(HTML)
                headers.update(_EVERYWHERE | (_OPEN if self._is_open(scope, page) else _CLOSED))
                headers.add_vary_header("Accept")
                headers.setdefault("cache-control", _NEVER)
            await send(message)

        await self.app(scope, receive, safe)

    def _is_open(self, scope: Scope, page: bool) -> bool:  # noqa: FBT001  # read off the answer
        path: str = scope["path"]
        offered = self.is_thing(path) or path.startswith(_OFFERED_PATHS)
        return path.startswith(_OPEN_PATHS) or (offered and not page)


class Limits:
    """Refuses addresses that are longer than any question needs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = len(scope.get("path", "")) + len(scope.get("query_string", b""))
        if length <= LONGEST_ADDRESS:
            await self.app(scope, receive, send)
            return
        detail = f"The address has {length:,} characters; {LONGEST_ADDRESS:,} are the limit."
        status = HTTPStatus.REQUEST_URI_TOO_LONG
        response = problem_response(Request(scope), status, detail, "Ask for less at a time.")
        await response(scope, receive, send)


class Head:
    """Answers HEAD as GET without the body, on every route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("method") != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        state = {**scope.get("state", {}), "bodiless": True}
        await self.app({**scope, "method": "GET", "state": state}, receive, bodiless)


class Caching:
    """Tags answers, and answers 304 before any work is done.

    All that is served is a function of the snapshot, the program, the address and the media types
    accepted, so the tag is known beforehand. Linked data answers 304 itself, with `is_unchanged`:
    which form it would have sent stands in its headers. A dump brings a strong tag of its own.
    """

    def __init__(self, app: ASGIApp, edition: str, is_thing: IsThing) -> None:
        self.app = app
        self.edition = edition
        self.is_thing = is_thing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        live = scope["path"] in _LIVE_PATHS
        asked = Headers(scope=scope)
        tag = self._tag(scope, accepted(asked))
        fresh = {"etag": tag, "cache-control": _lifetime(scope["path"])}
        known = is_among(tag, asked.get("if-none-match", ""))
        if known and not live and not self.is_thing(scope["path"]):
            await _send_unchanged(send, fresh)
            return
        scope.setdefault("state", {})["known"] = known

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                good = message["status"] in _GOOD and not live
                if "etag" not in headers:
                    headers.update(fresh if good else {"cache-control": _NEVER})
            await send(message)

        await self.app(scope, receive, tagged)

    def _tag(self, scope: Scope, accept: str) -> str:
        parts = (self.edition, scope["path"], scope["query_string"].decode("latin-1"), accept)
        return f'W/"{sha256(chr(0).join(parts).encode("utf-8", "replace")).hexdigest()[:20]}"'


def is_unchanged(request: Request, modified: datetime) -> bool:
    """Whether the client has an answer already: by its tag, or without one by its date."""
    if "if-none-match" in request.headers:
        return bool(request.state.known)
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return modified <= since.replace(tzinfo=since.tzinfo or UTC)


def _lifetime(path: str) -> str:
    return _FOR_EVER if path.startswith("/static/") else _REVALIDATE


def is_among(tag: str, given: str) -> bool:
    """Whether an If-None-Match header names the tag; tags are compared weakly."""
    return tag.removeprefix("W/") in {name.strip().removeprefix("W/") for name in given.split(",")}


async def _send_unchanged(send: Send, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 304, "headers": raw})
    await send({"type": "http.response.body", "body": b""})
