"""Origin: the address under which the world sees this service, for descriptions of itself."""

import re
from contextvars import ContextVar
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Whereabouts", "asked_address", "here", "is_asked_plainly", "origin"]

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
_NOWHERE = "http://localhost"
_LONGEST = 500
_here: ContextVar[str] = ContextVar("here", default=_NOWHERE)
_asked: ContextVar[tuple[str, str]] = ContextVar("asked", default=("", ""))


def here(path: str = "") -> str:
    """The address of a path on this service as the world sees it, within a request."""
    return f"{_here.get()}{path}"


def asked_address(*, whole: bool = True) -> str:
    """The address of the page that is asked for as the world sees it, blank fields left out.

    A thing has one page, so not *whole* is without ending and query. An address that is too long
    to be handed on is empty.
    """
    path, query = _asked.get()
    if not whole:
        path, query = path.removesuffix(".html"), ""
    filled = urlencode(parse_qsl(query))
    told = here(f"{quote(path)}?{filled}" if filled else quote(path))
    return told if len(told) <= _LONGEST else ""


def is_asked_plainly() -> bool:
    """Whether the page is asked for without a query: then it tells of all there is."""
    return not _asked.get()[1]


class Whereabouts:
    """Remembers for the time of a request where the world sees this service."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self.app = app
        self.public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _here.set(origin(scope, self.public_url))
            _asked.set((scope["path"], scope["query_string"].decode("latin-1")))
        await self.app(scope, receive, send)


def origin(scope: Scope, public_url: str = "") -> str:
    """Scheme and host without a slash at the end: as set, else as the request names them.

    A Host header that is no host name and port is not repeated.
    """
    if public_url:
        return public_url.rstrip("/")
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}" if _HOST.fullmatch(host) else _NOWHERE
