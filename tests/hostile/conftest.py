"""The hostile corpus, built and served once."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from casegraph.building import build_snapshot
from casegraph.repository import Repository
from casegraph_api.app import create_app
from tests.hostile.corpus import hostile_corpus


@pytest.fixture(scope="session")
def hostile(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The corpus in which every text is hostile, open."""
    cases = {case.id: case for case in repository.cases()}
    settings = hostile_corpus(cases, repository.actors, tmp_path_factory.mktemp("hostile"))
    return Repository(build_snapshot(settings).folder)


@pytest.fixture(scope="session")
def hostile_client(hostile: Repository) -> Iterator[TestClient]:
    """A browser before it."""
    with TestClient(create_app(hostile), headers={"Accept": "text/html"}) as client:
        yield client
