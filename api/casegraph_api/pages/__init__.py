"""The pages: HTML made on the server, complete without any script."""

from fastapi import FastAPI

from casegraph_api.pages import (
    about,
    actors,
    barriers,
    compare,
    crawlers,
    docs,
    feeds,
    maps,
    network,
    questions,
    search,
    similar,
    sparql,
    start,
    static,
)

__all__ = ["add_pages"]


def add_pages(app: FastAPI) -> None:
    """Put the pages that tell of no single thing, and the static files, into an app."""
    for module in (
        start,
        search,
        similar,
        compare,
        barriers,
        network,
        questions,
        maps,
        actors,
        sparql,
        about,
        docs,
        feeds,
        crawlers,
        static,
    ):
        app.include_router(module.router, include_in_schema=False)
