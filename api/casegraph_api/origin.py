"""Origin: the address under which the world sees this service, for descriptions of itself."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

__all__ = ["origin"]

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
_NOWHERE = "http://localhost"


def origin(scope: Scope, public_url: str = "") -> str:
    """Scheme and host without a slash at the end: as set, else as the request names them.

    A Host header that is no host name and port is not repeated.
    """
    if public_url:
        return public_url.rstrip("/")
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}" if _HOST.fullmatch(host) else _NOWHERE
