"""The ready-made questions over HTTP: the same answers as in Python, in every form."""

import csv
from io import StringIO
from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.files.questions import read_questions
from casegraph.repository import Repository
from casegraph.resources import ontology_folder
from casegraph_api.parameters import Answering
from casegraph_api.schemas import QuestionList, answer_schema
from tests.questions.engines import examples

QUESTIONS = read_questions(ontology_folder())
ASK = "/api/v1/questions"
SILOS = f"{ASK}/barrier-responses?barrier=silos"
HOSTILE = (
    "silos } DROP ALL #",
    "silos> } SELECT * { ?s ?p ?o",
    "<https://w3id.org/casegraph/vocab/barrier/silos>",
    "https://w3id.org/casegraph/vocab/barrier/silos",
    '"silos"',
    "'silos'",
    "silos\\",
    "silos\n",
    " silos",
    "silos\0",
    "{barrier}",
    "}",
    "?barrier",
    "barrier:silos",
    "UNDEF",
    "any",
    "🤷",
    "\ud7ff" * 500,
    "x" * 7000,
)
TAKING = {"barrier-responses": "barrier", "barriers-of-case": "case", "lessons-about": "about"}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_thirty_one_questions_are_listed_in_order(client: TestClient) -> None:
    listed = QuestionList.model_validate_json(client.get(ASK).content)
    assert listed.total == 31
    assert [question.id for question in listed.questions] == list(QUESTIONS)
    assert [question.number for question in listed.questions] == list(range(1, 32))


def test_the_list_says_what_a_question_takes_and_gives(client: TestClient) -> None:
    told = client.get(ASK).json()["questions"][1]
    assert told["iri"] == "https://w3id.org/casegraph/question/barrier-responses"
    assert told["asked_by"] == ["practitioner"]
    assert told["parameters"][0]["example"] == "silos"
    assert told["columns"][0]["name"] == "mechanism"
    assert told["link"] == SILOS


def test_every_question_of_the_list_can_be_asked_by_its_link(client: TestClient) -> None:
    links = [row["link"] for row in rows(client.get(f"{ASK}?format=csv").text)]
    assert len(links) == 31
    assert [client.get(link).status_code for link in links] == [200] * 31


@pytest.mark.parametrize("name", QUESTIONS)
def test_json_holds_what_python_answers(
    client: TestClient, repository: Repository, name: str
) -> None:
    values = examples(QUESTIONS[name])
    answer = repository.ask(name, **values)
    found = client.get(f"{ASK}/{name}", params={**values, "limit": 200}).json()
    assert found["total"] == len(answer)
    assert found["rows"] == answer.records()[:200]
    assert found["sparql"] == answer.query
    assert found["parameters"] == {key: str(value) for key, value in values.items()}


@pytest.mark.parametrize("name", QUESTIONS)
def test_json_is_as_described(client: TestClient, name: str) -> None:
    found = client.get(f"{ASK}/{name}", params=examples(QUESTIONS[name]))
    read = answer_schema(QUESTIONS[name]).model_validate_json(found.content)
    assert read.model_dump(mode="json") == found.json()


@pytest.mark.parametrize("name", QUESTIONS)
def test_sparql_json_holds_what_python_answers(
    client: TestClient, repository: Repository, name: str
) -> None:
    values = examples(QUESTIONS[name])
    accept = {"Accept": "application/sparql-results+json"}
    found = client.get(f"{ASK}/{name}", params=values, headers=accept)
    assert found.headers["content-type"] == "application/sparql-results+json"
    assert found.text == repository.ask(name, **values).to("json")


@pytest.mark.parametrize("name", QUESTIONS)
def test_csv_holds_what_python_answers(
    client: TestClient, repository: Repository, name: str
) -> None:
    answer = repository.ask(name, **examples(QUESTIONS[name]))
    params = {**examples(QUESTIONS[name]), "format": "csv"}
    cells = [
        ["" if cell is None else str(cell) for cell in row]
        for row in [answer.columns, *answer.rows]
    ]
    text = client.get(f"{ASK}/{name}", params=params).text
    assert [[cell.removeprefix("'") for cell in row] for row in csv.reader(StringIO(text))] == cells


