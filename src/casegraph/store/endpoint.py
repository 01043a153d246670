"""HTTP to one endpoint: a request, and the whole of its answer or an error.

Nothing is followed elsewhere, nothing is read without end, and a body counts only if the other side
has said where it ends: a connection that breaks off must not look like a short answer.
"""

import http.client
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from math import inf
from urllib.parse import SplitResult, quote, unquote, urlsplit

from casegraph.errors import EndpointError, ResultTooLargeError, SettingError
from casegraph.resources import version
from casegraph.store.credentials import Challenge, Credentials, challenge_of
from casegraph.store.deadline import Deadline

__all__ = ["Endpoint", "Received"]

# Virtuoso repeats each graph that a request names in a header of its answer.
http.client._MAXHEADERS = 5000  # type: ignore[attr-defined]  # there is no other way to say it
_PIECE = 1 << 16
_REDIRECTS = range(300, 400)
_UNAUTHORISED = 401
_LONGEST_SAID = 300
_MOST_DIGITS = 10


Parameters = Sequence[tuple[str, str | None]]
"""Names with their values; None for a name alone."""


@dataclass(frozen=True)
class Received:
    """The answer to one request: its status, its headers by their names in small letters, its body.

    `challenges` are the values of WWW-Authenticate.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    challenges: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the other side says that all went well."""
        return self.status in (200, 201, 204)

    @property
    def media_type(self) -> str:
        """The media type without its parameters, in small letters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def said(self) -> str:
        """What a plain text says up to its first empty line, cleaned and cut short."""
        if self.media_type != "text/plain":
            return ""
        text = self.body[: 20 * _LONGEST_SAID].decode(errors="replace").partition("\n\n")[0]
        clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return clean if len(clean) <= _LONGEST_SAID else f"{clean[:_LONGEST_SAID]} …"

    @property
    def retry_after(self) -> int | None:
        """After how many seconds one may ask again, if that is said."""
        return _number(self.headers.get("retry-after", ""))

    @property
    def most_rows(self) -> float:
        """The number of rows at which tables are cut, if that is said."""
        said = _number(self.headers.get("x-sparql-maxrows", ""))
        return inf if said is None else said


class Endpoint:
    """One address to which requests are sent. Safe to share between threads."""

    def __init__(self, url: str, credentials: Credentials = Credentials()) -> None:  # noqa: B008
        """Credentials in the address go before those given; SettingError if it is no address."""
        parts = _split(url)
        named = Credentials(unquote(parts.username or ""), unquote(parts.password or ""))
        self._credentials = named if named.user else credentials
        self._host, self._port = parts.hostname, parts.port
        self._path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        self._context = ssl.create_default_context() if parts.scheme == "https" else None
        self._challenge: Challenge | None = None
        self.url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def __repr__(self) -> str:
        return f"Endpoint({self.url!r})"

    def sibling(self, name: str) -> "Endpoint":
        """The endpoint whose address differs in the last part of its path."""
        parts = urlsplit(self.url)
        path = f"{parts.path.rpartition('/')[0]}/{name}"
        return Endpoint(parts._replace(path=path).geturl(), self._credentials)

    def request(
        self,
        method: str,
        deadline: Deadline,
        most: int,
        *,
        parameters: Parameters = (),
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Received:
        """Send a request and take the whole answer, of at most so many bytes.

        LimitError past the deadline, ResultTooLargeError beyond the size, EndpointError for
        anything else that keeps the answer from being whole.
        """
        path = self._path_with(parameters)
        received = self._exchange(method, path, dict(headers or {}), body, deadline, most)
        if received.status == _UNAUTHORISED and self._credentials.user:
            self._challenge = challenge_of(received.challenges)
            if self._challenge:
                received = self._exchange(method, path, dict(headers or {}), body, deadline, most)
        self._refuse(received)
        return received

    def _path_with(self, parameters: Parameters) -> str:
        if not parameters:
            return self._path
        pairs = (f"{name}={quote(value, safe='')}" if value else name for name, value in parameters)
        return f"{self._path}{'&' if '?' in self._path else '?'}{'&'.join(pairs)}"

    def _refuse(self, received: Received) -> None:
        if received.status == _UNAUTHORISED:
            why = "refuses the name and password" if self._credentials.user else "asks who you are"
            raise EndpointError(
                f"The store {why}. Set CASEGRAPH_SPARQL_USER and CASEGRAPH_SPARQL_PASSWORD."
            )
        if received.status in _REDIRECTS:
            to = received.headers.get("location", "")[:_LONGEST_SAID]
            raise EndpointError(
                f"The store sends on to {to!r}, which is not followed. Name that address itself."
            )

    def _exchange(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes | None,
        deadline: Deadline,
        most: int,
    ) -> Received:
        headers |= {"User-Agent": f"casegraph/{version()}"}
        if self._challenge:
            headers["Authorization"] = self._challenge.answer(self._credentials, method, path)
        connection = self._connection(deadline.left())
        try:
            connection.connect()
            with deadline.watching(connection.sock):
                connection.request(method, path, body, headers)
                received = _received(connection.getresponse(), most)
        except (OSError, HTTPException, ValueError, EndpointError) as error:
            if deadline.over:
                raise deadline.error() from error
            if isinstance(error, EndpointError):
                raise
            raise EndpointError(f"The store cannot be asked: {_cause(error)}.") from error
        finally:
            connection.close()
        deadline.left()  # what was broken off by it can look like an end
        return received

    def _connection(self, seconds: float) -> HTTPConnection:
        assert self._host, "checked when the endpoint was made"
        if self._context:
            return HTTPSConnection(self._host, self._port, timeout=seconds, context=self._context)
        return HTTPConnection(self._host, self._port, timeout=seconds)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _MOST_DIGITS else None


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.fragment or not url.isascii() or not url.isprintable() or " " in url:
        shown = url.rpartition("@")[2][:80]
        raise SettingError(
            f"{shown!r} is no address of an endpoint. Expected one such as http://host:7878/query."
        )
    return parts


def _received(response: HTTPResponse, most: int) -> Received:
    pieces, size = [], 0
    while piece := response.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise ResultTooLargeError(
                f"The answer of the store is longer than {most:,} bytes, the most that is read. "
                "Ask for less with LIMIT or a narrower pattern, or take a dump from /dumps/."
            )
    announced = response.chunked or response.length is not None
    if response.length or (size and not announced):
        raise EndpointError("The store broke off in the middle of its answer.")
    return Received(
        response.status,
        {name.lower(): value for name, value in response.getheaders()},
        b"".join(pieces),
        tuple(response.headers.get_all("WWW-Authenticate", ())),
    )


def _cause(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST_SAID]
