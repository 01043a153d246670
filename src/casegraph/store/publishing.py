"""Loading a snapshot into a store elsewhere, graph by graph, so that it can be gone on with.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from casegraph.errors import CasegraphError, EndpointError, SettingError
from casegraph.progress import Progress, silent
from casegraph.store.abilities import Abilities
from casegraph.store.deadline import Deadline
from casegraph.store.endpoint import Endpoint, Parameters
from casegraph.store.graphs import Graphs, Name
from casegraph.store.iris import BASE, MERGED_GRAPH, NO_GRAPH, PREFIXES
from casegraph.store.probing import names_of, probe, sample_of
from casegraph.store.remote import RemoteGraphs

__all__ = ["Published", "publish", "query_endpoint"]

_PART = 50_000
"""Statements in one request."""
_SECONDS = 600.0
_MOST = 1 << 20
_ROWS = 10_000
_PAGE = 1000
_N_TRIPLES = {"Content-Type": "application/n-triples"}
_OURS = (f"{BASE}record/", f"{BASE}graph/")
_OWN_RECORDS = """ASK { ?record foaf:primaryTopic ?case FILTER(STRSTARTS(STR(?record), "%s")) }"""
_GRAPHS = """
SELECT DISTINCT ?g WHERE {
  GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "%s") && STR(?g) > "%s")
} ORDER BY ?g LIMIT %d"""


@dataclass(frozen=True)
class Published:
    """What came of it: the graphs that were sent, that were there already, that were removed.

    `statements` is what the default graph holds; `merged` names the graph that stands in for it,
    and is None where it is its own.
    """

    sent: int
    kept: int
    removed: int
    statements: int
    merged: str | None


def query_endpoint(store: Endpoint) -> Endpoint:
    """The endpoint for queries that lies beside a graph store; SettingError if none answers."""
    trouble: CasegraphError | None = None
    for name in ("query", "sparql"):
        endpoint = store.sibling(name)
        try:
            RemoteGraphs(endpoint, Abilities()).query("ASK { ?s ?p ?o }")
        except CasegraphError as error:
            trouble = error
        else:
            return endpoint
    raise SettingError(
        f"No endpoint for queries is found beside {store.url}: {trouble} Name it: --query-url"
    )


def publish(
    own: Graphs, store: Endpoint, queries: Endpoint, progress: Progress = silent
) -> Published:
    """Make a store hold the graphs of a snapshot; *queries* is where the same store is asked.

    What is there already stays, so that an interrupted run is gone on with. EndpointError names
    the graph that could not be sent, or is not there as it should be.
    """
    return _Publishing(own, store, queries, progress).run()


class _Publishing:
    def __init__(self, own: Graphs, store: Endpoint, queries: Endpoint, progress: Progress) -> None:
        self.own, self.store, self.queries, self._progress = own, store, queries, progress
        self.names = names_of(own)
        everything: list[Name] = [*self.names, DefaultGraph()]
        self.counts = {name: _count(own, name) for name in everything}
        self.sent: set[Name] = set()
        self.kept = self.done = 0

    def run(self) -> Published:
        self._knock()
        self.there = self._known()
        for name in self.names:
            self._bring(name, name)
        merged = self._bring_default()
        removed = self._remove_others({*self.names, *([NamedNode(merged)] if merged else [])})
        statements = self.counts[DefaultGraph()]
        return Published(len(self.sent), self.kept, removed, statements, merged)

    def _knock(self) -> None:
        """Learn what the store wants to know of us: some hang up on a body without it."""
        self.store.request("HEAD", Deadline(_SECONDS), _MOST, parameters=_of(NamedNode(NO_GRAPH)))

    def _known(self) -> RemoteGraphs:
        """The graphs there, read in a form that is true; it takes a record there to find it."""
        try:
            return probe(self.queries, self.own, _ROWS)
        except EndpointError:
            sample = sample_of(self.own)
            self.there = RemoteGraphs(self.queries, Abilities())
            self._send(sample, sample)
            with self._naming(sample):
                return probe(self.queries, self.own, _ROWS)

    def _bring(self, name: Name, target: Name) -> None:
        """Send a graph unless the same is there."""
        if name in self.sent:
            return
        if self._is_there(name, target):
            self.kept += 1
            self._report(self.counts[name])
        else:
            self._send(name, target)

    def _is_there(self, name: Name, target: Name) -> bool:
        with self._naming(target):
            if self.there.count(target) != self.counts[name]:
                return False
            return _digest(self.there, target) == _digest(self.own, name)

    def _bring_default(self) -> str | None:
        """Have all graphs merged in the default graph, else in one that stands in for it."""
        default = DefaultGraph()
        if self._shows_all_graphs():
            if self._is_there(default, default):
                self._report(self.counts[default])
                return None
        elif self._is_ours(default):
            self._bring(default, default)
            return None
        self._bring(default, NamedNode(MERGED_GRAPH))
        return MERGED_GRAPH

    def _shows_all_graphs(self) -> bool:
        """Whether what is put into a named graph is seen in the default one too."""
        mark = NamedNode(NO_GRAPH)
        self._request("PUT", mark, f"{mark} {mark} {mark} .\n".encode())
        seen = bool(self.there.query(f"ASK {{ {mark} {mark} {mark} }}"))
        self._request("DELETE", mark)
        return seen

    def _is_ours(self, default: DefaultGraph) -> bool:
        """Whether the default graph may be written: it is empty, or an older one of ours."""
        if not self.there.count(default):
            return True
        return bool(self.there.query(_OWN_RECORDS % BASE, prefixes=PREFIXES))

    def _send(self, name: Name, target: Name) -> None:
        """Replace a graph by one of ours, in parts, and count what is there then."""
        with self._naming(target):
            self._knock()
        method = "PUT"
        for part in _parts(self.own, name):
            self._request(method, target, serialize(part, format=RdfFormat.N_TRIPLES))
            self._report(len(part))
            method = "POST"
        with self._naming(target):
            there = self.there.count(target)
        if there != self.counts[name]:
            raise EndpointError(
                f"{target} has {there:,} statements at {self.queries.url}, though "
                f"{self.counts[name]:,} were sent to {self.store.url}. Are both the same store?"
            )
        self.sent.add(name)

    def _remove_others(self, keep: set[NamedNode]) -> int:
        """Remove graphs of ours that the snapshot does not have any more."""
        others = [name for name in self._graphs_there() if name not in keep]
        for name in others:
            self._request("DELETE", name)
        return len(others)

    def _graphs_there(self) -> Iterator[NamedNode]:
        last, full = "", True
        while full:
            answer = self.there.query(_GRAPHS % (BASE, last, _PAGE))
            assert isinstance(answer, QuerySolutions), "asked with SELECT"
            found = list(answer)
            yield from (row[0] for row in found if row[0].value.startswith(_OURS))
            full = len(found) == _PAGE
            last = found[-1][0].value if found else ""

    def _request(self, method: str, graph: Name, body: bytes | None = None) -> None:
        headers = _N_TRIPLES if body is not None else None
        with self._naming(graph):
            received = self.store.request(
                method, Deadline(_SECONDS), _MOST,
                parameters=_of(graph), headers=headers, body=body,
            )  # fmt: skip
            if not received.ok:
                raise EndpointError(f"{method} failed with {received.status}. {received.said}")

    @contextmanager
    def _naming(self, graph: Name) -> Iterator[None]:
        try:
            yield
        except CasegraphError as error:
            raise EndpointError(f"{graph} at {self.store.url}: {error}".rstrip()) from error

    def _report(self, statements: int) -> None:
        self.done += statements
        self._progress("publishing", self.done, sum(self.counts.values()))


def _of(graph: Name) -> Parameters:
    return [("default", None) if isinstance(graph, DefaultGraph) else ("graph", str(graph.value))]


def _count(graphs: Graphs, name: Name) -> int:
    return sum(1 for _ in graphs.quads_for_pattern(None, None, None, name))


def _digest(graphs: Graphs, name: Name) -> int:
    """A number for the statements of a graph, whatever their order, all blank nodes alike."""
    return sum(_number(quad) for quad in graphs.quads_for_pattern(None, None, None, name)) % 2**64


def _number(quad: Quad) -> int:
    subject, value = quad.subject, quad.object
    if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
        return hash((_kept(subject), quad.predicate, _kept(value)))
    return hash(quad.triple)


def _kept(term: object) -> object:
    return None if isinstance(term, BlankNode) else term


def _parts(graphs: Graphs, name: Name) -> Iterator[list[Triple]]:
    """The statements of a graph, all blank nodes in the first part: their labels end with it."""

    def read(*, blank: bool) -> Iterator[Triple]:
        for quad in graphs.quads_for_pattern(None, None, None, name):
            if (BlankNode in (type(quad.subject), type(quad.object))) is blank:
                yield quad.triple

    rest = read(blank=False)
    part = [*read(blank=True), *islice(rest, _PART)]
    while part:
        yield part
        part = list(islice(rest, _PART))
