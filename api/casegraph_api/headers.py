"""Headers: what every answer says of safety and of caching; requests that are refused unread."""

from hashlib import sha256
from http import HTTPStatus

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from casegraph_api.errors import problem_response
from casegraph_api.negotiation import CSV, HTML, JSON, preferred

__all__ = ["CONTENT_POLICY", "LONGEST_ADDRESS", "Caching", "Head", "Limits", "Safety", "is_among"]

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
    "access-control-expose-headers": "ETag, Link, Retry-After, Server-Timing",
}
_OPEN_PATHS = ("/api/", "/openapi.json", "/sparql")
_LIVE_PATHS = ("/healthz", "/readyz")
_REVALIDATE, _NEVER = "no-cache", "no-store"
_FOR_EVER = "public, max-age=31536000, immutable"


class Safety:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        more = _OPEN if scope["path"].startswith(_OPEN_PATHS) else _CLOSED

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_EVERYWHERE | more)
                headers.add_vary_header("Accept")
            await send(message)

        await self.app(scope, receive, safe)


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

        await self.app({**scope, "method": "GET"}, receive, bodiless)


class Caching:
    """Tags answers, and answers 304 before any work is done.

    All that is served is a function of the snapshot, the program, the address and the media type
    asked for, so the tag is known beforehand.
    """

    def __init__(self, app: ASGIApp, edition: str) -> None:
        self.app = app
        self.edition = edition

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        live = scope["path"] in _LIVE_PATHS
        asked = Headers(scope=scope)
        tag = self._tag(scope, asked.get("accept", ""))
        fresh = {"etag": tag, "cache-control": _lifetime(scope["path"])}
        if not live and is_among(tag, asked.get("if-none-match", "")):
            await _send_unchanged(send, fresh)
            return

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                good = message["status"] == HTTPStatus.OK and not live
                MutableHeaders(scope=message).update(fresh if good else {"cache-control": _NEVER})
            await send(message)

        await self.app(scope, receive, tagged)

    def _tag(self, scope: Scope, accept: str) -> str:
        media_type = preferred(accept, (JSON, HTML, CSV))
        parts = (self.edition, scope["path"], scope["query_string"].decode("latin-1"), media_type)
        return f'W/"{sha256(chr(0).join(parts).encode("utf-8", "replace")).hexdigest()[:20]}"'


def _lifetime(path: str) -> str:
    return _FOR_EVER if path.startswith("/static/") else _REVALIDATE


def is_among(tag: str, given: str) -> bool:
    """Whether an If-None-Match header names the tag; tags are compared weakly."""
    return tag.removeprefix("W/") in {name.strip().removeprefix("W/") for name in given.split(",")}


async def _send_unchanged(send: Send, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 304, "headers": raw})
    await send({"type": "http.response.body", "body": b""})
