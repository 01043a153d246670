"""Stores that run: started once a session, emptied for each test, or filled with the corpus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from casegraph.repository import Repository
from casegraph.settings import Limits, Settings
from casegraph.store.iris import BASE, PREFIXES
from casegraph.store.publishing import publish
from casegraph.store.reader import open_store
from casegraph.store.remote import RemoteGraphs
from tests.remote.servers import SERVERS, Server

Start = Callable[[str], Server]

ALL = ["oxigraph", "oxigraph-union", pytest.param("virtuoso", marks=pytest.mark.engines)]
"""Servers of different habits; one that has to be installed first is not in `make test`."""

SMALL = """
<record/a> {
  <record/a> foaf:primaryTopic <case/a> .
  <case/a> a cg:Case ; dct:title "Ärger & <co>\\n"@en ; cg:startYear 2001 ; cg:value 48.0 ;
    cg:isPrimary true ; dct:created "2026-01-01"^^xsd:date ; cg:inPlace <place/x> .
  <place/x> a cg:Place .
}
<record/b> {
  <record/b> foaf:primaryTopic <case/b> .
  <case/b> a cg:Case ; cg:isPrimary false ; cg:inPlace <place/x> .
  <place/x> a cg:Place .
}
<graph/ontology> { cg:of rdfs:domain [ a owl:Class ; owl:unionOf ( cg:Case cg:Place ) ] }
"""


def graphs(trig: str) -> Store:
    """A store with these graphs, and all of them merged in the default one."""
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    store = Store()
    store.extend(parse(head + trig, format=RdfFormat.TRIG, base_iri=BASE))
    store.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in store])
    return store


@pytest.fixture
def small() -> Store:
    """Two records that share a place, and an ontology with blank nodes: 18 statements."""
    return graphs(SMALL)


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts a server of a kind; all are stopped at the end."""
    running: list[Server] = []

    def begin(kind: str) -> Server:
        running.append(SERVERS[kind](tmp_path_factory.mktemp(kind)))
        return running[-1]

    yield begin
    for server in running:
        server.stop()


@pytest.fixture(scope="session", params=ALL)
def shared(request: pytest.FixtureRequest, start: Start) -> Server:
    """One server of each kind."""
    return start(request.param)


@pytest.fixture
def empty(shared: Server) -> Server:
    """A server that holds nothing of ours."""
    shared.clear()
    return shared


@dataclass(frozen=True)
class Filled:
    """A server that holds the corpus, and the corpus read from there."""

    kind: str
    server: Server
    repository: Repository
    settings: Settings

    @property
    def graphs(self) -> RemoteGraphs:
        """The graphs as the server holds them."""
        assert self.repository.elsewhere is not None
        return self.repository.elsewhere


def serving(settings: Settings, server: Server) -> Settings:
    """Settings that have the service read from a server."""
    return replace(settings, sparql_url=server.queries.url, limits=Limits(workers=2))


@pytest.fixture(scope="session", params=[ALL[0], ALL[2]])
def filled(
    request: pytest.FixtureRequest,
    start: Start,
    repository: Repository,
    corpus_settings: Settings,
) -> Filled:
    """The real corpus in a server of each kind."""
    server = start(request.param)
    publish(open_store(repository.snapshot / "store"), server.store, server.queries)
    settings = serving(corpus_settings, server)
    return Filled(request.param, server, Repository(repository.snapshot, settings), settings)
