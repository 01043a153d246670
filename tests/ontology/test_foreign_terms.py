"""No term of another vocabulary is invented: all that are in use are pinned in a list."""

import json
import re
from collections.abc import Iterable

import pytest
from pyoxigraph import NamedNode
from rdflib import Graph, Literal, URIRef, namespace

from casegraph.files.questions import read_questions
from casegraph.resources import ontology_folder
from casegraph.store.examples import example_quads
from casegraph.store.mapping import ACTOR_KINDS, RESOURCES
from casegraph.store.ontology import read_vocabulary
from casegraph.store.questions import Known

PINNED = (ontology_folder() / "foreign-terms.txt").read_text("utf-8")
OURS = "https://w3id.org/casegraph"
FILES = sorted([*ontology_folder().glob("*.ttl"), *ontology_folder().glob("*/*.ttl")])
KNOWN_TO_RDFLIB = "DC DCAT DCTERMS FOAF ORG OWL PROV RDF RDFS SDO SH SKOS SOSA VANN VOID XSD"


def pinned(text: str) -> dict[str, set[str]]:
    """Local names by namespace."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("  "):
            found[name].add(line.strip())
        elif line and not line.startswith("#"):
            name = line
            found[name] = set()
    return found


def unpinned(terms: Iterable[str], text: str = PINNED) -> list[str]:
    """Terms that lie in a listed namespace without being listed."""
    listed = pinned(text)
    split = (re.fullmatch(r"(.*[/#])([^/#]+)", term) for term in sorted(set(terms)))
    parts = [match.groups() for match in split if match]
    return [f"{ns}{name}" for ns, name in parts if ns in listed and name not in listed[ns]]


def in_files() -> set[str]:
    """Every IRI and datatype in the files of the ontology."""
    found = set()
    for file in FILES:
        for triple in Graph().parse(file):
            for term in triple:
                iri = term.datatype if isinstance(term, Literal) else term
                if isinstance(iri, URIRef):
                    found.add(str(iri))
    return found


def in_records() -> set[str]:
    """Every term that records are written with."""
    found = {resource.rdf_class for resource in RESOURCES.values()} | set(ACTOR_KINDS.values())
    for resource in RESOURCES.values():
        found |= {iri for item in resource.properties for iri in (item.iri, *item.also)}
    return {iri for iri in found if iri}


def in_examples() -> set[str]:
    """Every term with which the questions are told inside the graph."""
    known = Known(read_vocabulary(ontology_folder()), {})
    quads = example_quads(read_questions(ontology_folder()).values(), known)
    terms = (term for quad in quads for term in (quad.predicate, quad.object))
    return {term.value for term in terms if isinstance(term, NamedNode)}


def in_context() -> set[str]:
    """Every term that the JSON-LD context gives a short name."""
    context = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))["@context"]
    names = [value["@id"] if isinstance(value, dict) else value for value in context.values()]
    pairs = [name.split(":", 1) for name in names if isinstance(name, str) and ":" in name]
    return {f"{context[prefix]}{name}" for prefix, name in pairs if prefix in context}


def test_files_use_pinned_terms_alone() -> None:
    assert len(FILES) == 60
    assert unpinned(in_files()) == []


def test_predicates_lie_in_pinned_namespaces() -> None:
    predicates = {str(p) for file in FILES for p in Graph().parse(file).predicates()}
    foreign = {p for p in predicates if not p.startswith(OURS)}
    assert [p for p in foreign if not p.startswith(tuple(pinned(PINNED)))] == []


def test_records_use_pinned_terms_alone() -> None:
    assert len(in_records()) > 100
    assert unpinned(in_records()) == []


def test_examples_use_pinned_terms_alone() -> None:
    assert len(in_examples()) > 10
    assert unpinned(in_examples()) == []


def test_context_uses_pinned_terms_alone() -> None:
    assert len(in_context()) > 100
    assert unpinned(in_context()) == []


def test_list_holds_nothing_that_is_not_in_use() -> None:
    used = in_files() | in_records() | in_context() | in_examples()
    idle = {f"{ns}{name}" for ns, names in pinned(PINNED).items() for name in names} - used
    assert idle == set()


@pytest.mark.parametrize("name", KNOWN_TO_RDFLIB.split(" "))
def test_pinned_terms_exist_where_rdflib_knows_the_vocabulary(name: str) -> None:
    known = getattr(namespace, name)
    listed = pinned(PINNED)[str(known)]
    assert listed
    assert [term for term in sorted(listed) if term not in known] == []


def test_invented_term_is_found() -> None:
    assert unpinned(["http://www.w3.org/ns/prov#wasInspiredBy"]) == [
        "http://www.w3.org/ns/prov#wasInspiredBy"
    ]
