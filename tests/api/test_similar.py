"""Comparable cases over HTTP: by address, by body, as a page, and what is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.similar_schemas import SimilarCases

from .conftest import Page

HENNEPIN = "/api/v1/cases/heading-home-hennepin/similar"
ROUTE = "/api/v1/similar"


def test_a_case_has_comparable_cases_with_reasons(client: TestClient) -> None:
    answer = SimilarCases.model_validate(client.get(f"{HENNEPIN}?limit=3").json())
    first = answer.hits[0]
    assert first.id == "houston-the-way-home"
    assert first.reasons[0].dimension == "text"
    assert first.reasons[1].shared[0].iri is not None
    assert first.reasons[0].claims[0].iri.startswith(f"{first.iri}#")


def test_contrasts_come_with_a_sentence_and_claims_of_both(client: TestClient) -> None:
    answer = SimilarCases.model_validate(client.get(f"{HENNEPIN}?contrast=true").json())
    contrast = answer.hits[0].contrast
    assert contrast is not None
    assert contrast.sentence.startswith("Heading Home Hennepin missed a target for housing, ")
    assert "/case/heading-home-hennepin#" in contrast.here[0].iri
    assert contrast.there[0].sources[0].url.startswith("https://")


def test_address_and_body_give_the_same_answer(client: TestClient) -> None:
    by_address = client.get(ROUTE, params={"text": "silos", "weight": "text=2", "limit": 2})
    by_body = client.post(ROUTE, json={"text": "silos", "weights": {"text": 2}, "limit": 2})
    assert by_body.status_code == 200
    assert by_address.json() == by_body.json()


def test_a_body_may_name_a_case_and_concepts(client: TestClient) -> None:
    body = {"case": "gov-uk", "features": ["barrier/silos"], "text": "", "limit": 1}
    assert len(client.post(ROUTE, json=body).json()["hits"]) == 1


def test_what_was_understood_can_be_struck_out(client: TestClient) -> None:
    text = "everyone is working in silos"
    first = client.get(ROUTE, params={"text": text}).json()["understood"]
    then = client.get(ROUTE, params={"text": text, "without": "barrier/silos"}).json()["understood"]
    assert "silos" in [one["slug"] for one in first]
    assert "silos" not in [one["slug"] for one in then]


def test_rows_come_as_csv(client: TestClient) -> None:
    lines = client.get(f"{HENNEPIN}?limit=2&format=csv").text.splitlines()
    assert lines[0].endswith("status,imported,score,reasons,shared,contrast,known")
    assert lines[1].startswith("houston-the-way-home,")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        (ROUTE, 400, "There is nothing to compare with."),
        (f"{ROUTE}?text=a&weight=text=nan", 400, "The weight of text is nan"),
        (f"{ROUTE}?text=a&weight=text=-1", 400, "The weight of text is -1"),
        (f"{ROUTE}?text=a&weight=barrier=1", 400, "Did you mean 'barriers'?"),
        (f"{ROUTE}?text=a&feature=barrier/silo", 400, "Did you mean 'barrier/silos'"),
        (f"{ROUTE}?text=a&limit=51", 400, "limit is '51'"),
        (f"{ROUTE}?txt=a", 400, "Did you mean 'text'?"),
        ("/api/v1/cases/gov/similar", 404, "There is no case 'gov'."),
    ],
)
def test_what_is_wrong_in_an_address_is_named(
    client: TestClient, address: str, status: int, words: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in f"{answer.json()['detail']} {answer.json().get('hint', '')}"


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ("", 400, "The body is not JSON"),
        ("{", 400, "The body is not JSON"),
        ("[" * 9000, 400, "The body is not JSON"),
        ("[]", 400, "The body is not an object"),
        ('{"text": 1}', 400, "text is '1'"),
        ('{"txt": "a"}', 400, "Did you mean 'text'?"),
        ('{"text": "a", "weights": {"text": NaN}}', 400, "NaN is not a number"),
        ('{"text": "a", "weights": {"text": 1e999}}', 400, "The weight of text is inf"),
        ('{"text": "a", "limit": 0}', 400, "limit is '0'"),
        ('{"text": "\\ud800"}', 400, "text is"),
        ('{"case": "gov"}', 404, "There is no case 'gov'."),
        ('{"text": "' + "a" * 20_000 + '"}', 413, "longer than 20,000 bytes"),
        (b'{"text": "\xff"}', 400, "The body is not JSON"),
    ],
)
def test_what_is_wrong_in_a_body_is_named(
    client: TestClient, body: Any, status: int, words: str
) -> None:
    answer = client.post(ROUTE, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert words in f"{answer.json()['detail']} {answer.json().get('hint', '')}"


def test_a_body_that_is_not_json_is_refused_unread(client: TestClient) -> None:
    answer = client.post(ROUTE, data={"text": "a"})
    assert answer.status_code == 415
    assert "Expected application/json" in answer.json()["detail"]


def test_what_may_be_asked_is_named(client: TestClient) -> None:
    assert client.put(ROUTE).headers["Allow"] == "GET, HEAD, POST"
    assert client.post(HENNEPIN).headers["Allow"] == "GET, HEAD"


def test_a_text_too_long_for_an_address_is_refused(client: TestClient) -> None:
    assert client.get(ROUTE, params={"text": "a" * 2501}).status_code == 400


def test_parameters_of_an_address_do_not_stand_beside_a_body(client: TestClient) -> None:
    assert client.post(f"{ROUTE}?text=a", json={"text": "a"}).status_code == 400


@pytest.mark.parametrize("text", ["😀", "שלום", "\u202e", "a\x00b", "'\"<b>{{", "a" * 9000])
def test_any_text_in_a_body_is_answered(client: TestClient, text: str) -> None:
    content = json.dumps({"text": text})
    answer = client.post(ROUTE, content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200


def test_the_form_is_empty_at_first(open_page: Callable[[str], Page]) -> None:
    page = open_page("/similar")
    assert [area["name"] for area in page.all("textarea")] == ["text"]
    assert page.all("article") == []


def test_the_page_shows_what_it_understood_as_boxes(open_page: Callable[[str], Page]) -> None:
    page = open_page("/similar?text=in+silos&without=country%2FUS&feature=barrier%2Fmistrust")
    inputs = page.all("input")
    boxes = {box["value"]: "checked" in box for box in inputs if box["type"] == "checkbox"}
    assert boxes["country/US"] is False
    assert boxes["barrier/silos"] is boxes["barrier/mistrust"] is True


def test_a_box_that_is_not_ticked_is_left_out_in_the_address(client: TestClient) -> None:
    sent = (
        "text=in+silos&understood=barrier/silos&understood=country/US&meant=country/US"
        "&feature=barrier/mistrust&feature=&weigh_text=0.5&weigh_problem=0.2&weigh_outcomes="
    )
    answer = client.get(f"/similar?{sent}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == (
        "/similar?text=in+silos&feature=barrier%2Fmistrust&without=barrier%2Fsilos&weigh_text=0.5"
    )


def test_what_was_left_out_can_be_taken_in_again(client: TestClient) -> None:
    sent = "text=in+silos&understood=barrier/silos&meant=barrier/silos"
    answer = client.get(f"/similar?{sent}", follow_redirects=False)
    assert answer.headers["location"] == "/similar?text=in+silos"


def test_contrasts_are_held_against_the_case_that_the_page_calls_most_alike(
    client: TestClient,
) -> None:
    asked = {"text": "our shelters are full and agencies do not share data"}
    first = client.get(ROUTE, params=asked).json()["hits"][0]["title"]
    contrasts = client.get(ROUTE, params={**asked, "contrast": "true"}).json()["hits"]
    assert len(contrasts) == 10
    assert {hit["contrast"]["sentence"].startswith(first) for hit in contrasts} == {True}
    assert f"Than {first}, the case most alike." in client.get("/similar", params=asked).text


def test_dates_are_no_reason(client: TestClient) -> None:
    asked = {"text": "In October 2014 and June 2015 a digital service in the city"}
    hits = client.get(ROUTE, params=asked).json()["hits"]
    words = {word for hit in hits for reason in hit["reasons"] for word in reason["words"]}
    assert "digital" in words
    assert {"october", "june", "2014", "2015"} & words == set()


def test_the_page_keeps_the_weights_of_the_form(open_page: Callable[[str], Page]) -> None:
    page = open_page("/similar?text=silos&weigh_text=0.5&weigh_problem=")
    weights = {box["name"]: box["value"] for box in page.all("input") if box["type"] == "number"}
    assert (weights["weigh_text"], weights["weigh_problem"]) == ("0.5", "0.2")


def test_the_page_says_what_is_wrong(client: TestClient) -> None:
    for wrong in ("weigh_text=nan", "weigh_tex=1", "case=gov", "feature=barrier/silo"):
        answer = client.get(f"/similar?text=a&{wrong}", headers={"Accept": "text/html"})
        assert answer.status_code in {400, 404}
        assert "text/html" in answer.headers["content-type"]


def test_pages_of_comparable_cases_stay_small(client: TestClient, repository: Repository) -> None:
    sizes = [len(client.get(f"/similar?case={name}").content) for name in repository.case_ids[::6]]
    assert len(sizes) == 13
    assert max(sizes) < 150_000


def test_the_page_of_a_case_has_three_like_it_and_two_contrasts(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page("/case/heading-home-hennepin")
    assert {"comparable", "contrasting"} <= set(page.ids)
    assert len(page.all("article")) == 1 + 3 + 2
