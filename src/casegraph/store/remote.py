"""Graphs in a store elsewhere, read over the SPARQL 1.1 Protocol: whole answers or none."""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from urllib.parse import urlencode

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    Store,
)

from casegraph.errors import BusyError, EndpointError, LimitError, QueryError, ResultTooLargeError
from casegraph.formats import FORMATS
from casegraph.store.abilities import Abilities
from casegraph.store.bodies import Row, rows, size, solutions, statements, truth
from casegraph.store.deadline import Deadline
from casegraph.store.endpoint import Endpoint, Received
from casegraph.store.graphs import Name, Result, Subject, Term
from casegraph.store.iris import NO_GRAPH
from casegraph.store.outgoing import Outgoing
from casegraph.store.pattern import Pattern

__all__ = ["RemoteGraphs"]

_SECONDS = 120.0
_AT_ONCE = 3.0
_MOST = 1 << 30
_FORM = "application/x-www-form-urlencoded"
_BUSY = (408, 429, 503, 504)
_SIGNS_OF_PARTS = ("x-sql-state", "content-range")

Dataset = Sequence[tuple[str, str]]


class RemoteGraphs:
    """The graphs of a snapshot as an endpoint holds them; `names` are those that GRAPH may meet.

    Safe to share between threads. Each exchange has its own deadline, unless one is given.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        abilities: Abilities,
        names: Sequence[NamedNode] = (),
        deadline: Deadline | None = None,
        most: int = _MOST,
    ) -> None:
        self.endpoint, self.abilities, self.names = endpoint, abilities, names
        self._deadline, self._most = deadline, most

    def within(self, deadline: Deadline, most: int) -> "RemoteGraphs":
        """The same graphs, where all that is asked ends by one deadline and within a size."""
        return RemoteGraphs(self.endpoint, self.abilities, self.names, deadline, most)

    def check(self) -> None:
        """EndpointError or LimitError unless the endpoint answers at once."""
        self.within(Deadline(_AT_ONCE), _MOST).query("ASK { ?s ?p ?o }")

    def named_graphs(self, /) -> Iterator[NamedNode | BlankNode]:
        """The names of all graphs but the default one."""
        return iter(self.names)

    def query(
        self,
        /,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        default_graph: Sequence[Name] | None = None,
        named_graphs: Sequence[NamedNode | BlankNode] | None = None,
    ) -> Result:
        """Answer a query; QueryError if the endpoint cannot read it."""
        sent = Outgoing.of(query, base_iri, prefixes or {}, escapes=self.abilities.escapes)
        dataset = self._dataset(sent, default_graph, named_graphs)
        if sent.kind == "graph":
            return self._graph(sent, dataset)
        if sent.kind == "table":
            return self._table(sent, dataset)
        form = self.abilities.table
        return truth(self.ask(sent.text, form, dataset).body, form)

    def quads_for_pattern(
        self,
        /,
        subject: Subject | None,
        predicate: NamedNode | None,
        object: Term | None,  # noqa: A002  # the name in pyoxigraph
        graph_name: Name | None,
    ) -> Iterator[Quad]:
        """The statements that match what is given, each once a graph."""
        pattern = Pattern((subject, predicate, object, graph_name), self.abilities.merged)
        found = self._rows(pattern.query())
        if len(found) > self.abilities.rows:
            found = self._paged(pattern)
        yield from pattern.quads(found)
        if graph_name is None:
            yield from self.quads_for_pattern(subject, predicate, object, DefaultGraph())

    def count(self, graph: Name, /) -> int:
        """The number of statements in a graph."""
        return self._number(Pattern((None, None, None, graph), self.abilities.merged).count())

    def _paged(self, pattern: Pattern) -> list[Row]:
        """The rows page by page in the order of subjects, proved whole by their number.

        Those with blank nodes come in one page: another answer may give them other labels.
        """
        found = dict.fromkeys(self._rows(pattern.query(blank=True)))
        size, start = self.abilities.rows, ""
        while pattern.has_subjects:
            page = self._rows(pattern.page(start, size))
            found |= dict.fromkeys(page)
            if len(page) < size or page[-1][0].value == start:
                break
            start = page[-1][0].value  # again from there: it may have more statements
        if len(found) != self._number(pattern.count()):
            raise EndpointError("The store does not give all statements that it counts.")
        return list(found)

    def _rows(self, query: str) -> list[Row]:
        form = self.abilities.table
        return rows(self.ask(query, form).body, form)

    def _number(self, query: str, dataset: Dataset = ()) -> int:
        form = self.abilities.table
        found = rows(self.ask(query, form, dataset).body, form)
        value = found[0][0] if len(found) == 1 else None
        if not isinstance(value, Literal) or not value.value.isdecimal():
            raise EndpointError("The store did not count when it was asked to.")
        return int(value.value)

    def _table(self, sent: Outgoing, dataset: Dataset) -> QuerySolutions:
        received = self.ask(sent.text, self.abilities.table, dataset)
        number = size(received.body, self.abilities.table)
        if number > self.abilities.rows or number >= received.most_rows:
            raise _cut(self.abilities.rows)
        return solutions(received.body, self.abilities.table)

    def _graph(self, sent: Outgoing, dataset: Dataset) -> QueryTriples:
        """The statements of CONSTRUCT or DESCRIBE, which no header says to be cut."""
        form = self.abilities.graph
        found = dict.fromkeys(statements(self.ask(sent.text, form, dataset).body, form))
        made, counting = len(found), sent.counting()
        if self.abilities.limited and counting:
            made = max(made, self._number(counting[0], dataset) * counting[1])
        if made > self.abilities.rows:
            raise _cut(self.abilities.rows)
        store = Store()
        store.extend(Quad(t.subject, t.predicate, t.object) for t in found)
        result = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(result, QueryTriples), "asked with CONSTRUCT"
        return result

    def _dataset(
        self,
        sent: Outgoing,
        default: Sequence[Name] | None,
        named: Sequence[NamedNode | BlankNode] | None,
    ) -> Dataset:
        """The dataset of the protocol: the caller's, else what makes up for a default graph.

        An empty half is said as a graph that is never filled: some take silence for everything.
        """
        if default is None and named is None:
            if sent.names_dataset or self.abilities.merged is None:
                return []
            default = [NamedNode(self.abilities.merged)]
            named = self.names if sent.names_graphs else ()
        halves = {"default-graph-uri": default, "named-graph-uri": named}
        return [
            (name, str(graph.value))
            for name, graphs in halves.items()
            for graph in graphs or [NamedNode(NO_GRAPH)]
            if not isinstance(graph, DefaultGraph)
        ]

    def ask(self, query: str, form: str, dataset: Dataset = ()) -> Received:
        """The answer to a query in one format, by form POST, which every endpoint takes."""
        media_type = FORMATS[form].media_type
        received = self.endpoint.request(
            "POST",
            self._deadline or Deadline(_SECONDS),
            self._most,
            headers={"Accept": media_type, "Content-Type": _FORM},
            body=urlencode([("query", query), *dataset]).encode(),
        )
        _refuse(received)
        if received.media_type not in (media_type, *FORMATS[form].also):
            raise EndpointError(
                f"The store was asked for {media_type} and gave {received.media_type[:80]!r}."
            )
        return received


def _refuse(received: Received) -> None:
    """What no answer is, by its status and its headers."""
    said = f" It says: {received.said}" if received.said else ""
    if received.status == HTTPStatus.BAD_REQUEST:
        raise QueryError(f"The store cannot read the query.{said}")
    if received.status in _BUSY:
        raise BusyError(f"The store takes no query now.{said}", received.retry_after)
    if received.status != HTTPStatus.OK:
        raise EndpointError(f"The store failed, with status {received.status}.{said}")
    if any(header in received.headers for header in _SIGNS_OF_PARTS):
        raise LimitError(
            "The store gave up in the middle, by a limit of its own, and nothing of its answer is "
            "given. Narrow the query down, or take a dump from /dumps/ and query that."
        )


def _cut(rows: int) -> ResultTooLargeError:
    return ResultTooLargeError(
        f"The store behind this service is known to give {rows:,} rows or statements whole, and "
        "this answer may have more. Ask for less with LIMIT or a narrower pattern, or take a dump "
        "from /dumps/."
    )
