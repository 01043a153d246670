"""What the ontology says about its own terms and concepts, and how the cases use them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions

from casegraph.store.graphs import Graphs
from casegraph.store.iris import (
    BASE,
    CG,
    DERIVED_GRAPH,
    ONTOLOGY,
    ONTOLOGY_GRAPH,
    PREFIXES,
    concept_iri,
)
from casegraph.store.mapping import iri
from casegraph.store.terms import word

__all__ = ["ConceptEntry", "Glossary", "TermEntry", "Work"]

_OURS = f'FILTER(STRSTARTS(STR(?term), "{CG}"))'
_TIMES = f"SELECT ?term (COUNT(*) AS ?n) WHERE {{ %s {_OURS} }} GROUP BY ?term"
_RECORDS = f"""SELECT DISTINCT ?term ?g WHERE {{
  GRAPH ?g {{ %s }} {_OURS} FILTER(STRSTARTS(STR(?g), "{BASE}record/"))
}}"""
_DERIVED = f"""SELECT DISTINCT ?term ?case WHERE {{
  GRAPH <{DERIVED_GRAPH}> {{ %s }} {_OURS} FILTER(STRSTARTS(STR(?s), "{BASE}case/"))
  BIND(STRBEFORE(CONCAT(STR(?s), "#"), "#") AS ?case)
}}"""
_MATCHES = ("exactMatch", "closeMatch", "relatedMatch")


@dataclass(frozen=True)
class Work:
    """A work that a concept cites: its address, its citation, and what is still unchecked."""

    iri: str
    citation: str
    note: str | None


@dataclass(frozen=True)
class TermEntry:
    """A class or property: what it means, where it hangs, how often and in which cases it is used.

    Other terms are named as `prefix:name`; `near` holds addresses of terms that come near.
    """

    name: str
    is_class: bool
    label: str
    definition: str
    above: Sequence[str]
    domain: Sequence[str]
    range: Sequence[str]
    inverse: str | None
    scheme: str | None
    near: Sequence[str]
    uses: int
    cases: Sequence[str]
    example: str


@dataclass(frozen=True)
class ConceptEntry:
    """What a concept's page tells beyond the model: works, matches, notes, other languages."""

    works: Sequence[Work]
    matches: Sequence[tuple[str, str]]
    notes: Sequence[str]
    editorial_notes: Sequence[str]
    labels: Mapping[str, tuple[str, Sequence[str]]]
    claims: int
    example: str


