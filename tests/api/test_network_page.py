"""The page of networks without a script: form, picture, tables, and what it takes along."""

import re
from collections.abc import Callable
from time import thread_time
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.testclient import TestClient

from casegraph.network import FILTERS, PROJECTIONS
from casegraph.network.formats import NETWORK_FORMATS
from casegraph.network.measures import MEASURES
from casegraph.repository import Repository
from tests.api.conftest import Page

Open = Callable[[str], Page]
NEEDED = {"neighbourhood": "&node=case/gov-uk"}
ROWS = 150
KINDS = pytest.mark.parametrize("kind", PROJECTIONS)


def address(kind: str) -> str:
    return f"/network?kind={kind}{NEEDED.get(kind, '')}"


def fields(page: Page) -> list[tuple[str, str]]:
    """What the form would send as it stands."""
    found, select = [], ""
    for tag, attrs in page.elements:
        if tag == "select":
            select = attrs.get("name", "")
        if tag == "option" and select and "selected" in attrs:
            found.append((select, attrs["value"]))
        if tag == "input" and attrs.get("name") and attrs["type"] != "checkbox":
            found.append((attrs["name"], attrs.get("value", "")))
        if tag == "input" and attrs.get("type") == "checkbox" and "checked" in attrs:
            found.append((attrs["name"], attrs["value"]))
    return [(name, value) for name, value in found if value]


@KINDS
def test_every_kind_has_a_whole_page(kind: str, client: TestClient, open_page: Open) -> None:
    page, answer = open_page(address(kind)), client.get(address(kind))
    assert (answer.status_code, page.faults) == (200, [])
    assert len(page.ids) == len(set(page.ids))
    assert len(answer.content) < 150_000
    assert PROJECTIONS[kind].node in answer.text
    (picture,) = page.all("img")
    assert picture["src"].startswith(f"/api/v1/networks/{kind}?")
    assert client.get(picture["src"]).headers["content-type"] == "image/svg+xml"


@KINDS
def test_tables_are_complete_or_say_what_is_missing(
    kind: str, client: TestClient, open_page: Open, repository: Repository
) -> None:
    made = repository.network(kind, **({"node": "case/gov-uk"} if kind in NEEDED else {}))
    text, page = client.get(address(kind)).text, open_page(address(kind))
    rows = page.all("tr")
    nodes = [row["data-node"] for row in rows if "data-node" in row]
    ties = [row for row in rows if "data-source" in row]
    assert len(nodes) == len(set(nodes)) == min(ROWS, len(made))
    assert len(ties) == min(ROWS, made.number_of_edges())
    assert f"<span>1 to {len(nodes)} of {len(made):,}</span>" in text
    assert f"<span>1 to {len(ties)} of {made.number_of_edges():,}</span>" in text
    nexts = [link["href"] for link in page.all("a") if link.get("rel") == "next"]
    assert len(nexts) == (len(made) > ROWS) + (len(made.edges) > ROWS)


def turned(open_page: Open, where: str, table: str) -> list[list[dict[str, str]]]:
    """The rows of a table, page by page, as the links to the next page lead on."""
    mark, found = {"nodes": "data-node", "ties": "data-source"}[table], []
    while where:
        page = open_page(where)
        found.append([row for row in page.all("tr") if mark in row])
        nexts = [a["href"] for a in page.all("a") if a.get("rel") == "next"]
        where = next((link for link in nexts if link.endswith(f"#{table}")), "")
    return found


def test_every_node_and_tie_is_reached_by_turning_pages(
    open_page: Open, repository: Repository
) -> None:
    made = repository.network("cases-actors")
    nodes = turned(open_page, "/network?kind=cases-actors", "nodes")
    assert [len(page) for page in nodes] == [ROWS] * 7 + [len(made) - 7 * ROWS]
    assert {row["data-node"] for page in nodes for row in page} == set(made)
    ties = turned(open_page, "/network?kind=cases-actors", "ties")
    assert sum(map(len, ties)) == made.number_of_edges()
    pairs = {frozenset((row["data-source"], row["data-target"])) for page in ties for row in page}
    assert len(pairs) == made.number_of_edges()


