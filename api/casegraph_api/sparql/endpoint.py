"""The endpoint: `/sparql`, in front of everything else so that a look-up costs little."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response
from starlette.types import Receive, Scope, Send

from casegraph.errors import BusyError, CasegraphError, QueryError, SnapshotError
from casegraph.formats import FORMATS, ResultFormat
from casegraph.settings import Limits
from casegraph.sparql.budget import Budgets, client_name
from casegraph.sparql.engine import Ask, Engine, Reply
from casegraph.sparql.guard import Checked, check
from casegraph.sparql.kept import Kept
from casegraph_api.errors import error_response, problem_response
from casegraph_api.headers import OPEN_HEADERS, is_among
from casegraph_api.schemas import Problem
from casegraph_api.sparql.choice import choose
from casegraph_api.sparql.protocol import Asked, GoneError, read_request

__all__ = ["METHODS", "PATH", "Desk", "Sparql"]

PATH = "/sparql"
METHODS = "GET, HEAD, OPTIONS, POST"
_LONG = 10_000
_FIRST_LOOK = 0.1
# XML of a stranger's making must run nothing either.
_DATA = [
    (b"vary", b"Accept, Accept-Encoding"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Server-Timing"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
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
    apologise: Callable[[Request, Problem], Response]
    allowed: tuple[str, ...] = ()
    through: Mapping[str, str] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def __post_init__(self) -> None:
        """Everybody begins with a full budget."""
        self.budgets = Budgets(self.limits.budget)
        self.kept = Kept(self.limits.kept << 20)

    def charge(self, client: str, seconds: float) -> None:
        """Book the time of a query."""
        self.seconds += seconds
        self.budgets.charge(client, seconds, time.monotonic())

    async def answer(self, ask: Ask) -> Reply:
        """The engine's answer, its time charged to the client whatever comes of it."""
        start = time.perf_counter()
        try:
            reply = await self.engine.answer(ask)
        except BusyError:
            raise
        except BaseException:
            self.charge(ask.client, time.perf_counter() - start)
            raise
        self.charge(ask.client, reply.seconds)
        return reply


@dataclass(frozen=True)
class _Task:
    """One query under way: who asks it, what it is, and in which form the answer is wanted."""

    client: str
    asked: Asked
    checked: Checked
    form: ResultFormat
    page: bool


