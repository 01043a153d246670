"""The desk laid: the engine of a service, started with it and closed with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from fastapi import FastAPI, Request
from fastapi.responses import Response

from casegraph.formats import ResultFormat
from casegraph.repository import Repository
from casegraph.settings import Limits, Settings
from casegraph.sparql.engine import Engine, Reply
from casegraph.sparql.federation import Door
from casegraph.sparql.guard import Checked
from casegraph.sparql.pool import Pool
from casegraph.sparql.remote import Remote
from casegraph_api.origin import origin
from casegraph_api.schemas import Problem
from casegraph_api.sparql.endpoint import PATH, Desk
from casegraph_api.sparql.page import apology, query_page
from casegraph_api.sparql.protocol import Asked

__all__ = ["laid"]

_MEGABYTE = 1 << 20


@asynccontextmanager
async def laid(app: FastAPI, settings: Settings, edition: str) -> AsyncIterator[None]:
    """Start the engine of the settings for the life of a service, and put it on its desk."""
    site = app.state.site
    door = _door(site.repository, settings)
    engine = await _started(site.repository, settings.limits, may_connect=door is not None)

    def describe(request: Request, form: ResultFormat) -> bytes:
        here = f"{origin(request.scope, settings.public_url)}{PATH}"
        description: bytes = site.repository.service_description(
            here, form, federates=door is not None
        )
        return description

    def show(
        request: Request, asked: Asked, checked: Checked | None, reply: Reply | None
    ) -> Response:
        return query_page(site, settings.limits, request, asked, checked, reply)

    def apologise(request: Request, problem: Problem) -> Response:
        return apology(site, settings.limits, request, problem)

    if door is not None:
        await door.open()
    limits = settings.limits
    if site.repository.elsewhere:
        limits = replace(limits, kept=0)  # what lies elsewhere may change
    app.state.desk = Desk(
        engine,
        limits,
        edition,
        describe,
        show,
        apologise,
        allowed=settings.service_allowed if door is not None else (),
        through=door.through if door is not None else {},
    )
    try:
        yield
    finally:
        if door is not None:
            await door.close()
        await engine.close()


async def _started(repository: Repository, limits: Limits, *, may_connect: bool) -> Engine:
    """Our own processes over the snapshot, or the store elsewhere that the repository reads."""
    if repository.elsewhere:
        return Remote(repository.elsewhere, limits)
    store, statements = repository.snapshot / "store", repository.info["statements"]
    pool = Pool(store, statements, limits, may_connect=may_connect)
    await pool.start()
    return pool


def _door(repository: Repository, settings: Settings) -> Door | None:
    """The door to the endpoints that SERVICE may call, if there are any.

    A store elsewhere would not go through it, and so calls none.
    """
    limits = settings.limits
    if not settings.service_allowed or repository.elsewhere:
        return None
    return Door(settings.service_allowed, limits.seconds, limits.size * _MEGABYTE)
