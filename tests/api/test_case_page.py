"""The page of a case: what was done, by whom, what came of it, and how to take it along."""

import re

import pytest
from starlette.testclient import TestClient

from casegraph.cells import markdown_text
from casegraph.model import Case
from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph_api.app import create_app
from tests.api.conftest import Page

HENNEPIN = "/case/heading-home-hennepin"
BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def text(client: TestClient) -> str:
    return client.get(HENNEPIN, headers=BROWSER).text


def section(text: str, name: str) -> str:
    return text.partition(f'<section class="row" id="{name}"')[2].partition("</section>")[0]


def test_the_years_of_steps_stand_by_themselves(text: str) -> None:
    steps = section(text, "approach")
    assert re.findall(r"<b>(\d+)</b>", steps)[:4] == ["2005", "2006", "2006", "2007"]
    assert steps.count("<li ") == 13


def test_participants_are_grouped_by_role_and_sector(text: str) -> None:
    parts = section(text, "actors")
    role = parts.partition(">Catalyst</a>")[2].partition('<div class="role">')[0]
    assert re.findall(r"<h4>(.*)</h4>", role) == ["Third sector", "Academia and research"]


def test_contradicting_outcomes_stand_side_by_side(text: str) -> None:
    group = section(text, "outcomes").partition('<div class="contested">')[2]
    assert group.startswith('<p class="dispute">2 accounts that contradict each other</p>')
    ids = re.findall(r'id="outcome-([\w-]+)"', group)
    assert ids[:2] == ["social-impact-count-2016", "social-impact-count-previous-year"]


def test_contradicting_figures_are_drawn_on_one_scale(text: str) -> None:
    group = section(text, "outcomes").partition('<div class="contested">')[2]
    # 2,984 to 3,056 and 2,894 to 3,125 people, of 3,125.
    assert re.findall(r'<path class="way" d="(.*?)"', group)[:2] == ["M109 8H112", "M106 8H114"]


def test_the_facts_tell_place_and_country(client: TestClient, text: str) -> None:
    (told,) = re.findall(r"<dt>Place</dt><dd>(.*?)</dd>", text)
    links = [link["href"] for link in Page(told).all("a")]
    assert links == ["/place/minneapolis-and-hennepin-county-minnesota", "/search?country=US"]
    whole = client.get("/case/singapore-newater", headers=BROWSER).text
    (told,) = re.findall(r"<dt>Place</dt><dd>(.*?)</dd>", whole)
    assert re.findall(r">([^<]+)</a>", told) == ["Singapore"]


def test_a_chart_and_its_words_say_the_same(text: str) -> None:
    (one,) = re.findall(r'id="outcome-chronically-homeless-people".*?</svg>', text, re.DOTALL)
    assert "<b>390 people</b>" in one
    assert "<span>from 919 people</span>" in one
    assert '<path class="way" d="M114 8H52"/>' in one


def test_a_target_is_told_in_words(text: str) -> None:
    assert '<span class="aim">target 5,000</span>' in text


def test_independence_of_evidence_is_a_word_and_a_shape(text: str) -> None:
    assert '<use href="#full"/></svg>Independent evaluation</span>' in text


def test_the_record_can_be_cited_and_taken_along(text: str) -> None:
    record = section(text, "record")
    assert "https://w3id.org/casegraph/case/heading-home-hennepin</a>" in record
    for form in ("yaml", "ttl", "jsonld", "json", "md"):
        assert f'href="{HENNEPIN}.{form}"' in record


@pytest.mark.parametrize(("form", "begins"), [("bibtex", "@"), ("ris", "TY  - "), ("csl", "[")])
def test_citations_for_reference_managers_are_links(
    client: TestClient, text: str, form: str, begins: str
) -> None:
    link = f"/api/v1/cases/heading-home-hennepin/citation?format={form}"
    assert f'href="{link}"' in section(text, "record").partition('id="cite"')[2]
    assert client.get(link).text.lstrip().startswith(begins)


