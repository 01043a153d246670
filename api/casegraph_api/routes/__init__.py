"""The JSON API: each route translates between HTTP and the repository."""

from typing import Any

from fastapi import Depends, FastAPI

from casegraph_api import metrics
from casegraph_api.parameters import API, known_parameters
from casegraph_api.routes import (
    actors,
    association,
    barriers,
    cases,
    citation,
    compare,
    described,
    dumps,
    health,
    linked,
    networks,
    qca,
    quality,
    questions,
    search,
    similar,
    suggest,
    table,
    vocabulary,
)
from casegraph_api.schemas import Problem

__all__ = ["add_routes"]

_BAD: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A parameter is unknown or has a bad value."},
    "default": {"model": Problem, "description": "Any other error."},
}


def add_routes(app: FastAPI) -> None:
    """Put the JSON API under /api/v1; linked data and the two health routes at the root."""
    for module in (
        cases,
        search,
        suggest,
        similar,
        compare,
        barriers,
        vocabulary,
        actors,
        networks,
        quality,
        questions,
        table,
        association,
        citation,
        qca,
    ):
        app.include_router(module.router, prefix=API, **_shared())
    app.include_router(questions.asking(app.state.site), prefix=API, **_shared())
    app.include_router(questions.unknown, prefix=API)
    app.include_router(networks.making(), prefix=API, **_shared())
    app.include_router(networks.unknown, prefix=API)
    for module in (linked, dumps, described):
        app.include_router(module.router, **_shared())
    app.include_router(health.router, **_shared())
    app.include_router(metrics.router)


def _shared() -> dict[str, Any]:
    return {"responses": _BAD, "dependencies": [Depends(known_parameters)]}
