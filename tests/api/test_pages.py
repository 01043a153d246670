"""The pages: sound HTML, no script, no other host, and every claim with its sources."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.links import LICENCE
from tests.api.conftest import Page

PAGES = [
    "/",
    "/search",
    "/search?q=homeles&barrier=silos&start_from=1990&sort=-start",
    "/search?q=zzzzzz",
    "/search?offset=500",
    "/search?view=table&sort=-country",
    "/search?view=table&q=zzzzzz",
    "/map",
    "/map?q=city&barrier=silos&start_from=1990&sort=title",
    "/map?at=51.5,-0.13&zoom=8",
    "/map?q=zzzzzz",
    "/actors",
    "/actors?q=city&sector=public&role=co-creator&country=US&sort=name&limit=5&offset=5",
    "/actors?q=zzzzzz",
    "/actor/world-bank",
    "/case/heading-home-hennepin",
    "/barriers",
    "/barriers?barrier=silos",
    "/barriers?barrier=silos&barrier=mistrust&country=GB&level=&mechanism=",
    "/barriers?barrier=contextual-barrier&resolution=unresolved&limit=5&offset=5",
    "/barriers?resolution=resolved&country=FR&country=NL",
    "/vocab",
    "/vocab?view=alphabetical",
    "/vocab?q=Vivienda",
    "/vocab?q=zzzzzz",
    "/vocab/barrier",
    "/vocab/barrier?view=alphabetical",
    "/vocab/barrier?q=silo",
    "/vocab/barrier/silos",
    "/vocab/mechanism/participatory-budgeting",
    "/vocab/outcome/housing-outcome",
    "/vocab/enabler/trust",
    "/vocab/policy-area/cofog-01",
    "/vocab/sdg/11",
    "/ns",
    "/actor/hennepin-county",
    "/source/20693f21466cd1b2",
    "/place/london-united-kingdom",
    "/indicator/people-homeless-on-one-night",
    "/record/gov-uk.html",
    "/questions",
    "/questions/barrier-responses",
    "/questions/barrier-responses?barrier=silos",
    "/questions/condition-matrix",
    "/questions/failures",
    "/question/barrier-responses",
    "/about",
    "/docs",
    "/dumps/",
    "/compare",
    "/catalog",
    "/void",
    "/nowhere",
]
Open = Callable[[str], Page]
_DATA = {"type": "application/ld+json"}  # read by search engines, run by nobody


def _is_ours(script: dict[str, str]) -> bool:
    return script["type"] == "module" and script["src"].startswith("/static/")


@pytest.mark.parametrize("address", PAGES)
def test_page_is_sound(open_page: Open, address: str) -> None:
    page = open_page(address)
    assert page.faults == []
    assert page.all("html") == [{"lang": "en-GB"}]
    assert [len(page.all(tag)) for tag in ("title", "main", "h1")] == [1, 1, 1]
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_inline_style_or_script(open_page: Open, address: str) -> None:
    page = open_page(address)
    assert page.all("style") == []
    scripts = [script for script in page.all("script") if script != _DATA]
    assert [script for script in scripts if not _is_ours(script)] == []
    attributes = {name for _, attrs in page.elements for name in attrs}
    assert "style" not in attributes
    assert not {name for name in attributes if name.startswith("on")}


CITING = (
    "/case/",
    "/barriers?",
    "/source/",
    "/vocab/barrier/",
    "/vocab/mechanism/",
    "/vocab/outcome/",
    "/vocab/enabler/",
    "/vocab/policy-area/",
    "/vocab/sdg/",
    "/ns",
)


@pytest.mark.parametrize("address", [page for page in PAGES if not page.startswith(CITING)])
def test_page_leads_to_no_other_host_but_the_licence(open_page: Open, address: str) -> None:
    abroad = {link for link in open_page(address).links if urlsplit(link).netloc}
    assert abroad <= {LICENCE}


@pytest.mark.parametrize("address", PAGES)
def test_page_loads_only_from_this_server(open_page: Open, address: str) -> None:
    page = open_page(address)
    links = [attrs for attrs in page.all("link") if attrs["rel"] != "canonical"]
    loaded = [attrs.get("src") or attrs["href"] for attrs in [*links, *page.all("img")]]
    assert all(address.startswith("/") for address in loaded)


def test_links_of_the_start_page_lead_somewhere(client: TestClient, open_page: Open) -> None:
    links = {link for link in open_page("/").links if link.startswith("/")}
    assert len(links) > 100
    assert {link for link in links if client.head(link).status_code != 200} == set()


def test_every_case_page_is_sound_and_its_inner_links_land(
    repository: Repository, open_page: Open
) -> None:
    for name in repository.case_ids:
        page = open_page(f"/case/{name}")
        assert page.faults == []
        inner = {link[1:] for link in page.links if link.startswith("#")}
        assert inner <= set(page.ids)
        assert len(page.ids) == len(set(page.ids))


def test_every_claim_can_be_linked_to(repository: Repository, open_page: Open) -> None:
    for case in repository.cases():
        expected = {f"{claim.kind}-{claim.key}" for claim in case.claims()}
        assert expected <= set(open_page(f"/case/{case.id}").ids)


def test_every_claim_names_its_sources(repository: Repository, open_page: Open) -> None:
    for case in repository.cases():
        links = open_page(f"/case/{case.id}").links
        marks = [link for link in links if re.fullmatch(r"#_.+_\d+", link)]
        assert len(marks) == sum(len(claim.source) for claim in case.claims())


def test_every_source_can_be_opened_safely(repository: Repository, open_page: Open) -> None:
    case = repository.case("heading-home-hennepin")
    links = [link for link in open_page(f"/case/{case.id}").all("a") if "rel" in link]
    opened = {link["href"] for link in links if link["rel"] == "noopener noreferrer external"}
    assert {source.url for source in case.sources.values()} <= opened


def test_figure_says_its_unit_and_kind(client: TestClient) -> None:
    text = client.get("/case/heading-home-hennepin").text
    assert "<b>\u221233\u202f%</b>" in text
    assert "<span>relative change</span>" in text
    assert "<span>2014 to 2015</span>" in text


def test_words_are_escaped(client: TestClient) -> None:
    text = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27").text
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;" in text


def test_found_words_are_marked(client: TestClient) -> None:
    assert "<mark>homeless</mark>" in client.get("/search?q=homeless").text


def test_misspelt_words_are_corrected_by_a_link(open_page: Open) -> None:
    assert "/search?q=congestion" in open_page("/search?q=congestoin").links


def test_concepts_searched_as_well_are_said_and_can_be_left_out(open_page: Open) -> None:
    page = open_page("/search?q=red+tape")
    assert "/vocab/barrier/bureaucracy" in page.links
    assert "/search?q=red+tape&expand=false" in page.links
    assert "/search?q=red+tape" in open_page("/search?q=red+tape&expand=false").links


def test_filter_can_be_taken_away(open_page: Open) -> None:
    page = open_page("/search?barrier=silos&country=US&start_from=2000")
    assert "/search?country=US&start_from=2000" in page.links
    assert "/search?barrier=silos&country=US" in page.links


def test_chosen_filter_stays_checked(open_page: Open) -> None:
    boxes = open_page("/search?barrier=silos").all("input")
    assert [box["value"] for box in boxes if "checked" in box] == ["silos"]


def test_result_can_be_paged_through(open_page: Open) -> None:
    assert "/search?q=city&offset=20" in open_page("/search?q=city").links
    assert "/search?q=city" in open_page("/search?q=city&offset=20").links


def test_empty_result_offers_help(client: TestClient) -> None:
    assert "No case fits all of this" in client.get("/search?q=zzzzzz").text


def test_search_leads_to_its_sparql(client: TestClient, open_page: Callable[[str], Page]) -> None:
    (link,) = [link for link in open_page("/search?q=homeless").links if "?query=" in link]
    shown = client.get(link, headers={"Accept": "text/html"}).text
    assert "# The words: homeless" in shown
    assert "Heading Home Hennepin" in shown


@pytest.mark.parametrize(
    "address",
    ["/", "/search", "/map", "/actors", "/case/heading-home-hennepin", "/vocab",
    "/vocab?view=alphabetical", "/vocab/outcome/participation", "/vocab/unit/count"],
)  # fmt: skip
def test_page_weighs_under_150_kb(client: TestClient, address: str) -> None:
    page = Page(client.get(address).text)
    parts = [link["href"] for link in page.all("link") if link["rel"] in {"icon", "stylesheet"}]
    assert sum(len(client.get(part).content) for part in [address, *parts]) < 150_000


def test_a_claim_that_rests_on_fragile_sources_alone_says_so(
    client: TestClient, repository: Repository
) -> None:
    case = repository.case("porto-alegre-participatory-budgeting")
    fragile = {key for key, source in case.sources.items() if source.standing}
    resting = [claim for claim in case.claims() if fragile.issuperset(claim.source)]
    text = client.get(f"/case/{case.id}").text
    assert len(resting) == text.count(">Fragile source</a>") > 0


def test_the_ontology_page_has_an_anchor_for_every_term(
    client: TestClient, repository: Repository
) -> None:
    text = client.get("/ns").text
    names = [entry.name for entry in repository.glossary.terms]
    assert len(names) == 149
    assert [name for name in names if f'<article class="entry" id="{name}">' not in text] == []


def test_a_concept_page_tells_its_source_and_other_languages(client: TestClient) -> None:
    text = client.get("/vocab/barrier/silos").text
    assert "https://doi.org/10.1080/14719037.2018.1473477" in text
    assert '<dd lang="de"><b>Silodenken</b>' in text


def test_a_concept_page_tells_what_is_still_to_be_checked(client: TestClient) -> None:
    assert "To be checked: The name is as listed" in client.get("/vocab/competency/brokering").text


def test_the_quality_of_every_case_is_on_the_page_about_the_collection(client: TestClient) -> None:
    table = client.get("/about").text.partition('<table class="quality">')[2]
    assert table.partition("</table>")[0].count('<tr><th scope="row">') == 73


def test_a_file_that_names_no_mark_gets_it_where_browsers_look(client: TestClient) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
