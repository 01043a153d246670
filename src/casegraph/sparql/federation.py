"""SERVICE to endpoints that are allowed: through a door of ours that looks where it leads.

A worker's own HTTP client follows redirects and asks no questions about addresses. So a query that
calls an allowed endpoint is rewritten to call this door on the loopback interface, which resolves
the name, refuses any address that is not public, connects to just that address, follows no
redirect, and bounds time and size.
"""

import asyncio
import http.client
import ipaddress
import secrets
import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import SplitResult, urlsplit

from casegraph.errors import EndpointError, SettingError
from casegraph.resources import version

__all__ = ["Door", "is_public", "resolved_address"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_LARGEST_HEAD = 1 << 14
_LARGEST_QUERY = 1 << 20
_TRANSLATED = ipaddress.ip_network("64:ff9b::/32")
"""Prefixes (RFC 6052, RFC 8215) behind which a translator puts IPv4 addresses, private ones too."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if wrapped is not None:
            return is_public(wrapped)
        if address.teredo is not None or address in _TRANSLATED:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolved_address(
    host: str, port: int, permitted: Callable[[Address], bool] = is_public
) -> tuple[str, int]:
    """The address to connect to; EndpointError if any that the name stands for is not permitted."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise EndpointError(f"The host {host!r} cannot be found: {error}.") from error
    addresses = [str(place[4][0]) for place in found]
    for address in addresses:
        if not permitted(ipaddress.ip_address(address.partition("%")[0])):
            raise EndpointError(f"The host {host!r} leads to {address}, which is not public.")
    return addresses[0], port


@dataclass(frozen=True)
class _Call:
    """A request that came through the door."""

    target: str
    headers: Mapping[str, str]
    body: bytes


class Door:
    """The door on the loopback interface; `through` says under which address it leads where."""

    def __init__(
        self,
        allowed: Sequence[str],
        seconds: float,
        size: int,
        permitted: Callable[[Address], bool] = is_public,
    ) -> None:
        self.allowed = {iri: _checked(iri) for iri in allowed}
        self.seconds, self.size, self.permitted = seconds, size, permitted
        self.through: dict[str, str] = {}

    async def open(self) -> None:
        """Listen on a free port; the addresses cannot be guessed by anybody else on the machine."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LARGEST_HEAD)
        port = self._server.sockets[0].getsockname()[1]
        secret = secrets.token_urlsafe(16)
        self._targets = {f"/{secret}/{n}": iri for n, iri in enumerate(self.allowed)}
        self.through = {
            iri: f"http://127.0.0.1:{port}{target}" for target, iri in self._targets.items()
        }

    async def close(self) -> None:
        """Stop listening."""
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        try:
            async with asyncio.timeout(self.seconds):
                status, media_type, body = await self._answer(await _read(reader))
        except (EndpointError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            status, media_type, body = HTTPStatus.BAD_GATEWAY, "text/plain", str(error).encode()
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {media_type}\r\n"
        head += f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode("latin-1") + body)
        try:
            await writer.drain()
            writer.close()
            await writer.wait_closed()
        except OSError:
            return

    async def _answer(self, call: _Call) -> tuple[HTTPStatus, str, bytes]:
        iri = self._targets.get(call.target)
        if iri is None:
            return HTTPStatus.NOT_FOUND, "text/plain", b"This door leads nowhere."
        return await asyncio.to_thread(self._fetch, self.allowed[iri], call)

    def _fetch(self, url: SplitResult, call: _Call) -> tuple[HTTPStatus, str, bytes]:
        """What the endpoint answers, asked at an address that was looked at."""
        connection = self._connection(url)
        path = f"{url.path or '/'}{f'?{url.query}' if url.query else ''}"
        try:
            connection.request("POST", path, call.body, _outward(call.headers))
            answer = connection.getresponse()
            if answer.status != HTTPStatus.OK:
                raise EndpointError(f"The endpoint answers {answer.status}, not 200.")
            return HTTPStatus.OK, _media_type(answer), self._body(answer)
        except http.client.HTTPException as error:
            raise EndpointError(f"The endpoint's answer cannot be read: {error!r}.") from error
        finally:
            connection.close()

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """The body, read within the time and the size that there are."""
        until, body = time.monotonic() + self.seconds, bytearray()
        while part := answer.read1(1 << 16):
            body += part
            if len(body) > self.size:
                raise EndpointError(f"The endpoint's answer is larger than {self.size:,} bytes.")
            if time.monotonic() > until:
                raise EndpointError(f"The endpoint took more than {self.seconds:g} seconds.")
        if answer.length:
            raise EndpointError("The endpoint's answer ends before its end.")
        return bytes(body)

    def _connection(self, url: SplitResult) -> http.client.HTTPConnection:
        host = url.hostname or ""
        secure = url.scheme == "https"
        port = url.port or (443 if secure else 80)
        place = resolved_address(host, port, self.permitted)
        connection = http.client.HTTPConnection(host, port, timeout=self.seconds)
        line = socket.create_connection(place, timeout=self.seconds)
        if secure:
            line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
        connection.sock = line
        return connection


def _checked(iri: str) -> SplitResult:
    try:
        url = urlsplit(iri)
        good = url.scheme in ("http", "https") and url.hostname and url.port != 0
    except ValueError:
        good = None
    if not good or url.username or url.fragment:
        raise SettingError(
            f"CASEGRAPH_SERVICE_ALLOWED holds {iri!r}. Expected addresses of endpoints that begin "
            "with https:// or http://, separated by blanks."
        )
    return url


async def _read(reader: asyncio.StreamReader) -> _Call:
    """One request of Oxigraph's client: it sends a length, or chunks."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    target = head[0].split(" ")[1]
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    length = int(headers.get("content-length", "0"))
    if length > _LARGEST_QUERY:
        raise EndpointError("The query for the endpoint is too long.")
    return _Call(target, headers, await reader.readexactly(length))


def _outward(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that go out: what the query needs, and who asks."""
    kept = {name: headers[name] for name in ("accept", "content-type") if name in headers}
    return kept | {"user-agent": f"casegraph/{version()}", "connection": "close"}


def _media_type(answer: http.client.HTTPResponse) -> str:
    given = answer.headers.get("Content-Type", "application/octet-stream")
    return given.replace("\r", "").replace("\n", "")
