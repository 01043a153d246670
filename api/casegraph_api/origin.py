"""Origin: the address under which the world sees this service, for descriptions of itself."""

import re
from contextvars import ContextVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Whereabouts", "here", "origin"]

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
_NOWHERE = "http://localhost"
_here: ContextVar[str] = ContextVar("here", default=_NOWHERE)


def here(path: str = "") -> str:
    """The address of a path on this service as the world sees it, within a request."""
    return f"{_here.get()}{path}"


class Whereabouts:
    """Remembers for the time of a request where the world sees this service."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self.app = app
        self.public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _here.set(origin(scope, self.public_url))
        await self.app(scope, receive, send)


def origin(scope: Scope, public_url: str = "") -> str:
    """Scheme and host without a slash at the end: as set, else as the request names them.

    A Host header that is no host name and port is not repeated.
    """
    if public_url:
        return public_url.rstrip("/")
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}" if _HOST.fullmatch(host) else _NOWHERE