@pytest.mark.parametrize("address", [HENNEPIN, "/actor/world-bank", "/actor/cathy-ten-broeke"])
def test_the_network_around_is_a_picture_with_an_equivalent(
    client: TestClient, address: str
) -> None:
    (picture,) = Page(client.get(address, headers=BROWSER).text).all("img")
    assert picture["loading"] == "lazy"
    assert picture["alt"].startswith("Network around ")
    assert client.get(picture["src"]).headers["content-type"].startswith("image/svg+xml")
    (asked,) = re.findall(r"\?(node=.*)&format=svg", picture["src"])
    table = client.get(f"/network?kind=neighbourhood&{asked}", headers=BROWSER)
    assert '<table class="listed"' in table.text


def test_the_quality_of_the_record_is_told(text: str, repository: Repository) -> None:
    (row,) = [row for row in repository.quality if row["case"] == "heading-home-hennepin"]
    found = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section(text, "record")))
    share = f"{row['quantified']:.0%}".replace("%", "&#8239;%")
    assert found["Share of outcomes with a figure"] == share
    assert found["Sources that are archived copies or weak"] == str(row["fragile_sources"])
    assert found["A source puts an outcome down to a mechanism"] == "yes"
    assert "title=" not in section(text, "record")


def test_a_source_marker_needs_no_script(text: str, hennepin: Case) -> None:
    assert '<sup class="cites"><a id="S13_1_" href="#_S13_1">13</a></sup>' in text
    assert '<a id="_S13_1" href="#S13_1_">Problem 4</a>' in section(text, "sources")
    assert text.count('<li id="source-') == len(hennepin.sources)


def test_every_marker_has_a_way_back_to_itself(text: str) -> None:
    there = dict(re.findall(r'<a id="([^"]+_)" href="#(_[^"]+)">', text))
    back = dict(re.findall(r'<a id="(_[^"]+)" href="#([^"]+_)">', text))
    assert len(there) == 135
    assert {mark: back[way] for mark, way in there.items()} == {mark: mark for mark in there}


@pytest.mark.parametrize(
    ("case", "years"),
    [
        ("gov-uk", [2010, 2010, None, 2012, 2012, None, 2014]),
        ("vienna-social-housing", [1918, None, 1919, 1973]),
    ],
)
def test_steps_stand_in_the_order_of_years(
    client: TestClient, repository: Repository, case: str, years: list[int | None]
) -> None:
    known = repository.case(case)
    assert [step.year for step in known.steps][: len(years)] == years
    assert [step.year for step in known.approach][: len(years)] != years
    page = section(client.get(f"/case/{case}", headers=BROWSER).text, "approach")
    assert re.findall(r'<li id="step-([^"]+)"', page) == [step.key for step in known.steps]
    markdown = client.get(f"/case/{case}.md").text
    places = [markdown.index(markdown_text(step.text)) for step in known.steps]
    assert places == sorted(places)


def test_on_paper_stands_how_to_cite_it(text: str, repository: Repository) -> None:
    edition = repository.info["id"][:12]
    assert (
        f"https://w3id.org/casegraph/case/heading-home-hennepin</a>, edition {edition}, CC BY 4.0."
        in section(text, "record")
    )


@pytest.mark.parametrize(
    ("setting", "link"),
    [
        ("https://example.org/edit/{id}.yaml", "https://example.org/edit/gov-uk.yaml"),
        ("", "/about#improve"),
        ("javascript:alert(1)", "/about#improve"),
    ],
)
def test_a_record_leads_to_where_it_can_be_improved(
    repository: Repository, setting: str, link: str
) -> None:
    settings = Settings.make({"CASEGRAPH_IMPROVE_URL": setting})
    client = TestClient(create_app(repository, settings))
    text = client.get("/case/gov-uk", headers=BROWSER).text
    assert re.findall(r'href="([^"]*)"[^>]*>Mend or add', text) == [link]