def test_links_to_other_pages_keep_the_whole_state(open_page: Open) -> None:
    asked = [("kind", "actors"), ("country", "GB"), ("country", "US"), ("min_weight", "1.0"),
             ("measure", "betweenness"), ("colour", "sector"), ("size", "case_count")]  # fmt: skip
    page = open_page(f"/network?{urlencode([*asked, ('nodes_page', '2'), ('ties_page', '3')])}")
    links = {
        (a["rel"], urlsplit(a["href"]).fragment): sorted(parse_qsl(urlsplit(a["href"]).query))
        for a in page.all("a")
        if a.get("rel") in ("prev", "next")
    }
    assert links["prev", "nodes"] == sorted([*asked, ("ties_page", "3")])
    assert links["next", "ties"] == sorted([*asked, ("nodes_page", "2"), ("ties_page", "4")])
    assert set(links) >= {("prev", "ties"), ("prev", "nodes")}


def test_a_page_after_the_last_is_the_last(open_page: Open) -> None:
    last = open_page("/network?kind=cases-actors&nodes_page=8").all("tr")
    assert open_page("/network?kind=cases-actors&nodes_page=999").all("tr") == last


@pytest.mark.parametrize("number", ["2", "4", "99"])
@KINDS
def test_no_page_of_the_tables_is_heavy(kind: str, number: str, client: TestClient) -> None:
    where = f"{address(kind)}&nodes_page={number}&ties_page={number}"
    page = Page(client.get(where).text)
    sheets = [link["href"] for link in page.all("link") if link["rel"] in {"icon", "stylesheet"}]
    assert sum(len(client.get(part).content) for part in [where, *sheets]) < 150_000


@KINDS
def test_every_format_is_to_be_had(kind: str, client: TestClient, open_page: Open) -> None:
    links = [
        link for link in open_page(address(kind)).links if link.startswith("/api/v1/networks/")
    ]
    forms = [dict(parse_qsl(urlsplit(link).query))["format"] for link in links]
    assert forms == list(NETWORK_FORMATS)


def test_formats_are_of_the_same_network(client: TestClient, open_page: Open) -> None:
    links = open_page("/network?kind=barriers&country=GB&min_weight=2&measure=degree").links
    for link in (one for one in links if one.startswith("/api/v1/networks/")):
        assert client.get(link).status_code == 200
        told = parse_qsl(urlsplit(link).query)
        assert told[:3] == [("country", "GB"), ("min_weight", "2"), ("measure", "degree")]


def test_gephi_lite_is_given_the_whole_address(open_page: Open) -> None:
    (link,) = [one for one in open_page(address("countries")).links if "gephi-lite" in one]
    given = dict(parse_qsl(urlsplit(link).query))["gexf"]
    assert given == "http://testserver/api/v1/networks/countries?format=gexf"


FIELDS = {
    "kind": "actors", "q": "city", "from_year": "1990", "to_year": "2020", "strength": "1",
    "sector": "public", "role": "funder", "min_weight": "1.0", "backbone": "0.9",
    "component": "largest", "isolates": "false", "weight": "newman", "colour": "sector",
    "size": "degree", "measure": "degree", "country": "GB", "imported": "true",
    "start_from": "1950", "start_to": "2025",
}  # fmt: skip


def test_every_field_comes_back_as_it_was_sent(open_page: Open) -> None:
    sent = sorted(FIELDS.items())
    assert sorted(fields(open_page(f"/network?{urlencode(sent)}"))) == sent
    assert set(FILTERS) <= set(FIELDS)


@KINDS
def test_every_parameter_of_a_kind_is_a_field(kind: str, open_page: Open) -> None:
    shown = dict(fields(open_page(address(kind))))
    own = PROJECTIONS[kind].parameters
    assert {one.name: shown[one.name] for one in own if not one.needed} == {
        one.name: str(one.default).lower() for one in own if not one.needed
    }


def test_several_values_come_back_as_one_choice(open_page: Open, client: TestClient) -> None:
    where = "/network?kind=actors&sector=private&sector=third-sector"
    assert ("sector", "private,third-sector") in fields(open_page(where))
    assert ">Private sector or Third sector</option>" in client.get(where).text
    again = client.get("/network?kind=actors&sector=private,third-sector").text
    assert "<b>284</b> nodes" in again
    assert "<b>284</b> nodes" in client.get(where).text


