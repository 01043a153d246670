"""The page of the data as a whole: the files, how to use them, and the services."""

from fastapi import Request
from fastapi.responses import Response

from casegraph_api.origin import origin
from casegraph_api.schema_org import about_dataset
from casegraph_api.site import Site

__all__ = ["data_page"]


def data_page(request: Request, site: Site) -> Response:
    """What there is to take along, and where a program finds the same."""
    return site.page(
        "data.html",
        dumps=tuple(site.repository.dumps.values()),
        info=site.repository.info,
        told=about_dataset(site, origin(request.scope, site.public_url)),
    )
