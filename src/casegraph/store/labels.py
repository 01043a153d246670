"""Labels: what people call the things behind IRIs, for whoever asks for them with an answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, ONTOLOGY_GRAPH, PREFIXES
from casegraph.store.query import rows_about

__all__ = ["labelled", "labels_of", "labels_of_concepts", "with_labels"]

_LABEL = NamedNode(f"{PREFIXES['rdfs']}label")
# An alternative of properties on a list of things: measured three times quicker than look-ups.
_QUERY = """SELECT ?thing ?label WHERE {
  VALUES ?thing { %s }
  ?thing skos:prefLabel|foaf:name|dct:title|rdfs:label ?label
  FILTER(isLiteral(?label) && LANG(?label) IN ("", "en"))
}"""


def labels_of(store: Graphs, things: Iterable[NamedNode]) -> dict[NamedNode, Literal]:
    """The English or untagged label, name or title of each IRI that has one.

    Where there are several, the first in the order of the alphabet.
    """
    found: dict[NamedNode, Literal] = {}
    for thing, label in rows_about(store, _QUERY, sorted(set(things), key=str)):
        assert isinstance(thing, NamedNode)
        assert isinstance(label, Literal)
        found[thing] = min(found.get(thing, label), label, key=str)
    return found


def labels_of_concepts(store: Graphs) -> dict[tuple[str, str], list[str]]:
    """Every label of each concept by scheme and slug, in all languages, hidden ones as well."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    start = f"{BASE}vocab/"
    for name in ("prefLabel", "altLabel", "hiddenLabel"):
        link = NamedNode(f"{PREFIXES['skos']}{name}")
        quads = store.quads_for_pattern(None, link, None, NamedNode(ONTOLOGY_GRAPH))
        for quad in sorted(quads, key=str):
            concept = str(getattr(quad.subject, "value", "")).removeprefix(start)
            scheme, slash, slug = concept.partition("/")
            if slash and isinstance(quad.object, Literal):
                found[scheme, slug].append(quad.object.value)
    return dict(found)


def labelled(store: Graphs, triples: Iterable[Triple]) -> Iterator[Triple]:
    """The statements, then an `rdfs:label` for each IRI in them that the store can name."""
    named: set[NamedNode] = set()
    said: set[Triple] = set()
    for triple in triples:
        named.update(term for term in triple if isinstance(term, NamedNode))
        if triple.predicate == _LABEL:
            said.add(triple)
        yield triple
    for thing, label in labels_of(store, named).items():
        added = Triple(thing, _LABEL, label)
        if added not in said:
            yield added


def with_labels(store: Graphs, quads: Sequence[Quad]) -> list[Quad]:
    """The same for statements with graphs: the labels are in none of them."""
    triples = list(labelled(store, (quad.triple for quad in quads)))
    graph = DefaultGraph()
    added = (Quad(t.subject, t.predicate, t.object, graph) for t in triples[len(quads) :])
    return [*quads, *added]
