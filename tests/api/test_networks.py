"""Networks over HTTP: the register, every kind in every format, what is refused, what is kept."""

import io
import json
from threading import Event, Thread
from typing import Any

import networkx as nx
import pytest
from starlette.testclient import TestClient

from casegraph.errors import BusyError
from casegraph.network import FILTERS, PROJECTIONS, AnyNetwork, Network
from casegraph.network.formats import NETWORK_FORMATS
from casegraph.network.measures import MEASURES
from casegraph.repository import Repository
from casegraph_api import networks
from casegraph_api.networks import Asked, names_of
from casegraph_api.site import Site
from casegraph_api.workshop import Workshop

NEEDED = {"neighbourhood": "node=case/gov-uk"}
ALL = "/api/v1/networks"


def address(kind: str, query: str = "") -> str:
    return f"{ALL}/{kind}?{'&'.join(filter(None, (NEEDED.get(kind, ''), query)))}"


def detail(client: TestClient, where: str, status: int) -> str:
    answer = client.get(where)
    assert answer.status_code == status, answer.text[:200]
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["detail"])


def test_the_register_is_complete(client: TestClient) -> None:
    told = client.get(ALL).json()
    registers = (PROJECTIONS, FILTERS, MEASURES, NETWORK_FORMATS)
    names = [[one.get("id", one.get("name")) for one in part] for part in told.values()]
    assert names == [list(register) for register in registers]
    assert list(told) == ["networks", "filters", "measures", "formats"]


def test_every_link_of_the_register_leads_to_a_network(client: TestClient) -> None:
    links = [one["link"] for one in client.get(ALL).json()["networks"]]
    assert len(links) == 11
    assert [link for link in links if client.get(link).status_code != 200] == []


@pytest.mark.parametrize("kind", PROJECTIONS)
def test_every_name_an_address_may_have_is_described(kind: str, client: TestClient) -> None:
    operation = client.get("/openapi.json").json()["paths"][f"{ALL}/{kind}"]["get"]
    described = {one["name"]: one for one in operation["parameters"]}
    assert set(described) == set(names_of(PROJECTIONS[kind]))
    assert all(one["description"] for one in described.values())
    needed = {one.name for one in PROJECTIONS[kind].parameters if one.needed}
    assert {name for name, one in described.items() if one["required"]} == needed
    assert described["format"]["schema"]["enum"] == list(NETWORK_FORMATS)


@pytest.mark.parametrize("kind", PROJECTIONS)
@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_every_kind_in_every_format(kind: str, form: str, client: TestClient) -> None:
    one = NETWORK_FORMATS[form]
    answer = client.get(address(kind, f"country=GB&format={form}"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, one.content_type)
    shown = "inline" if form in ("json", "cytoscape", "svg", "png") else "attachment"
    file = f'{shown}; filename="casegraph-{kind}{one.ending}"'
    assert answer.headers["content-disposition"] == file
    assert answer.headers["access-control-allow-origin"] == "*"
    assert len(answer.content) > 100 or form in ("pajek", "matrix", "dot")


@pytest.mark.parametrize("kind", PROJECTIONS)
def test_gexf_is_read_back_with_the_same_nodes_and_ties(kind: str, client: TestClient) -> None:
    told = client.get(address(kind)).json()
    read = nx.read_gexf(io.BytesIO(client.get(address(kind, "format=gexf")).content))
    assert set(read) == {node["id"] for node in told["nodes"]}
    assert read.number_of_edges() == len(told["edges"])
    assert read.is_directed() == told["directed"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "json"),
        ("", "json"),
        ("application/gexf+xml", "gexf"),
        ("application/graphml+xml;q=0.9, text/html;q=0.1", "graphml"),
        ("image/svg+xml", "svg"),
        ("image/*;q=0.5, image/png", "png"),
    ],
)
def test_the_format_is_asked_for_by_accept(client: TestClient, accept: str, form: str) -> None:
    answer = client.get(address("countries"), headers={"Accept": accept})
    assert answer.headers["content-type"] == NETWORK_FORMATS[form].content_type
    assert "accept" in answer.headers["vary"].lower()


