"""The SPARQL 1.1 Protocol: what a request asks, or what is wrong with it.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import Receive, Scope

from casegraph.errors import (
    MediaTypeError,
    QueryError,
    RefusedError,
    SlowRequestError,
    TooLongError,
    did_you_mean,
)

__all__ = ["DIRECT", "FORM", "PARAMETERS", "Asked", "GoneError", "read_body", "read_request"]

PARAMETERS = {
    "query": "The query; it may stand here once, or be the body of a POST.",
    "default-graph-uri": "A graph of the default graph. May be repeated; replaces FROM.",
    "named-graph-uri": "A graph that GRAPH may name. May be repeated; replaces FROM NAMED.",
    "format": "The form of the answer by its name, instead of an Accept header.",
    "timeout": "Seconds after which to give up, where that is sooner than the service would.",
    "labels": "1 adds to a graph the labels of everything that it names.",
}
_SYNONYMS = {"output": "format", "results": "format"}  # what SPARQLWrapper sends beside `format`
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
_GRAPH_STORE = ("graph", "default")
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 500
_BYTES_A_CHARACTER = 12  # four bytes in UTF-8, each written as %XX
_LONGEST_ADDRESS = 1 << 15
_SLOWEST_BODY = 10.0
_READ_ONLY = "This service only reads. Change the case files and build anew; see /about."
_SECONDS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")


class GoneError(Exception):
    """The client has hung up."""


@dataclass(frozen=True)
class Asked:
    """What a request asks; `query` is None where it asks for the description of the service."""

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: str | None = None
    seconds: float | None = None
    labels: bool = False

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values as they stand in an address, but for the format."""
        given = [
            *(("default-graph-uri", iri) for iri in self.default_graphs or ()),
            *(("named-graph-uri", iri) for iri in self.named_graphs or ()),
            ("timeout", f"{self.seconds:g}" if self.seconds else ""),
            ("labels", "1" if self.labels else ""),
            ("query", self.query or ""),
        ]
        return [(name, value) for name, value in given if value]


async def read_request(scope: Scope, receive: Receive, longest: int) -> Asked:
    """What a GET or POST asks; *longest* is the length of a query in characters.

    QueryError for what is missing, doubled or misspelt, RefusedError for updates, MediaTypeError
    for bodies in another form, TooLongError for too much of anything.
    """
    headers = Headers(scope=scope)
    if len(scope["query_string"]) > _LONGEST_ADDRESS:
        raise TooLongError(f"The address is longer than {_LONGEST_ADDRESS:,} bytes. Use POST.")
    pairs = _pairs(scope["query_string"], "The address")
    direct: list[str] = []
    if scope["method"] == "POST":
        media_type = _media_type(headers, pairs)
        body = await read_body(receive, headers, longest * _BYTES_A_CHARACTER)
        if media_type == FORM:
            pairs += _pairs(body, "The body")
        else:
            direct = [_text(body, "The body")]
    return _asked(pairs, direct)


def _asked(pairs: Sequence[tuple[str, str]], direct: list[str]) -> Asked:
    values: dict[str, list[str]] = {"query": [*direct]}
    for name, value in pairs:
        values.setdefault(_SYNONYMS.get(name, name), []).append(value)
    _refuse_names(values)
    queries = values["query"]
    if len(queries) > 1:
        raise QueryError(f"There are {len(queries)} queries in one request. Send one at a time.")
    return Asked(
        query=queries[0] if queries else None,
        default_graphs=tuple(values.get("default-graph-uri", ())) or None,
        named_graphs=tuple(values.get("named-graph-uri", ())) or None,
        format=_one("format", values),
        seconds=_number(_one("timeout", values)),
        labels=_flag(_one("labels", values)),
    )


def _refuse_names(names: Iterable[str]) -> None:
    """Updates are refused, near misses of a name pointed out, names of others' making ignored."""
    for name in names:
        if name in PARAMETERS:
            continue
        if name in _UPDATES or name in _GRAPH_STORE:
            raise RefusedError(f"{name} belongs to updates and graph stores. {_READ_ONLY}")
        if near := did_you_mean(name, tuple(PARAMETERS)):
            raise QueryError(f"There is no parameter {name[:80]!r} here. {near}")


def _one(name: str, given: Mapping[str, Sequence[str]]) -> str | None:
    values = given.get(name, ())
    if len(set(values)) > 1:
        raise QueryError(f"{name} is given {len(values)} times with different values. Keep one.")
    return values[0] if values and values[0] else None


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    if not _SECONDS.fullmatch(text) or float(text) <= 0:
        raise QueryError(f"timeout is {text[:80]!r}. Expected seconds, such as 2 or 0.5.")
    return float(text)


def _flag(text: str | None) -> bool:
    if text not in (None, "0", "1"):
        raise QueryError(f"labels is {text[:80]!r}. Expected 1 or 0.")
    return text == "1"


def _media_type(headers: Headers, pairs: Sequence[tuple[str, str]]) -> str:
    """The media type of a body that can be read."""
    given = headers.get("content-type", "")
    media_type, *parameters = (part.strip().lower() for part in given.split(";"))
    if media_type == _UPDATE or any(name in (*_UPDATES, *_GRAPH_STORE) for name, _ in pairs):
        raise RefusedError(_READ_ONLY)
    if media_type not in (FORM, DIRECT):
        named = f"is {given[:80]!r}" if given else "is missing"
        raise MediaTypeError(f"Content-Type {named}. Expected {FORM} or {DIRECT}, in UTF-8.")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            raise MediaTypeError(f"The charset is {value[:40]!r}. Send the query in UTF-8.")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise MediaTypeError("The body is compressed. Send it as it is.")
    return media_type


async def read_body(receive: Receive, headers: Headers, most: int) -> bytes:
    """The body of a request; TooLongError or SlowRequestError where it is too much for us."""
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length[:20]) > most:
        raise _too_long(most)
    try:
        async with asyncio.timeout(_SLOWEST_BODY):
            return await _received(receive, most)
    except TimeoutError:
        raise SlowRequestError(
            f"The body did not arrive within {_SLOWEST_BODY:g} seconds. Send it in one piece."
        ) from None


async def _received(receive: Receive, most: int) -> bytes:
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        more = message.get("more_body", False)
        if size > most:
            raise _too_long(most)
    return b"".join(parts)


def _too_long(most: int) -> TooLongError:
    return TooLongError(f"The body is longer than {most:,} bytes. Send less at a time.")


def _pairs(text: bytes, what: str) -> list[tuple[str, str]]:
    """Names and values, each decoded once."""
    if not text:
        return []
    try:
        return parse_qsl(
            text.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise QueryError(f"{what} is not UTF-8, written as %XX: {error.reason}.") from error
    except ValueError as error:
        message = f"{what} has more than {_MOST_FIELDS} parameters. Send fewer."
        raise QueryError(message) from error


def _text(body: bytes, what: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1}: {error.reason}"
        raise QueryError(f"{what} is not UTF-8, at {place}. Send the query in UTF-8.") from error
