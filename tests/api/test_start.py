"""The start page: what this is, shown by an instance, and the ways in."""

from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.instance import instance
from casegraph_api.site import Site


def test_the_instance_is_the_best_founded_of_the_short_ones(repository: Repository) -> None:
    shown = instance(Site(repository))
    assert shown is not None
    assert (shown.case, shown.key, shown.sources) == ("medellin-metrocable", "scarce-funding", 3)
    (claim,) = [met for met in repository.case(shown.case).barriers if met.key == shown.key]
    assert (claim.text, claim.response) == (shown.text, shown.response)
    assert (claim.resolution, len(claim.source)) == ("resolved", 3)


def test_the_instance_leads_to_its_claim_and_numbers_to_what_they_count(
    client: TestClient,
) -> None:
    text = client.get("/", headers={"Accept": "text/html"}).text
    assert 'href="/case/medellin-metrocable#barrier-scarce-funding">3 sources</a>' in text
    numbers = text.partition('<dl class="numbers">')[2].partition("</dl>")[0]
    for place in ("/search", "/barriers", "/vocab/outcome", "/actors"):
        assert f'<dd><a href="{place}">' in numbers
