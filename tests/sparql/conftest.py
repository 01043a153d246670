"""A small store, worker processes over it, and a client of the endpoint over the real corpus."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from starlette.testclient import TestClient

from casegraph.formats import FORMATS
from casegraph.repository import Repository
from casegraph.settings import Limits
from casegraph.sparql.engine import Ask, Reply, State
from casegraph.sparql.pool import Pool
from casegraph_api.app import create_app

LIMITS = Limits(workers=2, seconds=5, memory=300, rows=10_000, size=1, waiting=4)
Work = Callable[[Pool], "asyncio.Future[object]"]


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred numbers in one graph and in the default graph."""
    folder = tmp_path_factory.mktemp("small") / "store"
    store = Store(str(folder))
    number, graph = NamedNode("http://example.org/number"), NamedNode("http://example.org/graph")
    for value in range(100):
        subject = NamedNode(f"http://example.org/{value}")
        store.add(Quad(subject, number, Literal(value)))
        store.add(Quad(subject, number, Literal(value), graph))
    store.flush()
    del store
    return folder


def ask(query: str, form: str = "json", seconds: float = 5.0) -> Ask:
    """A query as the endpoint hands it over."""
    return Ask(query, FORMATS[form], seconds)


async def replied(pool: Pool, *asks: Ask) -> list[Reply | BaseException]:
    """What all of them give, asked at once."""
    return await asyncio.gather(*map(pool.answer, asks), return_exceptions=True)


async def settled(pool: Pool) -> State:
    """The pool when it has all its workers again and none of them is busy."""
    for _ in range(500):
        state = pool.state()
        if (state.workers, state.busy) == (pool.limits.processes, 0):
            return state
        await asyncio.sleep(0.02)
    return pool.state()


@pytest.fixture(scope="session")
def client(repository: Repository) -> Iterator[TestClient]:
    """A client that asks like a program."""
    with TestClient(create_app(repository), headers={"Accept": "*/*"}) as client:
        yield client
