"""The list of actors, by words, sector, role and country; and their parts over time."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.mentions import Mention
from casegraph_api.timeline import timeline
from tests.api.conftest import Page

Open = Callable[[str], Page]


def listed(client: TestClient, query: str) -> list[dict[str, Any]]:
    answer: dict[str, Any] = client.get(f"/api/v1/actors?limit=200&{query}").json()
    assert answer["total"] == len(answer["actors"])
    found: list[dict[str, Any]] = answer["actors"]
    return found


def test_words_find_actors_by_the_beginnings_of_their_names(client: TestClient) -> None:
    assert [one["id"] for one in listed(client, "q=nat+audit+UK")] == ["national-audit-office-uk"]


def test_filters_narrow_together(client: TestClient) -> None:
    found = listed(client, "sector=public&role=evaluator&country=DK")
    assert found
    assert {(one["sector"], one["country"]) for one in found} == {("public", "DK")}
    assert all("evaluator" in one["roles"] for one in found)


def test_a_broader_role_finds_its_narrower_ones(client: TestClient) -> None:
    found = listed(client, "role=co-creator&country=IS")
    assert any("co-creator" not in one["roles"] for one in found)
    narrower = {"co-creator", "co-initiator", "co-designer", "co-implementer"}
    assert all(narrower & set(one["roles"]) for one in found)


def test_most_cases_come_first(client: TestClient) -> None:
    counts = [
        one["case_count"] for one in client.get("/api/v1/actors?sort=-cases").json()["actors"]
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 5


def test_counts_of_a_facet_hold_under_the_other_filters(
    client: TestClient, open_page: Open
) -> None:
    page = client.get("/actors?country=DK&sector=academia").text
    total = client.get("/api/v1/actors?country=DK&sector=public").json()["total"]
    assert f'value="public">Public sector <small>{total}</small>' in page


@pytest.mark.parametrize("query", ["sector=publik", "role=x", "country=XX", "sort=size", "name=x"])
def test_what_is_not_there_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/actors?{query}").status_code == 400
    assert client.get(f"/api/v1/actors?{query}").status_code == 400


def test_a_filter_that_is_misspelt_is_set_right(client: TestClient) -> None:
    detail = client.get("/api/v1/actors?sector=publik").json()["detail"]
    assert detail == "There is no sector 'publik' of actors. Did you mean 'public'?"


def test_pages_of_the_list_lead_on(open_page: Open) -> None:
    assert "/actors?q=city&limit=5&offset=5" in open_page("/actors?q=city&limit=5").links
    assert "/actors?q=city&limit=5" in open_page("/actors?q=city&limit=5&offset=5").links


def test_an_actor_has_its_parts_in_the_order_of_years(repository: Repository) -> None:
    names = ("singpass-myinfo-singapore", "progresa-oportunidades-mexico", "bolsa-familia-brazil")
    told = [Mention(case, case.actors) for case in map(repository.case, names)]
    line = timeline("world-bank", told)
    assert line is not None
    assert [(part.start, part.end, part.told) for part in line.parts] == [
        (1997, 2019, False),
        (2003, line.last, False),
        (2022, line.last, True),
    ]


def test_an_actor_without_a_part_has_no_timeline(repository: Repository) -> None:
    case = repository.case("singpass-myinfo-singapore")
    assert timeline("hennepin-county", [Mention(case, case.actors)]) is None


def test_every_actor_page_draws_its_parts(open_page: Open, repository: Repository) -> None:
    page = open_page("/actor/world-bank")
    bars = [bar for bar in page.all("rect") if bar["class"] in {"told", "guess"}]
    taken = [
        part for case in repository.cases() for part in case.actors if part.actor == "world-bank"
    ]
    assert len(bars) == len(taken) == 5
