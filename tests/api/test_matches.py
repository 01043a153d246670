"""Matches of concepts: ours by their labels, others by the name of their vocabulary."""

import pytest
from starlette.testclient import TestClient

from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph_api.matches import Match, matches
from casegraph_api.site import Site
from tests.api.test_problems import BROWSER

WIKIDATA = "http://www.wikidata.org/entity/Q131677"


@pytest.fixture(scope="module")
def site(repository: Repository) -> Site:
    return Site(repository)


def test_a_match_with_a_concept_of_ours_has_its_label_and_leads_to_its_page(site: Site) -> None:
    place = "/vocab/policy-area/cofog-10.6"
    told = matches(site, [("relatedMatch", f"https://w3id.org/casegraph{place}")])
    assert list(told) == [
        Match("Related to", "Housing", "Policy area (COFOG)", place, abroad=False)
    ]


@pytest.mark.parametrize(
    ("iri", "label", "scheme", "link"),
    [
        (WIKIDATA, "Q131677", "Wikidata", WIKIDATA),
        ("https://example.org/x", "https://example.org/x", "", "https://example.org/x"),
        ("javascript:alert(1)", "javascript:alert(1)", "", ""),
    ],
)
def test_a_match_abroad_has_the_name_of_its_vocabulary(
    site: Site, iri: str, label: str, scheme: str, link: str
) -> None:
    told = list(matches(site, [("exactMatch", iri)]))
    assert told == [Match("Same as", label, scheme, link, bool(link))]


def test_every_vocabulary_that_concepts_are_matched_to_has_a_name(
    site: Site, vocabulary: Vocabulary
) -> None:
    told = [
        match
        for scheme in vocabulary.schemes
        for slug in scheme.by_slug
        for match in matches(site, site.repository.glossary.concept(scheme.id, slug).matches)
    ]
    assert len(told) > 100
    assert [match for match in told if not match.scheme or match.label.startswith("http")] == []


def test_a_page_shows_no_bare_address_of_ours(client: TestClient) -> None:
    text = client.get("/vocab/challenge/homelessness", headers=BROWSER).text
    shown = text.partition('<dl class="matches">')[2].partition("</dl>")[0]
    assert '<a class="term" href="/vocab/policy-area/cofog-10.6">Housing</a>' in shown
    assert "w3id.org" not in shown
