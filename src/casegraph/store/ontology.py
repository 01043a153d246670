"""The ontology's files as RDF and as vocabularies of the model."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse

from casegraph.errors import DataError, Problem
from casegraph.model import Concept, Scheme, Vocabulary
from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, ONTOLOGY_GRAPH
from casegraph.store.mapping import iri
from casegraph.store.terms import word

__all__ = [
    "ontology_files",
    "ontology_quads",
    "read_vocabulary",
    "rule_files",
    "shape_files",
    "vocabulary_of",
]


def ontology_files(ontology: Path) -> list[Path]:
    """The Turtle files that make up the ontology graph: terms, alignments, schemes, mappings."""
    folders = (ontology, ontology / "schemes", ontology / "mappings")
    return [file for folder in folders for file in sorted(folder.glob("*.ttl"))]


def shape_files(ontology: Path) -> list[Path]:
    """The shapes for records. Those for terms are for maintainers: the tests run them."""
    return [ontology / "shapes" / "case.ttl", ontology / "shapes" / "advice.ttl"]


def rule_files(ontology: Path) -> list[Path]:
    """The rules in the order in which they run."""
    return sorted((ontology / "rules").glob("*.rq"))


def ontology_quads(files: Sequence[Path]) -> Iterator[Quad]:
    """The statements of ontology files, in the ontology's graph.

    Blank nodes are numbered, since the parser names them at random and dumps should be the same
    to the byte.
    """
    graph = NamedNode(ONTOLOGY_GRAPH)
    numbered: dict[object, BlankNode] = defaultdict(lambda: BlankNode(f"b{len(numbered)}"))
    for file in files:
        try:
            for quad in parse(path=str(file), format=RdfFormat.TURTLE):
                ends = (quad.subject, quad.object)
                subject, obj = (numbered[n] if isinstance(n, BlankNode) else n for n in ends)
                yield Quad(subject, quad.predicate, obj, graph)
        except SyntaxError as error:
            place = (error.lineno or 1, error.offset or 1)
            raise DataError([Problem(file, *place, f"This is not Turtle: {error.msg}.")]) from error


def read_vocabulary(ontology: Path) -> Vocabulary:
    """All concept schemes of an ontology folder."""
    store = Store()
    store.extend(ontology_quads(sorted((ontology / "schemes").glob("*.ttl"))))
    return vocabulary_of(store)


def vocabulary_of(store: Graphs) -> Vocabulary:
    """All concept schemes of a store, concepts in their reading order."""
    reader = _Reader(store)
    schemes = sorted(reader.subjects(iri("rdf:type"), iri("skos:ConceptScheme")))
    return Vocabulary(schemes=tuple(reader.scheme(scheme) for scheme in schemes))


class _Reader:
    def __init__(self, store: Graphs) -> None:
        self.store = store

    def subjects(self, predicate: str, obj: str) -> list[str]:
        graph = NamedNode(ONTOLOGY_GRAPH)  # and not the default graph, which repeats it
        found = self.store.quads_for_pattern(None, NamedNode(predicate), NamedNode(obj), graph)
        return [word(quad.subject) for quad in found]

    def node(self, subject: str) -> dict[str, list[Any]]:
        node: dict[str, list[Any]] = {}
        graph = NamedNode(ONTOLOGY_GRAPH)
        for quad in self.store.quads_for_pattern(NamedNode(subject), None, None, graph):
            node.setdefault(quad.predicate.value, []).append(quad.object)
        return node

    def scheme(self, subject: str) -> Scheme:
        node = self.node(subject)
        name = subject.removeprefix(f"{BASE}vocab/")
        order = iri("cg:order")
        concepts = [
            (int(_one(inner, order) or 0), concept, inner)
            for concept in self.subjects(iri("skos:inScheme"), subject)
            for inner in [self.node(concept)]
        ]
        return Scheme(
            id=name,
            title=_one(node, iri("skos:prefLabel")) or name,
            definition=_one(node, iri("skos:definition")) or name,
            concepts=tuple(
                _concept(name, concept, inner)
                for _, concept, inner in sorted(concepts, key=lambda found: found[:2])
            ),
        )


def _concept(scheme: str, subject: str, node: dict[str, list[Any]]) -> Concept:
    prefix = f"{BASE}vocab/{scheme}/"
    broader, successor = (_one(node, iri(name)) for name in ("skos:broader", "dct:isReplacedBy"))
    rank = _one(node, iri("cg:rank"))
    return Concept(
        scheme=scheme,
        slug=subject.removeprefix(prefix),
        label=_one(node, iri("skos:prefLabel")) or subject.removeprefix(prefix),
        definition=_one(node, iri("skos:definition")) or "No definition yet.",
        broader=broader.removeprefix(prefix) if broader else None,
        alt_labels=tuple(_english(node.get(iri("skos:altLabel"), ()))),
        hidden_labels=tuple(_english(node.get(iri("skos:hiddenLabel"), ()))),
        notation=_one(node, iri("skos:notation")),
        rank=int(rank) if rank else None,
        grouping=_one(node, iri("cg:isGrouping")) == "true",
        deprecated=_one(node, iri("owl:deprecated")) == "true",
        replaced_by=successor.removeprefix(prefix) if successor else None,
    )


def _one(node: dict[str, list[Any]], predicate: str) -> str | None:
    """The English or untagged value of a property, the first in order if there are several."""
    values = sorted(_english(node.get(predicate, ())))
    return values[0] if values else None


def _english(terms: Iterable[Any]) -> list[str]:
    return [term.value for term in terms if getattr(term, "language", None) in (None, "en")]
