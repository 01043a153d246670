"""The endpoint: `/sparql`, in front of everything else so that a look-up costs little."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from casegraph.errors import BusyError, CasegraphError, QueryError, SnapshotError
from casegraph.formats import FORMATS, ResultFormat
from casegraph.settings import Limits
from casegraph.sparql.budget import Budgets, client_name
from casegraph.sparql.engine import Ask, Engine, Reply
from casegraph.sparql.guard import Checked, check
from casegraph_api.errors import error_response, problem_response
from casegraph_api.headers import is_among
from casegraph_api.sparql.choice import choose
from casegraph_api.sparql.protocol import Asked, GoneError, read_request

__all__ = ["METHODS", "PATH", "Desk", "Sparql"]

PATH = "/sparql"
METHODS = "GET, HEAD, OPTIONS, POST"
_LONG = 10_000
# What may differ from one moment to the next, wherever it stands in the query.
_FLEETING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


@dataclass
class Desk:
    """What the endpoint works with: an engine, limits, budgets, and how it describes itself."""

    engine: Engine
    limits: Limits
    edition: str
    describe: Callable[[Request, ResultFormat], bytes]
    show: Callable[[Request, Asked, Checked | None, Reply | None], Response]
    allowed: tuple[str, ...] = ()
    through: Mapping[str, str] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        """Everybody begins with a full budget."""
        self.budgets = Budgets(self.limits.budget)

    def charge(self, client: str, seconds: float) -> None:
        """Book the time of a query."""
        self.seconds += seconds
        self.budgets.charge(client, seconds, time.monotonic())


@dataclass(frozen=True)
class _Task:
    """One query under way: who asks it, what it is, and in which form the answer is wanted."""

    client: str
    asked: Asked
    checked: Checked
    form: ResultFormat
    page: bool


class Sparql:
    """Answers `/sparql` and passes everything else on. The desk is laid when the service starts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PATH:
            await self.app(scope, receive, send)
            return
        try:
            response = await self._response(Request(scope), receive)
        except CasegraphError as error:
            response = error_response(Request(scope), error)
        if response is not None:
            if (desk := _desk(scope)) is not None:
                desk.answers[response.status_code] += 1
            if scope["method"] == "HEAD":
                response.body = b""
            await response(scope, receive, send)

    async def _response(self, request: Request, receive: Receive) -> Response | None:
        """The answer, or None where nobody waits for it any more."""
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)
        if request.method not in ("GET", "HEAD", "POST"):
            detail = f"{request.method} is for graph stores that can be written to; this cannot."
            allow = {"Allow": METHODS}
            return problem_response(request, HTTPStatus.METHOD_NOT_ALLOWED, detail, None, allow)
        desk = _desk(request.scope)
        if desk is None:
            raise SnapshotError("The service has not started yet.")
        start = time.perf_counter()
        try:
            asked = await read_request(request.scope, receive, desk.limits.query)
            if asked.query is None:
                return _description(desk, request, asked)
            task = await _task(desk, request, asked)
            tag = _tag(desk, task)
            if tag and is_among(tag, request.headers.get("if-none-match", "")):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_fresh(tag))
            async with _watched(receive):
                reply = await _reply(desk, request, task)
        except GoneError:
            return None
        return _answer(desk, request, task, reply, _fresh(tag) | _timing(reply, start))


def _desk(scope: Scope) -> Desk | None:
    desk: Desk | None = getattr(scope["app"].state, "desk", None)
    return desk


async def _task(desk: Desk, request: Request, asked: Asked) -> _Task:
    assert asked.query is not None, "without one the service describes itself"
    if len(asked.query) > _LONG:
        checked = await asyncio.to_thread(check, asked.query, desk.limits.query, desk.allowed)
    else:
        checked = check(asked.query, desk.limits.query, desk.allowed)
    form = choose(checked.kind, asked.format, request.headers.get("accept", ""))
    if asked.labels and checked.kind != "graph":
        raise QueryError("labels=1 goes with CONSTRUCT and DESCRIBE. Ask for labels in the query.")
    whole = FORMATS["ttl" if checked.kind == "graph" else "json"]
    client = client_name(request.client.host if request.client else "")
    return _Task(client, asked, checked, form or whole, page=form is None)