def test_who_accepts_none_of_the_formats_gets_json_as_everywhere(client: TestClient) -> None:
    for where in (address("countries"), "/api/v1/search"):
        answer = client.get(where, headers={"Accept": "application/pdf"})
        assert answer.headers["content-type"] == "application/json"


REFUSED = [
    ("from_year=x", "from_year='x' cannot be used. Give a whole number."),
    ("from_year=1700", "Give a number from 1800 to 2100."),
    ("to_year=2101", "Give a number from 1800 to 2100."),
    ("from_year=2010&to_year=2000", "from_year 2010 is after to_year 2000"),
    ("strength=6", "Give a number from 0 to 5."),
    ("sector=nope", "There is no actor-sector 'nope'."),
    ("role=nope", "There is no actor-role 'nope'."),
    ("min_weight=-1", "Give at least 0."),
    ("min_weight=nan", "min_weight='nan' cannot be used."),
    ("backbone=2", "Give a number from 0 to 1."),
    ("component=small", "Give one of: all, largest."),
    ("isolates=maybe", "Give true or false."),
    ("imported=maybe", "Give true or false."),
    ("start_from=soon", "start_from='soon' cannot be used."),
    ("start_from=2010&start_to=2000", "start_from 2010 is after start_to 2000"),
    ("country=UK", "There is no value 'UK' of the search facet 'country'."),
    ("weight=heavy", "Give one of: cases, newman."),
    ("colour=sectr&format=svg", "Nodes cannot be coloured by 'sectr'"),
    ("colour=sectr", "Nodes cannot be coloured by 'sectr'"),
    ("size=sector", "Nodes cannot be sized by 'sector', which is not a number."),
    ("measure=in-degree", "'in-degree' does not apply to this network"),
    ("nothing=1", "There is no query parameter 'nothing' here."),
    ("q=" + "x" * 1001, "The words have more than 1,000 characters."),
    ("min_weight=1&min_weight=2", "min_weight is given more than once. Keep one."),
    ("q=a&q=b", "q is given more than once."),
    ("format=gexf&format=svg", "format is given more than once."),
    ("colour=kind&colour=sector", "colour is given more than once."),
]


@pytest.mark.parametrize(("query", "message"), REFUSED)
def test_what_cannot_be_meant_is_refused(client: TestClient, query: str, message: str) -> None:
    assert message in detail(client, address("actors", query), 400)


def test_every_filter_is_tried_with_a_bad_value() -> None:
    tried = {query.partition("=")[0] for query, _ in REFUSED}
    assert set(FILTERS) - tried == set()


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (f"{ALL}/actrs", "There is no kind of network 'actrs'."),
        (address("actors", "measure=pagrank"), "There is no measure 'pagrank'."),
        (address("actors", "measure=all"), "There is no measure 'all'."),
        (address("actors", "format=gefx"), "There is no format of networks 'gefx'."),
        (f"{ALL}/neighbourhood?node=case/x", "There is no node 'case/x'"),
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, where: str, message: str) -> None:
    assert message in detail(client, where, 404)


def test_a_needed_parameter_is_asked_for(client: TestClient) -> None:
    told = detail(client, f"{ALL}/neighbourhood", 400)
    assert told == "Give node a value, such as node=case/gov-uk."


def test_too_many_measures_are_refused(client: TestClient) -> None:
    query = "&".join(f"measure={name}" for name in list(MEASURES)[:13])
    told = detail(client, address("actors", query), 400)
    assert told == "13 measures are asked for; ask for at most 12."


@pytest.mark.parametrize("name", ["MOST_NODES", "MOST_EDGES"])
def test_what_is_too_large_is_refused(
    fresh: TestClient, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, name, 20)
    told = detail(fresh, address("barriers"), 400)
    assert told.startswith("The network has 49 nodes and 487 ties. At most ")
    assert "ties above a weight (min_weight) or a backbone" in told


