"""A client of the service over the real corpus."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.app import create_app


@pytest.fixture(scope="session")
def client(repository: Repository) -> Iterator[TestClient]:
    """Requests without a network; errors of the service are answered, not raised."""
    with TestClient(create_app(repository), raise_server_exceptions=False) as made:
        yield made
