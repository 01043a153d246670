"""Descriptions: what the graph says about one thing of ours, as far as its own address goes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from casegraph.store.graphs import Graphs
from casegraph.store.iris import CG, ONTOLOGY, ONTOLOGY_GRAPH, record_iri
from casegraph.store.mapping import iri
from casegraph.store.query import rows_about
from casegraph.store.terms import word

__all__ = ["DESCRIBED", "MOST_REFERENCES", "describe", "describing", "names_of", "referring"]

MOST_REFERENCES = 1000
_ABOUT = "SELECT ?s ?p ?o ?g WHERE { VALUES ?s { %s } GRAPH ?g { ?s ?p ?o } }"
_TERMS = f"""SELECT ?s ?p ?o ?g WHERE {{
  VALUES ?g {{ %s }}
  GRAPH ?g {{ ?s ?p ?o }}
  FILTER(isBlank(?s) || STRSTARTS(STR(?s), "{ONTOLOGY}"))
}}"""
# What a thing that refers to another says of itself there: enough to know what it is.
_IN_SHORT = frozenset(iri(name) for name in ("rdf:type", "cg:ofCase", "cg:text", "dct:title"))


def describe(store: Graphs, kind: str, thing: str) -> list[Quad]:
    """The statements that describe a thing, each with the graph that holds it.

    *kind* is one of `DESCRIBED`; nothing is found for an IRI that is not in use.
    """
    return list(DESCRIBED[kind](store, NamedNode(thing)))


def names_of(store: Graphs, kind: str) -> tuple[str, ...]:
    """The names, as they end the IRIs, of all things of a class such as `Source`."""
    type_, class_ = NamedNode(iri("rdf:type")), NamedNode(CG + kind)
    found = store.quads_for_pattern(None, type_, class_, DefaultGraph())
    return tuple(sorted(word(quad.subject).rpartition("/")[2] for quad in found))


def referring(store: Graphs, thing: str) -> tuple[str, ...]:
    """The IRIs of what refers to a thing, in order."""
    found = store.quads_for_pattern(None, None, NamedNode(thing), DefaultGraph())
    subjects = {quad.subject for quad in found}
    return tuple(sorted(s.value for s in subjects if isinstance(s, NamedNode)))


def describing(store: Graphs, thing: str) -> tuple[str, ...]:
    """The cases in whose records a thing is described, by their ids."""
    found = store.quads_for_pattern(NamedNode(thing), NamedNode(iri("rdf:type")), None, None)
    graphs = {word(quad.graph_name) for quad in found if isinstance(quad.graph_name, NamedNode)}
    records = (graph for graph in graphs if graph.startswith(record_iri("")))
    return tuple(sorted(graph.removeprefix(record_iri("")) for graph in records))


def _record(store: Graphs, thing: NamedNode) -> Iterable[Quad]:
    """All of the record of a case, or all that a record holds: the same graph."""
    graph = NamedNode(record_iri(thing.value.rpartition("/")[2]))
    return store.quads_for_pattern(None, None, None, graph)


def _with_references(store: Graphs, thing: NamedNode) -> Iterator[Quad]:
    """The thing's own statements, and those that name it, with what names it told in short."""
    yield from _about(store, [thing])
    others = referring(store, thing.value)
    for quad in _about(store, map(NamedNode, others[:MOST_REFERENCES])):
        if quad.object == thing or quad.predicate.value in _IN_SHORT:
            yield quad
    if len(others) > MOST_REFERENCES:
        yield _cut(thing, len(others))


def _cut(thing: NamedNode, number: int) -> Quad:
    text = f"{number:,} things refer to this one; the first {MOST_REFERENCES:,} are described here."
    return Quad(thing, NamedNode(iri("rdfs:comment")), Literal(text, language="en"), DefaultGraph())


def _alone(store: Graphs, thing: NamedNode) -> Iterator[Quad]:
    return _about(store, [thing])


def _scheme(store: Graphs, thing: NamedNode) -> Iterator[Quad]:
    """A concept scheme with all its concepts."""
    member, graph = NamedNode(iri("skos:inScheme")), NamedNode(ONTOLOGY_GRAPH)
    concepts = store.quads_for_pattern(None, member, thing, graph)
    return _about(store, [thing, *(NamedNode(word(quad.subject)) for quad in concepts)])


def _schemes(store: Graphs, _: NamedNode) -> Iterator[Quad]:
    """All concept schemes without their concepts."""
    type_, class_ = NamedNode(iri("rdf:type")), NamedNode(iri("skos:ConceptScheme"))
    schemes = store.quads_for_pattern(None, type_, class_, NamedNode(ONTOLOGY_GRAPH))
    return _about(store, [NamedNode(word(quad.subject)) for quad in schemes])


def _ontology(store: Graphs, _: NamedNode) -> Iterator[Quad]:
    """The ontology's header, its classes and its properties, with the nodes that unite classes."""
    return (Quad(*row) for row in rows_about(store, _TERMS, [NamedNode(ONTOLOGY_GRAPH)]))


DESCRIBED: Mapping[str, Callable[[Graphs, NamedNode], Iterable[Quad]]] = {
    "case": _record,
    "record": _record,
    "actor": _with_references,
    "source": _with_references,
    "place": _with_references,
    "indicator": _with_references,
    "concept": _alone,
    "question": _alone,
    "scheme": _scheme,
    "vocabulary": _schemes,
    "ontology": _ontology,
}
"""How far the description of each kind of thing goes."""


def _about(store: Graphs, things: Iterable[NamedNode]) -> Iterator[Quad]:
    """Every statement about things, in the graphs that hold it."""
    return (Quad(*row) for row in rows_about(store, _ABOUT, things))