def test_less_may_be_measured_than_shown(
    fresh: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "MOST_MEASURED", 20)
    assert fresh.get(address("barriers")).status_code == 200
    assert "few enough to be measured" in detail(fresh, address("barriers", "measure=degree"), 400)


def test_measures_are_attributes_of_nodes_ties_and_the_whole(client: TestClient) -> None:
    query = "measure=betweenness&measure=edge-betweenness&measure=density&measure=betweenness"
    told = client.get(address("barriers", query)).json()
    assert all("betweenness" in node for node in told["nodes"])
    assert all("edge-betweenness" in tie for tie in told["edges"])
    assert told["graph"]["density"] == pytest.approx(2 * 487 / (49 * 48))


def test_imported_cases_come_in_when_asked_for(client: TestClient, repository: Repository) -> None:
    told = client.get(address("cases-actors", "imported=true")).json()
    cases = [node for node in told["nodes"] if node["kind"] == "case"]
    assert len(cases) == len(repository.case_ids)


@pytest.mark.parametrize(
    "state",
    ["q=homelessness", "country=GB&country=FI", "barrier=silos&start_from=2005&start_to=2012"],
)
def test_a_network_is_of_the_cases_that_the_search_finds(client: TestClient, state: str) -> None:
    found = client.get(f"/api/v1/search?limit=200&{state}").json()["hits"]
    told = client.get(address("cases", state)).json()
    assert {node["id"] for node in told["nodes"]} == {f"case/{hit['id']}" for hit in found}
    assert len(found) > 3


@pytest.fixture
def fresh(client: TestClient) -> TestClient:
    """The service as if it had made no network yet."""
    site: Site = client.app.state.site  # type: ignore[attr-defined]
    site.__dict__.pop("workshop", None)
    return client


def test_a_network_is_made_once_for_all_formats(
    fresh: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = Asked._made
    monkeypatch.setattr(
        Asked, "_made", lambda self, site: made.append(self.kind) or make(self, site)
    )
    for query in ("", "format=gexf", "format=svg&colour=case_count", "measure=degree", ""):
        assert fresh.get(address("barriers", query)).status_code == 200
    assert made == ["barriers", "barriers"]


def network(nodes: int) -> AnyNetwork:
    made = Network()
    made.add_nodes_from(map(str, range(nodes)))
    return made


def test_the_workshop_keeps_what_was_asked_for_last() -> None:
    workshop, made = Workshop(most=25), list[str]()

    def ask(key: str, nodes: int = 10) -> None:
        workshop.network(key, lambda: made.append(key) or network(nodes))

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]
    ask("large", 26)
    ask("large", 26)
    assert made[4:] == ["large", "large"]


def test_who_waits_too_long_or_comes_when_many_wait_is_turned_away() -> None:
    workshop, leave = Workshop(patience=0.01), Event()
    inside = [Event() for _ in range(2)]

    def work(entered: Event) -> None:
        with workshop.turn():
            entered.set()
            leave.wait(10)

    at_work = [Thread(target=work, args=(one,)) for one in inside]
    for one in at_work:
        one.start()
    assert all(one.wait(10) for one in inside)
    with pytest.raises(BusyError, match="Too many networks are being made"), workshop.turn():
        pass
    leave.set()
    for one in at_work:
        one.join()
    with workshop.turn():
        pass


def test_a_busy_workshop_says_when_to_come_again(
    fresh: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(self: Asked, site: object) -> AnyNetwork:
        raise BusyError("Too many networks are being made. Try again in a moment.", 5)

    monkeypatch.setattr(Asked, "_made", busy)
    answer = fresh.get(address("barriers"))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_json_holds_nothing_that_is_no_json(client: TestClient) -> None:
    def refuse(word: str) -> Any:
        raise AssertionError(word)

    for kind in PROJECTIONS:
        json.loads(client.get(address(kind)).text, parse_constant=refuse)
