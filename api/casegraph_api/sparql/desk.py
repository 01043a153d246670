"""The desk laid: the engine of a service, started with it and closed with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import Response

from casegraph.formats import ResultFormat
from casegraph.settings import Settings
from casegraph.sparql.engine import Reply
from casegraph.sparql.guard import Checked
from casegraph.sparql.pool import Pool
from casegraph_api.origin import origin
from casegraph_api.sparql.endpoint import PATH, Desk
from casegraph_api.sparql.page import query_page
from casegraph_api.sparql.protocol import Asked

__all__ = ["laid"]


@asynccontextmanager
async def laid(app: FastAPI, settings: Settings, edition: str) -> AsyncIterator[None]:
    """Start the engine of the settings for the life of a service, and put it on its desk."""
    site = app.state.site
    pool = Pool(
        site.repository.snapshot / "store", site.repository.info["statements"], settings.limits
    )

    def describe(request: Request, form: ResultFormat) -> bytes:
        here = f"{origin(request.scope, settings.public_url)}{PATH}"
        description: bytes = site.repository.service_description(here, form)
        return description

    def show(_: Request, asked: Asked, checked: Checked | None, reply: Reply | None) -> Response:
        return query_page(site, settings.limits, asked, checked, reply)

    await pool.start()
    app.state.desk = Desk(pool, settings.limits, edition, describe, show)
    try:
        yield
    finally:
        await pool.close()
