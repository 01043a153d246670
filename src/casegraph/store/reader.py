"""An open store: cases, actors and vocabularies read from their graphs."""

import gzip
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from casegraph.errors import SnapshotError
from casegraph.model import IMPORTED, Actor, Case, Vocabulary
from casegraph.quality import Derived
from casegraph.store.describe import describe, describing, names_of, referring
from casegraph.store.graphs import Graphs
from casegraph.store.iris import (
    ACTORS_GRAPH,
    BASE,
    IMPORTED_ACTORS_GRAPH,
    PREFIXES,
    concept_iri,
    record_iri,
)
from casegraph.store.labels import labels_of, with_labels
from casegraph.store.mapping import iri
from casegraph.store.ontology import vocabulary_of
from casegraph.store.read import read_actors, read_case
from casegraph.store.terms import word

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["Reader", "open_store", "store_in_memory"]

_STRENGTHS = """SELECT ?claim ?strength WHERE { ?claim cg:evidenceStrength ?strength }"""
_RANKS = """SELECT ?claim ?rank WHERE { ?claim cg:evidenceStrength/cg:rank ?rank }"""
_DIMENSIONS = """SELECT ?case ?dimension WHERE { ?case cg:coversDimension ?dimension }"""
_FRAGILE = """
SELECT ?claim ?case WHERE { ?claim cg:restsOnFragileSources true ; cg:ofCase ?case }"""
_USES = """
SELECT DISTINCT ?case ?concept WHERE {
  { ?claim cg:ofCase ?case . ?claim ?property ?concept }
  UNION
  { ?case a cg:Case . ?case ?property ?concept }
  FILTER(STRSTARTS(STR(?concept), "https://w3id.org/casegraph/vocab/"))
}"""


_GRAPH_NAME = re.compile(rb" <[^<>]*> \.$", re.MULTILINE)


def open_store(folder: Path) -> Store:
    """The store in a folder, for reading; SnapshotError if it cannot be opened."""
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        message = f"The store in {folder.parent.name} cannot be opened ({error})."
        raise SnapshotError(f"{message} Build it again with: casegraph build --force") from error


def store_in_memory(folder: Path) -> Store:
    """The store in a folder, copied to memory, where queries take about a third of the time.

    A dump beside it is read three times as quickly as the store itself. It holds the named graphs,
    of which the default graph is the merge.
    """
    memory, form = Store(), RdfFormat.N_QUADS
    dump = folder.parent / "dumps" / "casegraph.nq.gz"
    if dump.is_file():
        named = gzip.decompress(dump.read_bytes())
        text = named + _GRAPH_NAME.sub(b" .", named)
    else:
        text = open_store(folder).dump(format=form) or b""
    memory.bulk_load(text, format=form, lenient=True)
    return memory