def test_accept_asks_for_csv(client: TestClient) -> None:
    found = client.get(SILOS, headers={"Accept": "text/csv"})
    assert found.headers["content-disposition"] == 'attachment; filename="barrier-responses.csv"'


def test_the_same_address_has_a_tag_for_each_form(client: TestClient) -> None:
    types = ("application/json", "text/csv", "application/sparql-results+json")
    tags = {client.get(SILOS, headers={"Accept": name}).headers["etag"] for name in types}
    assert len(tags) == 3


def test_pages_of_an_answer_follow_each_other(client: TestClient) -> None:
    first = client.get(f"{SILOS}&limit=5&labels=1")
    following = first.json()["next"]
    assert following == f"{SILOS}&limit=5&offset=5&labels=true"
    assert first.headers["link"] == f'<{following}>; rel="next"'
    whole = client.get(f"{SILOS}&limit=10").json()["rows"]
    assert first.json()["rows"] + client.get(following).json()["rows"] == whole


def test_the_question_is_told_with_the_names_of_what_is_filled_in(client: TestClient) -> None:
    found = client.get(f"{ASK}/barriers-of-case?case=gov-uk").json()
    assert "did the case “GOV.UK and the Government Digital Service” meet" in found["question"]


def test_what_may_be_left_open_is_told_with_its_default(client: TestClient) -> None:
    found = client.get(f"{ASK}/cases-for-challenge?challenge=homelessness&level=").json()
    assert found["parameters"] == {"challenge": "homelessness", "level": "any", "since": "1800"}


def test_labels_name_the_iris_of_the_page(client: TestClient) -> None:
    found = client.get(f"{SILOS}&labels=1&limit=3").json()
    assert set(found["labels"]) == {row["mechanism"] for row in found["rows"]}
    assert "Pooled funding" not in client.get(SILOS).text
    assert client.get(SILOS).json()["labels"] is None


def test_labels_stand_in_columns_of_their_own_in_csv(client: TestClient) -> None:
    found = rows(client.get(f"{SILOS}&labels=1&format=csv").text)
    assert list(found[0])[:3] == ["mechanism", "mechanismLabel", "encounters"]
    assert "Pooled funding" in {row["mechanismLabel"] for row in found}


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        (
            "barrier-responses",
            400,
            "barrier-responses needs barrier. Add it, for example: barrier=",
        ),
        ("barrier-responses?barrier=", 400, "needs barrier"),
        ("barrier-responses?barrier=silo", 400, "Did you mean 'silos'?"),
        ("barrier-responses?barier=silos", 400, "no query parameter 'barier' here. Did you mean"),
        ("barrier-responses?barrier=a&barrier=b", 400, "barrier is given more than once."),
        ("barriers-of-case?case=gov-u", 400, "there is no such case. Did you mean 'gov-uk'?"),
        ("cases-for-challenge?challenge=crime-safety&since=x", 400, "Expected a year such as 2010"),
        ("failures?limit=0", 400, "limit is '0'"),
        ("failures?format=xml", 400, "format is 'xml'"),
        ("barrier-response", 404, "There is no question 'barrier-response'."),
        ("barrier-response?barrier=silos", 404, "There is no question"),
    ],
)
def test_a_wrong_request_says_what_to_do(
    client: TestClient, address: str, status: int, detail: str
) -> None:
    found = client.get(f"{ASK}/{address}")
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    assert detail in found.json()["detail"]


def test_an_unknown_question_is_told_the_near_ones(client: TestClient) -> None:
    hint = client.get(f"{ASK}/barrier-response").json()["hint"]
    assert hint.startswith("Did you mean 'barrier-responses'")


