"""The OpenAPI description: complete, and true of what is served."""

from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api import schemas
from casegraph_api.things import THINGS

# In formats of others, none of them described by a schema.
WITHOUT_SCHEMA = {"/sparql", "/dumps/{file}", "/void", "/.well-known/void", "/catalog"}
NO_ERROR = {"200", "206", "304"}


@pytest.fixture(scope="session")
def description(client: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


def test_every_operation_describes_its_answer(description: dict[str, Any]) -> None:
    for path, methods in description["paths"].items():
        if path in WITHOUT_SCHEMA:
            continue
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for one in schema.get("anyOf", [schema]):
            assert one["$ref"].startswith("#/components/schemas/"), path


def test_every_error_is_a_problem(description: dict[str, Any]) -> None:
    for methods in description["paths"].values():
        responses = methods["get"]["responses"]
        assert "422" not in responses
        errors = [answer for status, answer in responses.items() if status not in NO_ERROR]
        assert [list(error["content"]) for error in errors] == [
            ["application/problem+json"] for _ in errors
        ]


def test_routes_with_a_name_in_the_address_may_not_find_it(description: dict[str, Any]) -> None:
    named = [path for path in description["paths"] if "{" in path]
    linked = {path for thing in THINGS for path in thing.paths if "{" in path}
    cases = {f"/api/v1/cases/{{id}}{part}" for part in ("", "/similar", "/citation")}
    api = cases | {"/api/v1/vocab/{scheme}", "/api/v1/actors/{id}"}
    assert set(named) == api | linked | {"/dumps/{file}"}
    assert len(named) == 18
    assert all("404" in description["paths"][path]["get"]["responses"] for path in named)


def test_linked_data_lists_every_form(description: dict[str, Any]) -> None:
    for thing in THINGS:
        for path in thing.paths:
            operation = description["paths"][path]["get"]
            offered = {form.media_type for form in thing.forms.values()}
            assert set(operation["responses"]["200"]["content"]) == offered
            assert "406" in operation["responses"]
            names = {given["name"] for given in operation["parameters"]}
            assert names >= {"format", "labels"}


def test_every_example_works(client: TestClient, description: dict[str, Any]) -> None:
    examples = [methods["get"]["x-example"] for methods in description["paths"].values()]
    assert [client.get(example).status_code for example in examples] == [200] * len(examples)


@pytest.mark.parametrize(
    ("address", "model"),
    [
        ("/api/v1/cases", schemas.CasePage),
        ("/api/v1/search?q=homeless", schemas.SearchPage),
        ("/api/v1/suggest?q=hom", schemas.SuggestionList),
        ("/api/v1/vocab", schemas.SchemeList),
        ("/api/v1/vocab/barrier", schemas.SchemeDetail),
        ("/api/v1/actors", schemas.ActorPage),
        ("/api/v1/actors/hennepin-county", schemas.ActorDetail),
        ("/dumps/", schemas.DumpList),
        ("/readyz", schemas.Ready),
        ("/source/20693f21466cd1b2.json", schemas.SourceDetail),
        ("/place/london-united-kingdom.json", schemas.PlaceDetail),
        ("/indicator/people-homeless-on-one-night.json", schemas.IndicatorDetail),
        ("/record/gov-uk.json", schemas.RecordDetail),
        ("/vocab/barrier/silos.json", schemas.ConceptDetail),
        ("/ns.json", schemas.OntologyDetail),
    ],
)
def test_answer_has_exactly_the_fields_described(
    client: TestClient, address: str, model: type[BaseModel]
) -> None:
    answer = client.get(address)
    # Not strictly: JSON has one kind of number, the model has two.
    read = model.model_validate_json(answer.content, strict=False)
    assert read.model_dump(mode="json") == answer.json()


def test_every_case_fits_its_description(client: TestClient, repository: Repository) -> None:
    for name in repository.case_ids:
        answer = client.get(f"/api/v1/cases/{name}")
        read = schemas.CaseDetail.model_validate_json(answer.content, strict=False)
        assert read.model_dump(mode="json") == answer.json()


def test_lists_are_described_as_they_are_served(description: dict[str, Any]) -> None:
    """A file may give one word in place of a list; an answer never does."""
    actor = description["components"]["schemas"]["ActorListed"]["properties"]
    assert actor["also_known_as"]["type"] == "array"
    assert "minItems" not in actor["also_known_as"]