async def _reply(desk: Desk, request: Request, task: _Task) -> Reply:
    """The engine's answer, its time charged to the client whatever comes of it."""
    desk.budgets.check(task.client, time.monotonic())
    gzip = not task.page and "gzip" in request.headers.get("accept-encoding", "")
    start = time.perf_counter()
    try:
        reply = await desk.engine.answer(
            Ask(
                query=task.checked.sealed(desk.through),
                form=task.form,
                seconds=_seconds(desk, task.asked),
                default_graphs=task.asked.default_graphs,
                named_graphs=task.asked.named_graphs,
                compress=gzip,
                labels=task.asked.labels,
            )
        )
    except BusyError:
        raise
    except BaseException:
        desk.charge(task.client, time.perf_counter() - start)
        raise
    desk.charge(task.client, reply.seconds)
    return reply


def _seconds(desk: Desk, asked: Asked) -> float:
    if asked.seconds is None:
        return float(desk.limits.seconds)
    if asked.seconds > desk.limits.seconds:
        most = desk.limits.seconds
        raise QueryError(
            f"timeout is {asked.seconds:g} seconds, and {most} are the most. Lower it."
        )
    return asked.seconds


def _answer(
    desk: Desk, request: Request, task: _Task, reply: Reply, headers: dict[str, str]
) -> Response:
    if task.page:
        response = desk.show(request, task.asked, task.checked, reply)
    else:
        response = Response(reply.body, headers={"Content-Type": task.form.content_type})
        if reply.compressed:
            response.headers["Content-Encoding"] = "gzip"
    response.headers.update(headers)
    response.headers["Vary"] = "Accept-Encoding"  # and Accept, as everywhere
    return response


def _description(desk: Desk, request: Request, asked: Asked) -> Response:
    """What a GET without a query gives: the page, or the description of the service."""
    if request.method == "POST":
        raise QueryError("There is no query. Send it as the body or as the parameter query.")
    if asked.default_graphs or asked.named_graphs or asked.seconds:
        raise QueryError("There is no query, only parameters for one. Add the parameter query.")
    form = choose("graph", asked.format, request.headers.get("accept", ""))
    if form is None:
        return desk.show(request, asked, None, None)
    body = desk.describe(request, form)
    return Response(body, headers={"Content-Type": form.content_type})


def _tag(desk: Desk, task: _Task) -> str | None:
    """The tag of an answer that is the same as long as the snapshot is."""
    if _FLEETING.search(task.checked.text) or task.checked.services:
        return None
    asked = replace(task.asked, seconds=None)
    parts = (desk.edition, task.form.name, str(task.page), repr(asked))
    return f'W/"{sha256(chr(0).join(parts).encode("utf-8", "replace")).hexdigest()[:20]}"'


def _fresh(tag: str | None) -> dict[str, str]:
    if tag is None:
        return {"Cache-Control": "no-store"}
    return {"Cache-Control": "no-cache", "ETag": tag}


def _timing(reply: Reply, start: float) -> dict[str, str]:
    """What the query cost, in milliseconds: in its process, and all in all."""
    query, total = reply.seconds * 1000, (time.perf_counter() - start) * 1000
    return {"Server-Timing": f"query;dur={query:.1f}, total;dur={total:.1f}"}


@asynccontextmanager
async def _watched(receive: Receive) -> AsyncIterator[None]:
    """Cancels what is inside when the client hangs up, and ends as GoneError."""
    task = asyncio.current_task()
    assert task is not None, "an application runs in a task"
    gone = False

    async def watch() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        task.cancel()

    watcher = asyncio.ensure_future(watch())
    try:
        yield
    except asyncio.CancelledError:
        if not gone or task.uncancel():
            raise
        raise GoneError from None
    finally:
        watcher.cancel()
