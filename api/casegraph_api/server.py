"""The server: the app on an address, quietly."""

import uvicorn

from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph_api.app import create_app

__all__ = ["serve"]


def serve(repository: Repository, settings: Settings) -> None:
    """Serve an open repository until interrupted."""
    uvicorn.run(
        create_app(repository, settings),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