class Reader:
    """Reads model values from a store."""

    def __init__(self, store: Graphs) -> None:
        self.store = store

    @classmethod
    def open(cls, folder: Path) -> "Reader":
        """Open the store of a snapshot for reading."""
        return cls(open_store(folder))

    def case_ids(self) -> tuple[str, ...]:
        """The ids of all cases that have a record."""
        topic, graph = NamedNode(iri("foaf:primaryTopic")), DefaultGraph()
        found = self.store.quads_for_pattern(None, topic, None, graph)
        return tuple(sorted(word(quad.subject).removeprefix(f"{BASE}record/") for quad in found))

    def imported_ids(self) -> frozenset[str]:
        """The ids of the cases whose records a program took over."""
        status, imported = NamedNode(iri("adms:status")), concept_iri("record-status", IMPORTED)
        found = self.store.quads_for_pattern(None, status, NamedNode(imported), DefaultGraph())
        return frozenset(word(quad.subject).removeprefix(f"{BASE}record/") for quad in found)

    def case(self, name: str) -> Case:
        """A case, from its record's graph."""
        return read_case(name, self.record(name))

    def record(self, name: str) -> Iterable[Quad]:
        """The statements of a case's record."""
        return self.store.quads_for_pattern(None, None, None, NamedNode(record_iri(name)))

    def actors(self) -> dict[str, Actor]:
        """All actors by id, curated and imported."""
        return self.curated_actors() | self._actors(IMPORTED_ACTORS_GRAPH)

    def curated_actors(self) -> dict[str, Actor]:
        """The actors of the registry by id."""
        return self._actors(ACTORS_GRAPH)

    def _actors(self, graph: str) -> dict[str, Actor]:
        return read_actors(self.store.quads_for_pattern(None, None, None, NamedNode(graph)))

    def vocabulary(self) -> Vocabulary:
        """All concept schemes."""
        return vocabulary_of(self.store)

    def strengths(self) -> dict[str, dict[str, str]]:
        """For each case the evidence strength of its outcomes, by the outcome's key."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for claim, strength in self._pairs(_STRENGTHS):
            case, _, key = claim.removeprefix(f"{BASE}case/").partition("#outcome-")
            found[case][key] = strength.rpartition("/")[2]
        return dict(found)

    def derived(self) -> dict[str, Derived]:
        """What the rules derived about each case, for the report on quality."""
        ranks: dict[str, dict[str, int]] = defaultdict(dict)
        dimensions: dict[str, set[str]] = defaultdict(set)
        fragile: dict[str, int] = defaultdict(int)
        for claim, rank in self._pairs(_RANKS):
            case, _, key = claim.removeprefix(f"{BASE}case/").partition("#outcome-")
            ranks[case][key] = int(rank)
        for case, dimension in self._pairs(_DIMENSIONS):
            dimensions[case.removeprefix(f"{BASE}case/")].add(dimension.rpartition("/")[2])
        for _, case in self._pairs(_FRAGILE):
            fragile[case.removeprefix(f"{BASE}case/")] += 1
        return {
            case: Derived(ranks[case], frozenset(dimensions[case]), fragile[case])
            for case in self.case_ids()
        }

    def concept_uses(self) -> dict[tuple[str, str], Collection[str]]:
        """For each concept in use, the ids of the cases that use it, in order."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for case, concept in self._pairs(_USES):
            scheme, _, slug = concept.removeprefix(f"{BASE}vocab/").partition("/")
            found[scheme, slug].add(case.removeprefix(f"{BASE}case/"))
        return {concept: sorted(cases) for concept, cases in found.items()}

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """The English or untagged name or title of each IRI that has one."""
        found = labels_of(self.store, map(NamedNode, iris))
        return {thing.value: label.value for thing, label in found.items()}

    def describe(self, kind: str, thing: str, *, labels: bool) -> list[Quad]:
        """The statements that describe a thing, on request with a label for each IRI in them."""
        found = describe(self.store, kind, thing)
        return with_labels(self.store, found) if labels else found

    def names_of(self, kind: str) -> tuple[str, ...]:
        """The names of all things of a class such as `Source`."""
        return names_of(self.store, kind)

    def describing(self, thing: str) -> tuple[str, ...]:
        """The cases in whose records a thing is described."""
        return describing(self.store, thing)

    def referring(self, thing: str) -> tuple[str, ...]:
        """The IRIs of what refers to a thing."""
        return referring(self.store, thing)

    def dataset(self) -> "Dataset":
        """The store as an rdflib Dataset."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=_in_oxigraph(self.store)))

    def _pairs(self, query: str) -> Iterator[tuple[str, str]]:
        found = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(found, QuerySolutions), "asked with SELECT"
        return ((word(row[0]), word(row[1])) for row in found)


def _in_oxigraph(graphs: Graphs) -> Store:
    """A store as it is; a copy in memory of what lies elsewhere."""
    if isinstance(graphs, Store):
        return graphs
    copy = Store()
    for name in (DefaultGraph(), *graphs.named_graphs()):
        copy.extend(graphs.quads_for_pattern(None, None, None, name))
    return copy
