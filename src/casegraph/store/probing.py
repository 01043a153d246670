"""Finding out what an endpoint can do, by asking it for what a snapshot says it must hold."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QueryTriples, Triple

from casegraph.errors import EndpointError, InputError
from casegraph.store.abilities import Abilities
from casegraph.store.bodies import GRAPH_FORMS, TABLE_FORMS, size
from casegraph.store.endpoint import Endpoint
from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, MERGED_GRAPH
from casegraph.store.mapping import iri
from casegraph.store.remote import RemoteGraphs

__all__ = ["able", "connect", "names_of", "probe", "sample_of"]

_SAMPLES = 20
_PUBLISH = "Load the snapshot with: casegraph publish"


def connect(endpoint: Endpoint, own: Graphs, statements: int, rows: int) -> RemoteGraphs:
    """The graphs of a snapshot as an endpoint holds them.

    *statements* is what the default graph must have, *rows* the largest answer that is wanted.
    EndpointError says what is wrong with the endpoint, or that it holds other data.
    """
    try:
        graphs = _with_default_graph(probe(endpoint, own, rows), statements)
        _refuse_other_records(graphs, own)
    except (EndpointError, InputError) as error:
        raise EndpointError(f"{endpoint.url}: {error}") from error
    return graphs


def probe(endpoint: Endpoint, own: Graphs, rows: int) -> RemoteGraphs:
    """The same without a look at the default graph; one record at least must be there whole."""
    sample = sample_of(own)
    expected = _read(own, sample)
    graphs = RemoteGraphs(endpoint, Abilities(), tuple(names_of(own)))
    graphs = _with_table(graphs, sample, expected)
    graphs = able(graphs, escapes=_reads_escapes(graphs, sample))
    graphs = _with_rows(graphs, rows)
    return _with_graph(graphs, sample, expected)


def able(graphs: RemoteGraphs, **abilities: Any) -> RemoteGraphs:
    """The same graphs, of an endpoint with other abilities."""
    return RemoteGraphs(graphs.endpoint, replace(graphs.abilities, **abilities), graphs.names)


def sample_of(own: Graphs) -> NamedNode:
    """The record with the most kinds of values among the first ones."""
    records = [name for name in names_of(own) if name.value.startswith(f"{BASE}record/")]
    if not records:
        raise EndpointError("The snapshot holds no record, so there is nothing to compare.")
    return max(records[:_SAMPLES], key=lambda name: len({*_datatypes(_read(own, name))}))


def names_of(own: Graphs) -> list[NamedNode]:
    """The names of all graphs but the default one, in order."""
    return sorted((name for name in own.named_graphs() if isinstance(name, NamedNode)), key=str)


def _datatypes(triples: Iterable[Triple]) -> Iterator[str]:
    for triple in triples:
        if isinstance(triple.object, Literal):
            yield triple.object.language or triple.object.datatype.value


def _read(graphs: Graphs, name: NamedNode) -> set[Triple]:
    quads = graphs.quads_for_pattern(None, None, None, name)
    return _without_blanks(quad.triple for quad in quads)


def _without_blanks(triples: Iterable[Triple]) -> set[Triple]:
    return {
        t
        for t in triples
        if not isinstance(t.subject, BlankNode) and not isinstance(t.object, BlankNode)
    }


def _with_table(graphs: RemoteGraphs, sample: NamedNode, expected: set[Triple]) -> RemoteGraphs:
    """With the first format in which tables and truth values are true to what they tell."""
    trouble: EndpointError | None = None
    for form in TABLE_FORMS:
        trial = able(graphs, table=form)
        try:
            if _read(trial, sample) == expected and trial.query(
                f"ASK {{ GRAPH {sample} {{ ?s ?p ?o }} }}"
            ):
                return trial
        except EndpointError as error:
            trouble = error
    if trouble:
        raise trouble
    raise EndpointError(f"It does not hold {sample} as the snapshot does. {_PUBLISH}")


def _reads_escapes(graphs: RemoteGraphs, sample: NamedNode) -> bool:
    name = f"<\\U{ord(sample.value[0]):08X}{sample.value[1:]}>"
    try:
        return bool(able(graphs, escapes=True).query(f"ASK {{ GRAPH {name} {{ ?s ?p ?o }} }}"))
    except (EndpointError, InputError):
        return False


def _with_rows(graphs: RemoteGraphs, rows: int) -> RemoteGraphs:
    """With the number of rows that are given whole: as many as are wanted, or fewer."""
    side = 1
    while side**3 <= rows:
        side += 1
    numbers = " ".join(map(str, range(side)))
    values = " ".join(f"VALUES ?{name} {{ {numbers} }}" for name in "abc")
    given = _given(graphs, f"SELECT ?a WHERE {{ {values} }} LIMIT {rows + 1}")
    return able(graphs, rows=min(rows, given - 1), limited=given <= rows)


def _given(graphs: RemoteGraphs, query: str) -> int:
    """The number of rows of an answer; it is short as CSV, which not everyone writes."""
    try:
        return len(graphs.ask(query, "csv").body.splitlines()) - 1
    except EndpointError:
        form = graphs.abilities.table
        return size(graphs.ask(query, form).body, form)


def _with_graph(graphs: RemoteGraphs, sample: NamedNode, expected: set[Triple]) -> RemoteGraphs:
    """With the first format in which graphs are true to what they tell."""
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {sample} {{ ?s ?p ?o }} }}"
    for form in GRAPH_FORMS:
        trial = able(graphs, graph=form)
        try:
            found = trial.query(query)
        except EndpointError:
            continue
        assert isinstance(found, QueryTriples), "asked with CONSTRUCT"
        if _without_blanks(found) == expected:
            return trial
    raise EndpointError(
        f"It gives graphs in none of these without changing them: {', '.join(GRAPH_FORMS)}."
    )


def _with_default_graph(graphs: RemoteGraphs, statements: int) -> RemoteGraphs:
    """With the default graph, its own or another one, that holds all graphs merged."""
    counts = []
    for merged in (None, MERGED_GRAPH):
        trial = able(graphs, merged=merged)
        counts.append(trial.count(DefaultGraph()))
        if counts[-1] == statements:
            return trial
    raise EndpointError(
        f"Its default graph holds {counts[0]:,} statements and {MERGED_GRAPH} {counts[1]:,}, "
        f"but the snapshot {statements:,}. {_PUBLISH}"
    )


def _refuse_other_records(graphs: RemoteGraphs, own: Graphs) -> None:
    there, here = (_records(each) for each in (graphs, own))
    if there != here:
        raise EndpointError(
            f"It lacks {len(here - there):,} records of the snapshot and holds "
            f"{len(there - here):,} others. {_PUBLISH}"
        )


def _records(graphs: Graphs) -> set[str]:
    topic = NamedNode(iri("foaf:primaryTopic"))
    return {str(q.subject) for q in graphs.quads_for_pattern(None, topic, None, DefaultGraph())}