@pytest.fixture
def nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail as soon as any query of a question is to be run."""

    def refuse(*given: Any) -> None:
        raise AssertionError(given)

    monkeypatch.setattr("casegraph_api.questions.run_within_limits", refuse)


@pytest.mark.usefixtures("nothing_is_asked")
def test_a_query_that_is_run_would_be_noticed(client: TestClient) -> None:
    assert client.get(f"{ASK}/barrier-responses?barrier=priority-conflict").status_code == 500


@pytest.mark.usefixtures("nothing_is_asked")
@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", TAKING)
def test_a_hostile_value_is_refused_before_any_query(
    client: TestClient, name: str, value: str
) -> None:
    found = client.get(f"{ASK}/{name}", params={TAKING[name]: value})
    assert found.status_code == 400
    assert found.headers["content-type"] == "application/problem+json"
    assert len(found.text) < 1500


@pytest.mark.usefixtures("nothing_is_asked")
@pytest.mark.parametrize(
    "value", ["²⁰¹⁰", "٢٠١٠", "2010\n", "20100", "-201", "2e3 ", "0x7D", "any"]
)
def test_a_hostile_year_is_refused_before_any_query(client: TestClient, value: str) -> None:
    params = {"challenge": "homelessness", "since": value}
    assert client.get(f"{ASK}/cases-for-challenge", params=params).status_code == 400


def test_a_value_longer_than_any_address_is_refused(client: TestClient) -> None:
    assert client.get(f"{ASK}/barrier-responses?barrier={'x' * 10_000}").status_code == 414


def _never(*_: object) -> None:
    pytest.fail("The store is asked once more.")


def test_the_same_question_is_asked_of_the_store_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(f"{ASK}/failures?limit=1")
    monkeypatch.setattr("casegraph_api.questions.run_within_limits", _never)
    assert client.get(f"{ASK}/failures?limit=1&offset=1").status_code == 200


def test_too_many_rows_for_a_file_are_an_error(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casegraph_api.routes.questions.MOST_ROWS", 100)
    found = client.get(f"{ASK}/failures?format=csv")
    assert found.status_code == 400
    assert "one file has at most 100. Read it in pages" in found.json()["detail"]


def _described(client: TestClient, name: str) -> dict[str, dict[str, Any]]:
    operation = client.get("/openapi.json").json()["paths"][f"{ASK}/{name}"]["get"]
    return {given["name"]: given for given in operation["parameters"]}


def test_openapi_describes_the_parameters_of_each_question(client: TestClient) -> None:
    described = {name: _described(client, name) for name in QUESTIONS}
    own = {name: set(given) - set(Answering.model_fields) for name, given in described.items()}
    assert own == {name: set(question.parameters) for name, question in QUESTIONS.items()}
    assert len(own) == 31


def test_openapi_lists_the_words_that_are_taken(client: TestClient) -> None:
    given = _described(client, "cases-for-challenge")
    assert given["challenge"]["required"]
    assert "homelessness" in given["challenge"]["schema"]["enum"]
    assert given["level"]["schema"]["enum"][-1] == given["level"]["schema"]["default"] == "any"
    assert given["since"]["schema"]["pattern"] == "^([0-9]{4})$"


def test_openapi_lists_no_words_where_there_are_many(client: TestClient) -> None:
    assert _described(client, "condition-matrix")["condition1"]["schema"] == {"type": "string"}


def test_no_parameter_of_a_question_has_the_name_of_one_of_the_service() -> None:
    names = {name for question in QUESTIONS.values() for name in question.parameters}
    assert names.isdisjoint(Answering.model_fields)


def test_the_page_of_a_question_is_a_form_with_its_example(client: TestClient) -> None:
    page = client.get("/questions/barrier-responses", headers={"Accept": "text/html"}).text
    assert '<option value="silos" selected>Silos</option>' in page
    assert "<table>" not in page


def test_the_page_of_an_answer_names_and_links_what_it_tells_of(client: TestClient) -> None:
    page = client.get("/questions/barrier-responses?barrier=silos").text
    assert '<a href="/vocab/mechanism/pooled-funding">Pooled funding</a>' in page
    assert f'<a href="{SILOS}&amp;format=csv">CSV</a>' in page
    assert 'href="/sparql?query=PREFIX+barrier' in page


def test_a_claim_in_an_answer_links_to_its_place_in_the_page(client: TestClient) -> None:
    page = client.get("/questions/self-report-only").text
    assert "%23outcome" not in page


def test_a_question_has_an_address_of_its_own(client: TestClient) -> None:
    found = client.get("/question/barrier-responses", headers={"Accept": "text/turtle"})
    assert found.headers["content-location"] == "/question/barrier-responses.ttl"
    assert "sh:select" in found.text
    assert client.get("/question/barrier-responses.json").json()["number"] == 2
