"""Linked data: how much is told of each kind of thing, with labels on request."""

import json

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from tests.api.places import BASE, DOCUMENTS, GRAPHS, subjects, triples


@pytest.mark.parametrize("form", GRAPHS)
def test_labels_are_added_on_request(client: TestClient, form: str) -> None:
    plain = triples(client.get(f"/actor/hennepin-county.{form}"))
    answer = client.get(f"/actor/hennepin-county.{form}?labels=1")
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    added = triples(answer) - plain
    assert plain < triples(answer)
    assert {predicate for _, predicate, _ in added} == {label}
    assert (f"<{BASE}actor/hennepin-county>", label, '"Hennepin County"') in added
    assert (f"<{BASE}vocab/actor-sector/public>", label, '"Public sector"@en') in added
    assert (f"<{BASE}ns#participant>", label, '"participant"@en') in added
    assert answer.headers["content-location"].endswith(f".{form}?labels=1")


def test_pages_and_json_have_their_labels_anyway(client: TestClient) -> None:
    for form in DOCUMENTS:
        plain = client.get(f"/actor/hennepin-county.{form}")
        asked = client.get(f"/actor/hennepin-county.{form}?labels=1")
        assert asked.content == plain.content
        assert asked.headers["content-location"] == f"/actor/hennepin-county.{form}"


def test_an_actor_is_told_with_the_claims_that_name_it(client: TestClient) -> None:
    found = triples(client.get("/actor/hennepin-county.ttl"))
    named = f"<{BASE}actor/hennepin-county>"
    claims = {subject for subject, _, obj in found if obj == named}
    texts = {subject for subject, predicate, _ in found if predicate == f"<{BASE}ns#text>"}
    assert len(claims) == 3
    assert claims == texts


def test_a_source_is_told_with_the_records_that_cite_it(client: TestClient) -> None:
    told = client.get("/source/20693f21466cd1b2.json").json()
    found = triples(client.get("/source/20693f21466cd1b2.ttl"))
    cited = {s for s, predicate, _ in found if predicate.endswith("prov#wasDerivedFrom>")}
    assert {f"<{BASE}record/{case['id']}>" for case in told["cases"]} == cited
    rest = {s for s, predicate, _ in found if predicate.endswith("dc/terms/source>")}
    claims = {f"<{claim['iri']}>" for case in told["cases"] for claim in case["claims"]}
    assert claims == rest
    assert told["complete"]


def test_a_scheme_is_told_with_all_its_concepts(client: TestClient, repository: Repository) -> None:
    found = subjects(client.get("/vocab/barrier.nt"))
    concepts = repository.vocabulary.scheme("barrier").by_slug
    assert found == {f"{BASE}vocab/barrier", *(f"{BASE}vocab/barrier/{c}" for c in concepts)}


def test_the_ontology_is_told_with_all_its_terms(
    client: TestClient, repository: Repository
) -> None:
    found = {subject for subject in subjects(client.get("/ns.ttl")) if subject.startswith(BASE)}
    terms = {f"{BASE}ns#{term.name}" for term in repository.glossary.terms}
    assert found == {f"{BASE}ns", *terms}


def test_json_ld_needs_nothing_from_elsewhere(client: TestClient) -> None:
    document = json.loads(client.get("/case/gov-uk.jsonld").content)
    assert isinstance(document["@context"], dict)
    assert set(document) == {"@context", "@graph"}
