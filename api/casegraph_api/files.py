"""Files: one from disk, whole or in part, under a strong tag that is its digest.

RFC 9110 sections 13 and 14, RFC 9530. What asks for several parts at once gets the whole file, as
the standard allows: nobody who resumes a download does, and it costs the server most.
"""

import re
from base64 import b64encode
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path

from fastapi import Request
from fastapi.responses import FileResponse, Response
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from casegraph.errors import SnapshotError
from casegraph.store.packing import Dump
from casegraph_api.headers import is_among

__all__ = ["file_answer"]

_NUMBER = "[0-9]{1,18}"
_RANGE = re.compile(
    f"bytes=(?:(?P<first>{_NUMBER})-(?P<last>{_NUMBER})?|-(?P<tail>{_NUMBER}))", re.ASCII
)


class _Part(FileResponse):
    """A file in chunks from disk; a range that is not to be kept is not seen."""

    ranged = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_head(Request(scope)):
            scope = {**scope, "method": "HEAD"}
        if not self.ranged:
            kept = [(name, value) for name, value in scope["headers"] if name != b"range"]
            scope = {**scope, "headers": kept}
        await super().__call__(scope, receive, send)


def file_answer(request: Request, dump: Dump, file: Path, modified: datetime) -> Response:
    """The answer to a request for a file that was last changed at that moment."""
    headers = _headers(dump, modified)
    if _is_unchanged(request.headers, headers["ETag"], modified):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    try:
        found = file.stat()
    except OSError as error:
        raise SnapshotError(f"The file {dump.name} is not there any more.") from error
    part = _Part(file, headers=headers, filename=dump.name, stat_result=found)
    part.ranged = _is_part_wanted(request, part.headers, found.st_size)
    return part


def _headers(dump: Dump, modified: datetime) -> dict[str, str]:
    digest = b64encode(bytes.fromhex(dump.sha256)).decode()
    return {
        "Content-Type": dump.media_type,
        "ETag": f'"{dump.sha256}"',
        "Last-Modified": format_datetime(modified.astimezone(UTC), usegmt=True),
        "Cache-Control": "no-cache",
        "Repr-Digest": f"sha-256=:{digest}:",
        "Digest": f"sha-256={digest}",
    }


def _is_unchanged(asked: Headers, tag: str, modified: datetime) -> bool:
    """Whether the client has the file already: by its tag, or without one by its date."""
    if "if-none-match" in asked:
        known = asked["if-none-match"]
        return known.strip() == "*" or is_among(tag, known)
    return _date(asked.get("if-modified-since", "")) >= modified.replace(microsecond=0)


def _is_part_wanted(request: Request, told: Headers, size: int) -> bool:
    """Whether one part is asked for and may be given; 416 if the file has no such part."""
    asked = request.headers
    found = _RANGE.fullmatch(asked.get("range", "").replace(" ", ""))
    known = asked.get("if-range", told["etag"])
    if not found or _is_upside_down(found):
        return False
    if known not in (told["etag"], told["last-modified"]) or _is_head(request):
        return False
    if _is_outside(found, size):
        detail = f"The file has {size:,} bytes, and none of them is in {asked['range'][:80]!r}."
        headers = {"Content-Range": f"bytes */{size}"}
        raise HTTPException(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, detail, headers)
    return True


def _is_head(request: Request) -> bool:
    return bool(getattr(request.state, "bodiless", False))


def _is_upside_down(found: re.Match[str]) -> bool:
    return bool(found["last"]) and int(found["last"]) < int(found["first"])


def _is_outside(found: re.Match[str], size: int) -> bool:
    if found["tail"]:
        return int(found["tail"]) == 0
    return int(found["first"]) >= size


def _date(text: str) -> datetime:
    """The date of a header; long ago where it is none."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found.replace(tzinfo=found.tzinfo or UTC)
