"""Linked data: every kind of thing in every form, by Accept and by ending, and its headers."""

import pytest
from pyoxigraph import RdfFormat, parse
from ruamel.yaml import YAML
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.things import THINGS
from tests.api.places import BASE, DOCUMENTS, GRAPHS, PLACES, subjects, triples
from tests.api.test_problems import BROWSER, assert_problem


def test_every_kind_of_thing_is_tried_here() -> None:
    assert len(THINGS) == len(PLACES) == 12
    for thing, place in zip(THINGS, PLACES, strict=True):
        assert thing.address(place.removeprefix(thing.address("")).strip("/")) == place
        assert set(thing.forms) == {*DOCUMENTS, *GRAPHS} | set(thing.texts)


def test_a_case_is_a_document_in_markdown(client: TestClient) -> None:
    by_ending = client.get("/case/gov-uk.md")
    by_name = client.get("/case/gov-uk?format=markdown")
    assert by_ending.content == by_name.content
    assert by_ending.text.startswith("# GOV.UK and the Government Digital Service\n")
    assert by_ending.headers["content-type"] == "text/markdown; charset=utf-8"
    assert client.get("/actor/hennepin-county.md").status_code == 404


@pytest.mark.parametrize("form", GRAPHS)
@pytest.mark.parametrize(("place", "subject"), PLACES.items())
def test_a_graph_by_ending_can_be_read_and_is_about_the_thing(
    client: TestClient, place: str, subject: str, form: str
) -> None:
    answer = client.get(f"{place}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == GRAPHS[form]
    assert answer.headers["content-location"] == f"{place}.{form}"
    assert BASE + subject in subjects(answer)


@pytest.mark.parametrize("form", [*DOCUMENTS, *GRAPHS])
@pytest.mark.parametrize("place", PLACES)
def test_accept_ending_and_parameter_give_the_same(
    client: TestClient, place: str, form: str
) -> None:
    media_type = (DOCUMENTS | GRAPHS)[form]
    by_ending = client.get(f"{place}.{form}")
    by_accept = client.get(place, headers={"Accept": f"{media_type}, image/png;q=0.9"})
    by_parameter = client.get(f"{place}?format={form}", headers={"Accept": "image/png"})
    assert by_ending.content == by_accept.content == by_parameter.content
    for answer in (by_ending, by_accept, by_parameter):
        assert answer.headers["content-type"] == media_type
        assert answer.headers["content-location"] == f"{place}.{form}"


@pytest.mark.parametrize("place", PLACES)
def test_all_graphs_of_a_thing_say_the_same(client: TestClient, place: str) -> None:
    wanted = {triple for triple in triples(client.get(f"{place}.nt")) if "_:" not in str(triple)}
    for form in GRAPHS:
        found = {t for t in triples(client.get(f"{place}.{form}")) if "_:" not in str(t)}
        assert found == wanted, form


@pytest.mark.parametrize("place", [place for place in PLACES if not place.startswith("/ns")])
def test_only_the_ontology_has_blank_nodes(client: TestClient, place: str) -> None:
    assert "_:" not in client.get(f"{place}.nt").text


@pytest.mark.parametrize("place", [place for place in PLACES if not place.startswith("/vocab")])
def test_json_names_the_thing(client: TestClient, place: str) -> None:
    told = client.get(f"{place}.json").json()
    assert told["iri"] == BASE + place[1:].removesuffix("/1.0.0")


@pytest.mark.parametrize(
    ("place", "twin"),
    [
        ("/case/gov-uk", "/api/v1/cases/gov-uk"),
        ("/actor/hennepin-county", "/api/v1/actors/hennepin-county"),
        ("/vocab", "/api/v1/vocab"),
        ("/vocab/barrier", "/api/v1/vocab/barrier"),
    ],
)
def test_json_is_that_of_the_api(client: TestClient, place: str, twin: str) -> None:
    assert client.get(f"{place}.json").content == client.get(twin).content


def test_a_concept_as_json_is_as_in_its_scheme(client: TestClient) -> None:
    concepts = client.get("/vocab/barrier.json").json()["concepts"]
    assert client.get("/vocab/barrier/silos.json").json() in concepts


def test_a_case_can_be_had_as_its_file(client: TestClient) -> None:
    answer = client.get("/case/gov-uk.yaml")
    assert answer.headers["content-type"] == "application/yaml"
    assert YAML(typ="safe").load(answer.text)["id"] == "gov-uk"
    accepted = client.get("/case/gov-uk", headers={"Accept": "application/yaml"})
    assert accepted.content == answer.content


@pytest.mark.parametrize(("form", "ending"), [("turtle", "ttl"), ("jsonld", "jsonld")])
def test_a_case_is_served_as_the_command_line_shows_it(
    client: TestClient, repository: Repository, form: str, ending: str
) -> None:
    served = client.get(f"/case/gov-uk.{ending}").text
    assert served == repository.serialise("gov-uk", form)


def test_a_record_is_the_graph_of_its_name_with_what_it_says_of_itself(client: TestClient) -> None:
    quads = list(parse(client.get("/record/gov-uk").content, format=RdfFormat.TRIG))
    name = f"<{BASE}record/gov-uk>"
    assert {str(quad.graph_name) for quad in quads} == {name}
    own = {str(q.predicate).rpartition("/")[2][:-1] for q in quads if str(q.subject) == name}
    assert {"created", "modified", "license", "primaryTopic", "creator"} <= own


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/html; charset=utf-8"),
        ("", "text/html; charset=utf-8"),
        (BROWSER["Accept"], "text/html; charset=utf-8"),
        ("application/*", "application/json"),
        ("text/*;q=0.5, application/ld+json;q=0.6", "application/ld+json"),
        ("text/turtle;q=0.2, application/n-quads;q=0.9", "application/n-quads"),
        ("text/html;q=0, */*;q=0.1", "application/json"),
        ("TEXT/TURTLE;Q=1", "text/turtle; charset=utf-8"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', GRAPHS["jsonld"]),
        ("application/rdf+xml,text/rdf+n3,text/turtle;q=0.9,*/*;q=0.1", "application/rdf+xml"),
        ("text/plain", "text/turtle; charset=utf-8"),
        ("application/xml", "application/rdf+xml"),
        ("image/png, text/turtle;q=0.001", "text/turtle; charset=utf-8"),
        ("text/turtle;q=nan, application/json;q=0.1", "application/json"),
    ],
)
def test_the_form_ranked_highest_is_given(client: TestClient, accept: str, media_type: str) -> None:
    answer = client.get("/case/gov-uk", headers={"Accept": accept})
    assert answer.headers["content-type"] == media_type


def test_accept_in_two_lines_counts_whole(client: TestClient) -> None:
    lines = [("Accept", "image/png"), ("Accept", "application/trig")]
    answer = client.get("/actor/hennepin-county", headers=lines)
    assert answer.headers["content-type"] == "application/trig"


def test_without_a_wish_a_record_is_trig_and_for_a_browser_a_page(client: TestClient) -> None:
    assert client.get("/record/gov-uk").headers["content-type"] == "application/trig"
    page = client.get("/record/gov-uk", headers=BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("accept", ["image/png", "text/turtle;q=0", "application/yamll", "*/*;q=0"])
def test_what_cannot_be_had_is_refused_with_a_list_of_what_can(
    client: TestClient, place: str, accept: str
) -> None:
    answer = client.get(place, headers={"Accept": accept})
    assert_problem(answer, 406)
    for media_type in ("text/html", "application/json", *GRAPHS.values()):
        assert media_type.partition(";")[0] in answer.json()["detail"]
