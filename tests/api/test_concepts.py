"""The page of a concept: how it went, and every number leads to what it counts."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.histories import FACET_OF, seen, users
from casegraph_api.site import Site

BROWSER = {"Accept": "text/html"}
Read = Callable[[str], str]


@pytest.fixture(scope="module")
def site(repository: Repository) -> Site:
    return Site(repository)


@pytest.fixture(scope="module")
def read(client: TestClient) -> Read:
    return lambda address: client.get(address, headers=BROWSER).text


def section(text: str, name: str) -> str:
    return text.partition(f'<section class="row" id="{name}"')[2].partition("</section>")[0]


def numbers(text: str) -> dict[str, str]:
    """What the figures of a section count, by the words beneath them."""
    return dict(re.findall(r"<dt>([^<]*)</dt><dd.*?</svg>(?:<a[^>]*>)?(\d+)", text))


def test_outcomes_attributed_and_outcomes_of_the_cases_are_kept_apart(read: Read) -> None:
    text = read("/vocab/mechanism/participatory-budgeting")
    assert numbers(section(text, "attributed")) == {"improved": "11", "mixed": "1"}
    told = numbers(section(text, "standing"))
    assert told["improved"] == "7"
    assert told["got worse"] == "5"
    assert "whatever these are due to" in section(text, "standing")


def test_barriers_a_mechanism_was_used_against_lead_to_the_encounters(read: Read) -> None:
    against = section(read("/vocab/mechanism/participatory-budgeting"), "against")
    assert numbers(against)["partly resolved"] == "5"
    link = "/barriers?mechanism=participatory-budgeting&amp;resolution=partly-resolved"
    assert f'href="{link}"' in against
    assert (
        'href="/barriers?barrier=scarce-funding&amp;mechanism=participatory-budgeting"' in against
    )


def test_outcomes_stand_by_direction_and_strength(site: Site, read: Read) -> None:
    found = seen(site, "outcome", "housing-outcome")
    assert found is not None
    assert found.total == sum(map(found.number, found.directions)) == 73
    grid = section(read("/vocab/outcome/housing-outcome"), "went")
    assert found.number("improved", "sms-5") == 3
    assert '<a href="#went-improved-sms-5">3</a>' in grid


def test_every_number_of_the_grid_leads_to_a_place_of_the_page(read: Read) -> None:
    text = read("/vocab/outcome/housing-outcome")
    led = set(re.findall(r'<a href="#([\w-]+)"', section(text, "went")))
    assert len(led) > 6
    assert led <= set(re.findall(r'id="([\w-]+)"', section(text, "observations")))


def test_an_observation_leads_to_its_claim(read: Read, repository: Repository) -> None:
    text = section(read("/vocab/outcome/housing-outcome"), "observations")
    claims = re.findall(r'href="/case/([\w-]+)#outcome-([\w-]+)"', text)
    assert len(claims) == 73
    keys = {(case.id, claim.key) for case in repository.cases() for claim in case.outcomes}
    assert set(claims) <= keys


def test_targets_name_the_cases(read: Read) -> None:
    text = section(read("/vocab/outcome/housing-outcome"), "went")
    assert "Target missed" in text
    assert "/case/heading-home-hennepin#outcome-" in text


def test_cases_of_a_concept_without_a_facet_stand_by_status(read: Read) -> None:
    text = read("/vocab/enabler/trust")
    assert numbers(section(text, "standing")) == {"running": "1", "scaled": "1"}
    assert 'href="#status-scaled"' in text
    assert 'id="status-scaled"' in text


@pytest.mark.parametrize("scheme", ["mechanism", "challenge", "innovation-type"])
def test_numbers_are_those_of_the_search(client: TestClient, site: Site, scheme: str) -> None:
    every = [users(site, scheme, slug) for slug in site.vocabulary.by_id[scheme].by_slug]
    told = [row for one in every for row in (*one.statuses, *one.directions)]
    assert len(told) > 50
    for row in told[::12]:
        answer = client.get(f"/api/v1{row.link}").json()
        assert answer["total"] == row.number, row


def test_a_lesson_about_a_concept_is_told_apart_from_its_use(site: Site) -> None:
    found = users(site, "mechanism", "participation")
    assert (found.total, len(found.mentioned)) == (22, 2)


def test_broader_statuses_are_not_counted_twice(site: Site) -> None:
    for slug in site.vocabulary.by_id["challenge"].by_slug:
        found = users(site, "challenge", slug)
        assert sum(row.number for row in found.statuses) == found.total


def test_what_says_nothing_of_a_course_has_none(read: Read) -> None:
    assert section(read("/vocab/unit/percent"), "standing") == ""


def test_facets_and_schemes_are_one_to_one() -> None:
    assert FACET_OF["mechanism"] == "mechanism"
    assert len(FACET_OF) == 12
