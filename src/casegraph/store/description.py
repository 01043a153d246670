"""The description of the graph inside the graph: VoID figures and the usual prefixes.

Tools that help to write queries (sparql-editor, sparql-llm) ask the endpoint itself for class and
property partitions and for prefixes. All nodes have IRIs; every count is what a query over the
default graph gives, the statements of the description itself included.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from casegraph.model import Case
from casegraph.store.about import SUMMARY, TITLE
from casegraph.store.graphs import Graphs
from casegraph.store.iris import (
    BASE,
    DATASET,
    DESCRIPTION_GRAPH,
    LICENCE,
    ONTOLOGY,
    PREFIXES,
    PUBLISHER,
    VOID,
)
from casegraph.store.partitions import Counts, counts_of, entities_of, partitions, types_of
from casegraph.store.statements import node, triple
from casegraph.store.terms import word

__all__ = ["add_description", "description"]

_GRAPH = NamedNode(DESCRIPTION_GRAPH)
_RECORDS, _DESCRIPTION = "records", "description"
_SUBSETS = {
    _RECORDS: "Records of cases, one named graph each",
    "actors": "Registry of actors",
    "ontology": "Ontology and vocabularies",
    "derived": "Statements derived by rule",
    "questions": "Ready-made questions with their queries",
    _DESCRIPTION: "Description of the dataset",
}
_EXAMPLES = ("cg:Case", "cg:CaseRecord", "cg:BarrierEncounter", "cg:Actor", "skos:ConceptScheme")


def add_description(store: Store, cases: Collection[Case]) -> None:
    """Add the description to its graph and to the merged default graph."""
    merged = list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    types, sizes = types_of(merged), _sizes(store)
    counts = counts_of(merged, types) + entities_of(types)
    facts = [*_about(cases), *_prefixes(), *_examples(types)]

    def told(own: list[Triple]) -> list[Triple]:
        own_types = types_of(own)
        all_types = {**types, **own_types}
        own_counts = counts_of(own, all_types) + entities_of(own_types)
        figures = _figures(counts + own_counts, len(all_types))
        return [*facts, *figures, *_subsets(sizes | {_DESCRIPTION: len(own)})]

    written = _settled(told)
    for graph in (_GRAPH, DefaultGraph()):
        store.extend(Quad(found.subject, found.predicate, found.object, graph) for found in written)


def description(
    store: Graphs, endpoint: str | None = None, dumps: Iterable[str] = ()
) -> list[Triple]:
    """The description of the dataset with its partitions, for a service at these addresses."""
    quads = store.quads_for_pattern(None, None, None, _GRAPH)
    places = [("void:sparqlEndpoint", endpoint)] if endpoint else []
    places += [("void:dataDump", dump) for dump in dumps]
    return [
        *(quad.triple for quad in quads),
        *(triple(DATASET, predicate, NamedNode(place)) for predicate, place in places),
    ]


def _settled(told: Callable[[list[Triple]], list[Triple]]) -> list[Triple]:
    """What tells its own size too: told anew until it no longer changes."""
    found: list[Triple] = []
    while (new := told(found)) != found:
        found = new
    return found


def _sizes(store: Graphs) -> dict[str, int]:
    """The number of statements in each subset."""
    sizes = Counter[str]()
    for graph in store.named_graphs():
        found = store.quads_for_pattern(None, None, None, graph)
        kind, _, name = word(graph).removeprefix(BASE).partition("/")
        sizes[_RECORDS if kind == "record" else name] += sum(1 for _ in found)
    return dict(sizes)


def _about(cases: Collection[Case]) -> Iterator[Triple]:
    yield triple(VOID, "rdf:type", node("void:DatasetDescription"))
    yield triple(VOID, "foaf:topic", NamedNode(DATASET))
    yield triple(DATASET, "rdf:type", node("void:Dataset"))
    yield triple(DATASET, "dct:title", TITLE, "en")
    yield triple(DATASET, "dct:description", SUMMARY, "en")
    yield triple(DATASET, "dct:license", NamedNode(LICENCE))
    yield triple(DATASET, "dct:publisher", NamedNode(PUBLISHER))
    yield triple(DATASET, "void:uriSpace", BASE)
    if cases:
        yield triple(DATASET, "dct:issued", min(case.record.created for case in cases))
        yield triple(DATASET, "dct:modified", max(case.record.modified for case in cases))


def _prefixes() -> Iterator[Triple]:
    for prefix, namespace in PREFIXES.items():
        declared = f"{VOID}#prefix-{prefix}"
        address = Literal(namespace, datatype=node("xsd:anyURI"))
        yield triple(ONTOLOGY, "sh:declare", NamedNode(declared))
        yield triple(declared, "rdf:type", node("sh:PrefixDeclaration"))
        yield triple(declared, "sh:prefix", prefix)
        yield triple(declared, "sh:namespace", address)


def _examples(types: Mapping[object, tuple[str, ...]]) -> Iterator[Triple]:
    """The first thing of each kind that people look up."""
    for name in _EXAMPLES:
        kind = node(name).value
        found = (word(subject) for subject, kinds in types.items() if kind in kinds)
        for subject in sorted(found)[:1]:
            yield triple(DATASET, "void:exampleResource", NamedNode(subject))


def _figures(counts: Counts, entities: int) -> Iterator[Triple]:
    """The figures of the whole and of its parts, and the vocabularies in use."""
    alone = [(path[0], size) for path, size in counts.items() if len(path) == 1]
    kinds = Counter(kind for (kind, _), _ in alone)
    total = sum(size for (kind, _), size in alone if kind == "property")
    yield triple(DATASET, "void:triples", total)
    yield triple(DATASET, "void:entities", entities)
    yield triple(DATASET, "void:classes", kinds["class"])
    yield triple(DATASET, "void:properties", kinds["property"])
    for namespace in PREFIXES.values():
        if any(name.startswith(namespace) for (_, name), _ in alone):
            yield triple(DATASET, "void:vocabulary", NamedNode(namespace))
    yield from partitions(counts)


def _subsets(sizes: Mapping[str, int]) -> Iterator[Triple]:
    for name, title in _SUBSETS.items():
        subset = f"{VOID}#{name}"
        yield triple(DATASET, "void:subset", NamedNode(subset))
        yield triple(subset, "rdf:type", node("void:Dataset"))
        yield triple(subset, "dct:title", title, "en")
        yield triple(subset, "void:triples", sizes.get(name, 0))
