"""Barriers over HTTP: encounters as JSON, CSV and pages, filters, and what is refused."""

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from starlette.testclient import TestClient

from casegraph.comparison import COLUMNS
from casegraph.repository import Repository
from casegraph_api.app import create_app
from casegraph_api.barrier_schemas import BarrierEncounters

from .conftest import Page

ROUTE = "/api/v1/barriers"
Open = Callable[[str], Page]
HOSTILE = (
    "🤷",
    "שלום עולם",
    "\u202esolis",
    "silos\0",
    "\x1b[2J",
    "<script>",
    "silos' --",
    "x" * 8000,
)


def read(client: TestClient, query: str) -> BarrierEncounters:
    return BarrierEncounters.model_validate_json(client.get(ROUTE + query).content, strict=False)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_encounters_come_ranked_with_setting_response_end_and_sources(client: TestClient) -> None:
    answer = read(client, "?barrier=silos")
    first = answer.encounters[0]
    assert (answer.total, first.case.id, first.resolution.slug) == (21, "gov-uk", "resolved")
    assert first.iri == "https://w3id.org/casegraph/case/gov-uk#barrier-silos"
    assert [one.label for one in first.mechanisms] == ["One-stop shop"]
    assert (first.basis, len(first.sources)) == ("examined", 2)
    assert first.setting.countries[0].label == "United Kingdom"


def test_the_summary_counts_all_whatever_the_page(client: TestClient) -> None:
    summary = read(client, "?barrier=silos&limit=1").summary
    assert (summary.total.encounters, summary.total.unknown) == (21, 13)
    assert summary.total.share_resolved == 1.0
    assert summary.mechanisms[0].label == "Cross-agency collaboration"
    assert summary.together[0].slug == "measurement-difficulty"


def test_the_answer_has_exactly_the_fields_described(client: TestClient) -> None:
    for query in ("?barrier=silos&limit=200", "?limit=200&offset=200", "?country=FJ"):
        content = client.get(ROUTE + query)
        answer = BarrierEncounters.model_validate_json(content.content, strict=False)
        assert answer.model_dump(mode="json") == content.json()


def test_several_barriers_and_filters_narrow_down(client: TestClient) -> None:
    query = "?barrier=silos&barrier=mistrust&resolution=unresolved&country=GB&level=national"
    answer = read(client, query)
    assert [one.slug for one in answer.barriers] == ["silos", "mistrust"]
    assert [met.case.id for met in answer.encounters] == ["total-place-england"]
    assert read(client, "?barrier=silos&mechanism=one-stop-shop").total == 1


def test_without_a_barrier_and_with_blanks_all_encounters_come(client: TestClient) -> None:
    assert read(client, "").total == read(client, "?barrier=&level=&country=").total == 435


def test_pages_together_give_every_encounter_once(client: TestClient) -> None:
    found: list[str] = []
    address: str | None = f"{ROUTE}?barrier=silos&barrier=mistrust&limit=7"
    while address:
        answer = client.get(address)
        found += [met["iri"] for met in answer.json()["encounters"]]
        address = answer.json()["next"]
        assert ("link" in answer.headers) is (address is not None)
    assert len(found) == len(set(found)) == answer.json()["total"] == 39


def test_csv_has_every_encounter_in_a_row(client: TestClient) -> None:
    found = rows(client.get(f"{ROUTE}?barrier=silos&limit=3&format=csv").text)
    assert len(found) == 21
    assert tuple(found[0]) == COLUMNS
    assert found[0]["sources"] == "2"
    asked = client.get(f"{ROUTE}?barrier=silos", headers={"Accept": "text/csv"})
    assert rows(asked.text) == found


def test_http_and_the_question_tell_the_same_encounters(client: TestClient) -> None:
    asked = rows(client.get("/api/v1/questions/barrier-encounters?barrier=silos&format=csv").text)
    found = rows(client.get(f"{ROUTE}?barrier=silos&format=csv").text)
    told = dict.fromkeys(row["encounter"] for row in asked)
    assert list(told) == [row["encounter"] for row in found]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("barrier=silo", "barrier is 'silo', no concept of barrier. Did you mean 'silos'?"),
        ("barrier=silos&resolution=resolvd", "Did you mean 'resolved'"),
        ("barrier=silos&mechanism=one-stop", "no concept of mechanism"),
        ("country=XX", "country is 'XX', which is none."),
        ("level=lokal", "Did you mean 'local'"),
        ("barier=silos", "Did you mean 'barrier'?"),
        ("limit=0", "limit is '0'"),
        ("offset=-1", "offset is '-1'"),
        ("&".join(["barrier=silos"] * 41), "at most 40 items"),
    ],
)
@pytest.mark.parametrize("route", [ROUTE, "/barriers"])
def test_what_is_wrong_is_named(client: TestClient, route: str, query: str, words: str) -> None:
    answer = client.get(f"{route}?{query}")
    assert answer.status_code == 400
    assert words in f"{answer.json()['detail']} {answer.json().get('hint', '')}"


@pytest.mark.parametrize("name", ["barrier", "resolution", "mechanism", "country", "level"])
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_refused_and_never_repeated_as_they_are(
    client: TestClient, name: str, value: str
) -> None:
    for route in (ROUTE, "/barriers"):
        answer = client.get(route, params={name: value}, headers={"Accept": "text/html"})
        assert answer.status_code in {400, 414}
        assert "<script" not in answer.text or "html" not in answer.headers["content-type"]
        assert "\x1b" not in answer.text


