"""The JSON-LD context: short names for every term, and nothing lost on the way."""

import json
from pathlib import Path
from typing import Any

from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF

from casegraph.resources import ontology_folder

CG = "https://w3id.org/casegraph/ns#"
CONTEXT: dict[str, Any] = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))


def test_every_term_has_a_short_name() -> None:
    terms = Graph().parse(ontology_folder() / "casegraph.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    own = {str(term) for kind in kinds for term in terms.subjects(RDF.type, kind)}
    named = (
        v if isinstance(v, str) else v["@id"] for v in CONTEXT["@context"].values() if v != 1.1
    )
    expanded = {name.replace("cg:", CG, 1) for name in named}
    assert {term for term in own if term.startswith(CG)} <= expanded


def test_context_needs_nothing_from_the_network() -> None:
    assert list(CONTEXT) == ["@context"]
    assert isinstance(CONTEXT["@context"], dict)
    assert "@import" not in CONTEXT["@context"]


def test_record_survives_the_way_to_json_ld_and_back() -> None:
    record = Graph().parse(Path(__file__).parent / "good.ttl")
    text = record.serialize(format="json-ld", context=CONTEXT["@context"])
    assert isomorphic(record, Graph().parse(data=text, format="json-ld"))


def test_short_document_means_what_it_says() -> None:
    short = {"id": "https://example.org/a", "type": "Case", "startYear": 2006, "summary": "A"}
    graph = Graph().parse(data=json.dumps(CONTEXT | short), format="json-ld")
    assert isomorphic(
        graph,
        Graph().parse(
            data="""@prefix cg: <https://w3id.org/casegraph/ns#> .
            <https://example.org/a> a cg:Case ; cg:startYear 2006 ; cg:summary "A"@en ."""
        ),
    )
