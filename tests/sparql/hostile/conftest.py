"""One live service with small limits for all hostile requests; after each it must be healthy."""

from collections.abc import Iterator

import pytest

from casegraph.repository import Repository
from casegraph.settings import Limits, Settings

from .live import Live, Trap, running

SMALL = Limits(
    workers=2, seconds=1, memory=64, rows=1000, size=1, waiting=8, budget=1_000_000, query=100_000
)


@pytest.fixture(scope="package")
def live(repository: Repository, corpus_settings: Settings) -> Iterator[Live]:
    """A service that strangers use."""
    with running(repository, corpus_settings, SMALL) as live:
        yield live


@pytest.fixture(scope="package")
def trap() -> Iterator[Trap]:
    """A server inside the walls that no query may make the service call."""
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture(autouse=True)
def _unharmed(live: Live, trap: Trap) -> Iterator[None]:
    """After each request the service answers, has all its workers, and has called nobody."""
    yield
    live.assert_healthy()
    assert trap.calls == 0