def test_too_long_an_address_is_refused(client: TestClient) -> None:
    assert client.get(ROUTE, params={"barrier": "x" * 10_000}).status_code == 414


def test_the_overview_lists_every_barrier_that_was_met(
    open_page: Open, repository: Repository
) -> None:
    used = {met.barrier for met in repository.all_encounters}
    links = open_page("/barriers").links
    assert len(used) == 49
    assert {f"/barriers?barrier={slug}" for slug in used} <= set(links)


def test_what_did_not_work_has_a_section_of_its_own(client: TestClient) -> None:
    for barrier in ("silos", "mistrust", "contextual-barrier"):
        text = client.get(f"/barriers?barrier={barrier}").text
        assert ">What did not work</h2>" in text
    assert (
        "No record tells of an encounter that stayed unresolved."
        in client.get("/barriers?barrier=silos").text
    )


def test_the_page_shows_as_many_failures_as_successes_and_leads_to_the_rest(
    client: TestClient, open_page: Open
) -> None:
    page = open_page("/barriers?barrier=contextual-barrier")
    everything = "/barriers?barrier=contextual-barrier&resolution=unresolved"
    assert everything in page.links
    assert len([a for a in page.all("article") if a.get("class") == "met"]) == 4 * 8
    assert "1 to 20 of 22" in client.get(everything).text
    assert "21 to 22 of 22" in client.get(f"{everything}&offset=20").text
    assert "The list ends before this page." in client.get(f"{everything}&offset=99").text


def test_each_entry_leads_to_its_claim(client: TestClient, open_page: Open) -> None:
    links = [link for link in open_page("/barriers?barrier=silos").links if "#barrier-" in link]
    assert len(links) == 6 + 2 + 8
    case, _, anchor = links[0].partition("#")
    assert anchor in open_page(case).ids


def test_the_form_keeps_what_was_asked(open_page: Open) -> None:
    page = open_page("/barriers?barrier=silos&barrier=mistrust&country=GB&country=US&level=local")
    boxes = [box["value"] for box in page.all("input") if "checked" in box]
    chosen = [one["value"] for one in page.all("option") if "selected" in one]
    assert boxes == ["silos", "mistrust"]
    assert chosen == ["GB", "US", "local"]
    assert "/barriers?barrier=silos&barrier=mistrust&country=US&level=local" in page.links


def test_a_filter_that_finds_nothing_offers_a_way_on(client: TestClient) -> None:
    text = client.get("/barriers?barrier=silos&country=FJ").text
    assert "No encounter fits all of this." in text
    assert '<option value="FJ" selected>Fiji</option>' in text


def test_names_may_be_given_as_labels(client: TestClient) -> None:
    assert client.get("/barriers?barrier=Silos&country=United+Kingdom").status_code == 200


@pytest.mark.parametrize(
    "address", ["/vocab/barrier/silos", "/vocab/barrier/organisational-barrier"]
)
def test_the_page_of_a_concept_leads_to_its_encounters(open_page: Open, address: str) -> None:
    slug = address.rpartition("/")[2]
    assert f"/barriers?barrier={slug}" in open_page(address).links


def test_a_case_leads_to_others_only_where_there_are_others(
    open_page: Open, repository: Repository
) -> None:
    counts = {row.slug: row.encounters for row in repository.encounters().summary.barriers}
    for name in ("heading-home-hennepin", "gov-uk"):
        own = [met.barrier for met in repository.case(name).barriers]
        shared = {slug for slug in own if counts[slug] > own.count(slug)}
        links = {link for link in open_page(f"/case/{name}").links if link.startswith("/barriers?")}
        assert links == {f"/barriers?barrier={slug}" for slug in shared}


def test_pages_of_barriers_stay_small(client: TestClient, repository: Repository) -> None:
    slugs = list(repository.vocabulary.scheme("barrier").by_slug)
    sizes = [len(client.get(f"/barriers?barrier={slug}").content) for slug in slugs]
    assert len(sizes) == 58
    assert max(sizes) < 120_000
    assert len(client.get("/barriers?resolution=unresolved&limit=200").content) < 250_000


WORDS = "<script>alert(1)</script>\"'{{ 7*7 }}\u202e=1+1"


@pytest.fixture
def hostile(repository: Repository) -> TestClient:
    """A service in which one encounter is told in hostile words."""
    (first, *_) = repository.encounters("silos")
    source = replace(first.sources[0], title=WORDS, publisher=WORDS, url="javascript:alert(1)")
    told = replace(first, title=WORDS, text=f"={WORDS}", response=WORDS, sources=(source,))
    own = Repository(repository.snapshot)
    vars(own)["all_encounters"] = (told,)
    return TestClient(create_app(own), headers={"Accept": "*/*"})


def test_hostile_words_are_escaped_on_the_page(hostile: TestClient) -> None:
    text = hostile.get("/barriers?barrier=silos").text
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;{{ 7*7 }}") == 5
    assert "javascript:" not in text
    assert Page(text).faults == []


def test_hostile_words_are_data_in_json_and_disarmed_in_csv(hostile: TestClient) -> None:
    assert hostile.get(f"{ROUTE}?barrier=silos").json()["encounters"][0]["response"] == WORDS
    (row,) = rows(hostile.get(f"{ROUTE}?barrier=silos&format=csv").text)
    assert row["text"] == f"'={WORDS}\u202c"
