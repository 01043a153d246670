"""Every IRI pattern and namespace of the project, in one place."""

from hashlib import sha256

__all__ = [
    "ACTORS_GRAPH",
    "BASE",
    "CATALOGUE",
    "CG",
    "DATASET",
    "DERIVED_GRAPH",
    "DESCRIPTION_GRAPH",
    "IMPORTED_ACTORS_GRAPH",
    "LICENCE",
    "MERGED_GRAPH",
    "NO_GRAPH",
    "ONTOLOGY",
    "ONTOLOGY_GRAPH",
    "PREFIXES",
    "PUBLISHER",
    "QUESTIONS_GRAPH",
    "VERSION",
    "VOID",
    "actor_iri",
    "case_iri",
    "claim_iri",
    "concept_iri",
    "indicator_iri",
    "origin_iri",
    "place_iri",
    "question_iri",
    "record_iri",
    "scheme_iri",
    "source_iri",
]

BASE = "https://w3id.org/casegraph/"
ONTOLOGY = f"{BASE}ns"
CG = f"{ONTOLOGY}#"
VERSION = f"{ONTOLOGY}/1.0.0"  # of the ontology; the package counts its own
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ONTOLOGY_GRAPH = f"{BASE}graph/ontology"
ACTORS_GRAPH = f"{BASE}graph/actors"
IMPORTED_ACTORS_GRAPH = f"{BASE}graph/imported-actors"
DERIVED_GRAPH = f"{BASE}graph/derived"
QUESTIONS_GRAPH = f"{BASE}graph/questions"
DESCRIPTION_GRAPH = f"{BASE}graph/description"
PUBLISHER = BASE.rstrip("/")
VOID = f"{BASE}void"
DATASET = f"{VOID}#dataset"
CATALOGUE = f"{BASE}catalog"
MERGED_GRAPH = f"{BASE}graph/merged"  # in stores that have no default graph of their own
NO_GRAPH = f"{BASE}graph/none"  # never filled

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "cg": CG,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "void-ext": "http://ldf.fi/void-ext#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def case_iri(case: str) -> str:
    """The case itself: what happened in the world."""
    return f"{BASE}case/{case}"


def record_iri(case: str) -> str:
    """Our record of the case; also the name of its graph."""
    return f"{BASE}record/{case}"


def origin_iri(case: str) -> str:
    """The entry of another collection that the record of a case was made from."""
    return f"{BASE}record/{case}#origin"


def claim_iri(case: str, kind: str, key: str) -> str:
    """One claim of a case."""
    return f"{BASE}case/{case}#{kind}-{key}"


def actor_iri(actor: str) -> str:
    """An actor, shared by all cases."""
    return f"{BASE}actor/{actor}"


def place_iri(place: str) -> str:
    """A place, shared by all cases."""
    return f"{BASE}place/{place}"


def indicator_iri(indicator: str) -> str:
    """An indicator, shared by all cases."""
    return f"{BASE}indicator/{indicator}"


def source_iri(url: str) -> str:
    """A source, shared by all cases that cite the same address."""
    return f"{BASE}source/{sha256(url.encode()).hexdigest()[:16]}"


def question_iri(question: str) -> str:
    """A competency question, with the query that answers it."""
    return f"{BASE}question/{question}"


def scheme_iri(scheme: str) -> str:
    """A concept scheme."""
    return f"{BASE}vocab/{scheme}"


def concept_iri(scheme: str, slug: str) -> str:
    """A concept of a scheme."""
    return f"{BASE}vocab/{scheme}/{slug}"