class Sparql:
    """The endpoint as an application of its own. Its desk is laid when the service starts."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            response = await self._response(request, receive)
        except CasegraphError as error:
            response = _refused(request, error)
        if response is None:
            return
        if (desk := _desk(scope)) is not None:
            desk.answers[response.status_code] += 1
        if not isinstance(response, _Plain):
            response.headers.update(OPEN_HEADERS)
            response.headers.add_vary_header("Accept")
            response.headers.setdefault("Cache-Control", "no-store")
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
        try:
            return await self._answer(desk, request, receive)
        except GoneError:
            return None

    async def _answer(self, desk: Desk, request: Request, receive: Receive) -> Response:
        start = time.perf_counter()
        asked = await read_request(request.scope, receive, desk.limits.query)
        if asked.query is None:
            # Counted at the first asking, which others need not wait for.
            return await asyncio.to_thread(_description, desk, request, asked)
        task = await _task(desk, request, asked)
        tag = _tag(desk, task)
        if tag and is_among(tag, request.headers.get("if-none-match", "")):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=_fresh(tag))
        key = f"{tag} {_unzips(request)}"
        kept = desk.kept.get(key) if tag and not _wants_anew(request) else None
        if kept is not None:
            return _shown(desk, request, task, kept, _fresh(tag) | _timing(0.0, start))
        watcher = _Watcher(receive)
        try:
            reply = await _reply(desk, request, task)
        except asyncio.CancelledError:
            watcher.explain()
            raise
        finally:
            watcher.stop()
        if tag:
            desk.kept.keep(key, reply)
        return _shown(desk, request, task, reply, _fresh(tag) | _timing(reply.seconds, start))


class _Plain(Response):
    """Data and nothing else: what a browser must be told of data is little, and said at once."""

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """The headers as they go out."""
        given = {"Content-Length": str(len(self.body)), **(headers or {})}
        self.raw_headers = [
            *((name.lower().encode(), value.encode("latin-1")) for name, value in given.items()),
            *_DATA,
        ]


def _refused(request: Request, error: CasegraphError) -> Response:
    """What is wrong; on the page, with the query to be mended, where a page was asked for."""
    desk = _desk(request.scope)
    if desk is None or "query" not in request.query_params:
        return error_response(request, error)
    return error_response(request, error, partial(desk.apologise, request))


def _desk(scope: Scope) -> Desk | None:
    desk: Desk | None = getattr(scope["app"].state, "desk", None)
    return desk


async def _task(desk: Desk, request: Request, asked: Asked) -> _Task:
    assert asked.query is not None, "without one the service describes itself"
    client = client_name(request.client.host if request.client else "")
    checked = await _checked(desk, client, asked.query)
    form = choose(checked.kind, asked.format, request.headers.get("accept", ""))
    if asked.labels and checked.kind != "graph":
        raise QueryError("labels=1 goes with CONSTRUCT and DESCRIBE. Ask for labels in the query.")
    whole = FORMATS["ttl" if checked.kind == "graph" else "json"]
    return _Task(client, asked, checked, form or whole, page=form is None)


async def _checked(desk: Desk, client: str, query: str) -> Checked:
    """The query looked through; what that takes is charged too, lest refused ones be free."""
    desk.budgets.check(client, time.monotonic())
    start = time.perf_counter()
    try:
        if len(query) > _LONG:
            return await asyncio.to_thread(check, query, desk.limits.query, desk.allowed)
        return check(query, desk.limits.query, desk.allowed)
    finally:
        desk.charge(client, time.perf_counter() - start)


async def _reply(desk: Desk, request: Request, task: _Task) -> Reply:
    ask = Ask(
        query=task.checked.sealed(desk.through),
        form=task.form,
        seconds=_seconds(desk, task.asked),
        default_graphs=task.asked.default_graphs,
        named_graphs=task.asked.named_graphs,
        compress=not task.page and _unzips(request),
        labels=task.asked.labels,
        client=task.client,
    )
    return await desk.answer(ask)


def _unzips(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "")


def _wants_anew(request: Request) -> bool:
    """Whether a kept answer will not do, as when a page is loaded again on purpose."""
    return "no-" in request.headers.get("cache-control", "")


def _seconds(desk: Desk, asked: Asked) -> float:
    if asked.seconds is None:
        return float(desk.limits.seconds)
    if asked.seconds > desk.limits.seconds:
        most = desk.limits.seconds
        raise QueryError(
            f"timeout is {asked.seconds:g} seconds, and {most} are the most. Lower it."
        )
    return asked.seconds


def _shown(
    desk: Desk, request: Request, task: _Task, reply: Reply, headers: dict[str, str]
) -> Response:
    if task.page:
        response = desk.show(request, task.asked, task.checked, reply)
        response.headers.update(headers)
        return response
    headers["Content-Type"] = task.form.content_type
    if reply.compressed:
        headers["Content-Encoding"] = "gzip"
    return _Plain(reply.body, headers=headers)


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
    asked = task.asked
    dataset = (asked.default_graphs, asked.named_graphs, asked.labels)
    text = f"{desk.edition} {task.form.name} {task.page} {dataset} {asked.query}"
    return f'W/"{sha256(text.encode("utf-8", "replace")).hexdigest()[:20]}"'


def _fresh(tag: str | None) -> dict[str, str]:
    if tag is None:
        return {"Cache-Control": "no-store"}
    return {"Cache-Control": "no-cache", "ETag": tag}


def _timing(seconds: float, start: float) -> dict[str, str]:
    """What the query cost, in milliseconds: in its process, and all in all."""
    query, total = seconds * 1000, (time.perf_counter() - start) * 1000
    return {"Server-Timing": f"query;dur={query:.3f}, total;dur={total:.3f}"}


class _Watcher:
    """Cancels the task that made it when the client hangs up; most answers are there before."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._gone = False
        self._watch: asyncio.Task[None] | None = None
        task = asyncio.current_task()
        assert task is not None, "an application runs in a task"
        self._asking = task
        self._begin = asyncio.get_running_loop().call_later(_FIRST_LOOK, self._start)

    def _start(self) -> None:
        self._watch = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        self._asking.cancel()

    def explain(self) -> None:
        """GoneError if it was the client who went; nothing if the service is being stopped."""
        if self._gone and not self._asking.uncancel():
            raise GoneError from None

    def stop(self) -> None:
        """Watch no more."""
        self._begin.cancel()
        if self._watch is not None:
            self._watch.cancel()