class Glossary:
    """Entries on the terms and concepts of a store."""

    def __init__(self, store: Graphs) -> None:
        self._store = store

    def header(self) -> Mapping[str, str]:
        """Metadata of the ontology: title, abstract, version, date of issue, citation."""
        node = self._nodes[ONTOLOGY]
        names = ("title", "abstract", "issued", "bibliographicCitation")
        version = _first(node, "owl:versionInfo")
        return {name: _first(node, f"dct:{name}") for name in names} | {"version": version}

    @cached_property
    def terms(self) -> tuple[TermEntry, ...]:
        """All classes, then all properties, in the order of the alphabet."""
        uses, cases = self._uses()
        own = (name for name, node in self._nodes.items() if iri("rdfs:isDefinedBy") in node)
        entries = [self._term(name, uses[name], sorted(cases[name])) for name in own]
        return tuple(sorted(entries, key=lambda entry: (not entry.is_class, entry.name.lower())))

    def _uses(self) -> tuple[Counter[str], Mapping[str, set[str]]]:
        """How often each term is used, and in which cases."""
        uses: Counter[str] = Counter()
        cases: dict[str, set[str]] = defaultdict(set)
        for pattern in ("?s ?term ?o", "?s a ?term"):
            for term, number in self._pairs(_TIMES % pattern):
                uses.update(dict.fromkeys(self._with_classes(term), int(number)))
            for query in (_RECORDS, _DERIVED):
                for term, thing in self._pairs(query % pattern):
                    for name in self._with_classes(term):
                        cases[name].add(thing.rpartition("/")[2])
        return uses, cases

    def _pairs(self, query: str) -> Iterator[tuple[str, str]]:
        found = self._store.query(query)
        assert isinstance(found, QuerySolutions), "asked with SELECT"
        return ((word(row[0]), word(row[1])) for row in found)

    def _with_classes(self, term: str) -> tuple[str, ...]:
        """A term and, if it is a class, those above it."""
        return (term, *_all(self._nodes.get(term, {}), "rdfs:subClassOf"))

    def _term(self, name: str, uses: int, cases: Sequence[str]) -> TermEntry:
        node = self._nodes[name]
        near = _all(node, "rdfs:seeAlso")
        scheme = next((other for other in near if other.startswith(f"{BASE}vocab/")), None)
        return TermEntry(
            name=name.removeprefix(CG),
            is_class=iri("owl:Class") in _all(node, "rdf:type"),
            label=_first(node, "rdfs:label"),
            definition=_first(node, "skos:definition"),
            above=_shorts(_all(node, "rdfs:subClassOf") + _all(node, "rdfs:subPropertyOf")),
            domain=_shorts(self._classes(name, "rdfs:domain")),
            range=_shorts(self._classes(name, "rdfs:range")),
            inverse=next(iter(_shorts(_all(node, "owl:inverseOf"))), None),
            scheme=scheme.rpartition("/")[2] if scheme else None,
            near=[other for other in near if other != scheme],
            uses=uses,
            cases=cases,
            example=self._term_example(name),
        )

    def concept(self, scheme: str, slug: str) -> ConceptEntry:
        """What the ontology says about one concept."""
        name = concept_iri(scheme, slug)
        node = self._nodes[name]
        matches = [(kind, o) for kind in _MATCHES for o in _all(node, f"skos:{kind}")]
        counted = self._store.quads_for_pattern(
            NamedNode(name), NamedNode(iri("cg:usedInClaims")), None, NamedNode(DERIVED_GRAPH)
        )
        return ConceptEntry(
            works=[self._work(work) for work in _all(node, "dct:source")],
            matches=[*matches, *(("seeAlso", other) for other in _all(node, "rdfs:seeAlso"))],
            notes=_all(node, "skos:note"),
            editorial_notes=_all(node, "skos:editorialNote"),
            labels=_labels(node),
            claims=next((int(word(quad.object)) for quad in counted), 0),
            example=self._concept_example(scheme, name),
        )

    def _work(self, name: str) -> Work:
        node = self._nodes.get(name, {})
        citation = _first(node, "dct:bibliographicCitation") or name
        return Work(name, citation, _first(node, "skos:editorialNote") or None)

    def _term_example(self, name: str) -> str:
        short = _short(name)
        if iri("owl:Class") in _all(self._nodes[name], "rdf:type"):
            if self._is_claim(name):
                return _select("?case ?text", f"?claim a/rdfs:subClassOf* {short}", _CLAIM)
            return _select("?thing", f"?thing a {short}")
        starts = self._classes(name, "rdfs:domain")
        if any(map(self._is_claim, starts)):
            return _select("?case ?value", f"?claim {short} ?value", "?claim cg:ofCase ?case")
        subject = "?case" if f"{CG}Case" in starts else "?thing"
        return _select(f"{subject} ?value", f"{subject} {short} ?value")

    def _concept_example(self, scheme: str, name: str) -> str:
        """By a property of claims or cases that leads to the concept, else by any property."""
        for entry in self.terms:
            if entry.scheme == scheme and not entry.is_class:
                for subject in self._leading(entry.name, name):
                    if "#" in subject:
                        return _select("?case ?text", f"?claim cg:{entry.name} <{name}>", _CLAIM)
                    return _select("?thing", f"?thing cg:{entry.name} <{name}>")
        return _select("?thing ?property", f"?thing ?property <{name}>")

    def _leading(self, property_: str, concept: str) -> list[str]:
        """What leads to a concept by a property, claims (whose IRI has a hash) first."""
        found = self._store.quads_for_pattern(
            None, NamedNode(CG + property_), NamedNode(concept), DefaultGraph()
        )
        subjects = {word(quad.subject) for quad in found}
        return sorted(subjects, key=lambda subject: ("#" not in subject, subject))[:1]

    def _is_claim(self, name: str) -> bool:
        above = _all(self._nodes.get(name, {}), "rdfs:subClassOf")
        return name == f"{CG}Claim" or f"{CG}Claim" in above

    def _classes(self, name: str, link: str) -> list[str]:
        """The class at which a property starts or ends, or the classes of their union."""
        return [inner for class_ in _all(self._nodes[name], link) for inner in self._union(class_)]

    def _union(self, name: str) -> Iterator[str]:
        node = self._nodes.get(name, {})
        rest = _first(node, "owl:unionOf")
        if not rest:
            yield name
        while rest and rest != iri("rdf:nil"):
            yield _first(self._nodes[rest], "rdf:first")
            rest = _first(self._nodes[rest], "rdf:rest")

    @cached_property
    def _nodes(self) -> Mapping[str, Mapping[str, list[Any]]]:
        """The ontology by subject and property."""
        nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        graph = NamedNode(ONTOLOGY_GRAPH)
        for quad in self._store.quads_for_pattern(None, None, None, graph):
            nodes[word(quad.subject)][quad.predicate.value].append(quad.object)
        return {name: dict(node) for name, node in nodes.items()}


_CLAIM = "?claim cg:ofCase ?case ; cg:text ?text"


def _select(columns: str, *patterns: str) -> str:
    lines = " .\n".join(f"  {pattern}" for pattern in patterns)
    return f"SELECT {columns} WHERE {{\n{lines}\n}} LIMIT 10"


def _all(node: Mapping[str, list[Any]], name: str) -> list[str]:
    """The values of a property, in order."""
    return sorted(word(term) for term in node.get(iri(name), ()))


def _first(node: Mapping[str, list[Any]], name: str) -> str:
    """The first value of a property; nothing if there is none."""
    return next(iter(_all(node, name)), "")


def _labels(node: Mapping[str, list[Any]]) -> dict[str, tuple[str, list[str]]]:
    """Preferred and alternative labels by language, English left out."""
    preferred = {lang: text for lang, text in _tagged(node, "skos:prefLabel") if lang != "en"}
    others = list(_tagged(node, "skos:altLabel"))
    return {
        lang: (preferred[lang], [text for other, text in others if other == lang])
        for lang in sorted(preferred)
    }


def _tagged(node: Mapping[str, list[Any]], name: str) -> Iterator[tuple[str, str]]:
    for term in sorted(node.get(iri(name), ()), key=word):
        if isinstance(term, Literal) and term.language:
            yield term.language, term.value


def _shorts(names: Sequence[str]) -> list[str]:
    return [_short(name) for name in names]


def _short(name: str) -> str:
    """The IRI as `prefix:name` where the prefix is known."""
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace):
            return f"{prefix}:{name.removeprefix(namespace)}"
    return name
