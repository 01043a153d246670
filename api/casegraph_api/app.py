"""The app: made by a function from an open repository."""

from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from casegraph.repository import Repository
from casegraph.resources import version
from casegraph.settings import Settings
from casegraph_api.assets import fingerprint
from casegraph_api.errors import PROBLEM, Unexpected, answer_errors
from casegraph_api.headers import Caching, Head, Limits, Safety
from casegraph_api.origin import Whereabouts
from casegraph_api.pages import add_pages
from casegraph_api.routes import add_routes
from casegraph_api.site import Site
from casegraph_api.sparql.desk import laid
from casegraph_api.sparql.endpoint import PATH, Sparql
from casegraph_api.sparql.openapi import endpoint_description
from casegraph_api.things import is_thing_path

__all__ = ["create_app"]

_ABOUT = (
    "Cases of public-sector innovation: what was tried, which barriers were met, what came of it, "
    "and how well each statement is founded. Every claim names its sources. The service only reads."
)
_SMALLEST_ZIPPED = 1000
_PROBLEM = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}


class _Service(FastAPI):
    """FastAPI with problem details as the media type of every error it describes.

    The SPARQL endpoint stands before everything else, so that a look-up costs little.
    """

    _sparql = Unexpected(Sparql())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PATH:
            scope["app"] = self
            await self._sparql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI description of the service."""
        if self.openapi_schema is None:
            description = super().openapi()
            for path in description["paths"].values():
                for operation in path.values():
                    for response in operation["responses"].items():
                        _as_problem(*response)
            description["paths"][PATH] = endpoint_description(_PROBLEM)
        assert self.openapi_schema is not None
        return self.openapi_schema


def create_app(repository: Repository, settings: Settings | None = None) -> FastAPI:
    """The service over an open repository; without settings everything is as by default."""
    chosen = settings or Settings.make({})
    edition = f"{repository.info['id']} {version()} {fingerprint()}"
    app = _Service(
        title="casegraph",
        version=version(),
        description=_ABOUT,
        license_info={"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lambda app: laid(app, chosen, edition),
        middleware=[
            Middleware(Whereabouts, public_url=chosen.public_url),
            Middleware(Safety, is_thing=is_thing_path),
            Middleware(Unexpected),
            Middleware(Limits),
            Middleware(Head),
            Middleware(GZipMiddleware, minimum_size=_SMALLEST_ZIPPED, compresslevel=6),
            Middleware(Caching, edition=edition, is_thing=is_thing_path),
        ],
    )
    app.state.site = Site(repository, chosen.public_url, chosen.improve_url)
    answer_errors(app)
    add_routes(app)
    add_pages(app)
    return app


def _as_problem(status: str, response: dict[str, Any]) -> None:
    content = response.get("content", {})
    if not status.startswith("2") and "application/json" in content:
        content[PROBLEM] = content.pop("application/json")