def test_facets_that_the_form_has_no_field_for_are_handed_on(open_page: Open) -> None:
    page = open_page("/network?kind=cases&barrier=silos&barrier=risk-aversion")
    assert [v for n, v in fields(page) if n == "barrier"] == ["silos", "risk-aversion"]


def test_measures_are_columns_and_figures(client: TestClient) -> None:
    text = client.get("/network?kind=barriers&measure=betweenness&measure=density").text
    assert "Most betweenness first." in text
    assert re.search(r"Density <b>0\.41", text)
    assert ">Betweenness</abbr></th>" in text


def test_to_colour_by_community_is_to_measure_it(client: TestClient, open_page: Open) -> None:
    where = "/network?kind=barriers&colour=communities-louvain"
    assert ("colour", "communities-louvain") in fields(open_page(where))
    (source,) = {one for one in open_page(where).links if one.endswith("format=json")}
    told = client.get(source).json()["nodes"]
    assert len({node["communities-louvain"] for node in told}) > 1
    offered = client.get("/network?kind=barriers").text
    assert '<option value="communities-louvain">Community (Louvain)</option>' in offered


@KINDS
def test_only_measures_that_can_apply_are_offered(
    kind: str, client: TestClient, open_page: Open
) -> None:
    boxes = [one for one in open_page(address(kind)).all("input") if one["name"] == "measure"]
    offered = [box["value"] for box in boxes]
    assert 20 < len(offered) < len(MEASURES)
    assert ("reciprocity" in offered) == PROJECTIONS[kind].directed


def test_a_needed_parameter_is_asked_for(open_page: Open, client: TestClient) -> None:
    text = client.get("/network?kind=neighbourhood").text
    assert "such as <code>case/gov-uk</code>" in text
    page = open_page("/network?kind=neighbourhood")
    assert (page.faults, page.all("table"), page.all("img")) == ([], [], [])


def test_an_empty_network_says_so(open_page: Open, client: TestClient) -> None:
    where = "/network?kind=actors&q=zzzzzz"
    assert "Nothing is left with these filters." in client.get(where).text
    assert (open_page(where).faults, open_page(where).all("table")) == ([], [])


def test_one_node_is_a_network(open_page: Open, client: TestClient) -> None:
    where = "/network?kind=cases&country=TW"
    assert "<b>1</b> node, <b>0</b> ties" in client.get(where).text
    assert len([row for row in open_page(where).all("tr") if "data-node" in row]) == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("kind=actrs", 404),
        ("kind=actors&kind=cases", 400),
        ("kind=actors&measure=all", 404),
        ("kind=actors&measure=nonsense", 404),
        ("kind=actors&measure=in-degree", 400),
        ("kind=actors&colour=sectr", 400),
        ("kind=actors&min_weight=x", 400),
        ("kind=actors&start_from=x", 400),
        ("kind=actors&knd=1", 400),
        ("kind=actors&nodes_page=0", 400),
        ("kind=actors&nodes_page=-1", 400),
        ("kind=actors&ties_page=²", 400),
        ("kind=actors&ties_page=99999999999999999999", 400),
        ("kind=neighbourhood&node=case/x", 404),
    ],
)
def test_what_cannot_be_shown_is_refused(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/network?{query}", headers={"Accept": "text/html"})
    assert (answer.status_code, "</html>" in answer.text) == (status, True)


def test_words_are_escaped(client: TestClient) -> None:
    text = client.get("/network?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in text


def test_only_what_has_a_page_is_a_link(open_page: Open, client: TestClient) -> None:
    page = open_page("/network?kind=barrier-responses")
    links = {link for link in page.links if link.startswith("/vocab/")}
    assert [link for link in links if client.get(link).status_code != 200] == []
    assert not [link for link in page.links if link.startswith(("/response/", "/country/"))]
    assert len(links) > 50


@KINDS
def test_a_page_is_quick_once_its_network_is_made(kind: str, client: TestClient) -> None:
    times = []
    for _ in range(6):
        start = thread_time()
        client.get(address(kind))
        times.append(thread_time() - start)
    assert min(times) < 0.06
