"""What pages tell search engines: data that can be read, and that nothing can break out of."""

import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.model import Case
from casegraph.repository import Repository
from casegraph.store.iris import DATASET
from casegraph_api.headers import CONTENT_POLICY
from casegraph_api.schema_org import about_case
from casegraph_api.site import Site

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def told(client: TestClient, address: str) -> dict[str, Any]:
    """The one block of data in a page."""
    (block,) = BLOCK.findall(client.get(address, headers={"Accept": "text/html"}).text)
    data: dict[str, Any] = json.loads(block)
    return data


def test_every_case_page_tells_of_its_case(client: TestClient, repository: Repository) -> None:
    for case in repository.cases():
        data = told(client, f"/case/{case.id}")
        assert data["@context"] == "https://schema.org"
        assert data["name"] == case.title
        assert len(data["citation"]) == len(case.sources)
        assert data["isPartOf"]["@id"] == DATASET


def test_the_case_is_placed_in_time_and_space(client: TestClient, hennepin: Case) -> None:
    data = told(client, f"/case/{hennepin.id}")
    assert data["temporalCoverage"] == "2006/2016"
    (place,) = data["spatialCoverage"]
    assert place["address"]["addressCountry"] == "US"
    assert place["geo"]["@type"] == "GeoCoordinates"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_case_that_goes_on_has_an_open_end(hennepin: Case) -> None:
    period = hennepin.period.model_copy(update={"end": None})
    case = hennepin.model_copy(update={"period": period})
    assert about_case(case)["temporalCoverage"] == "2006/.."


@pytest.mark.parametrize("address", ["/", "/dumps/", "/catalog"])
def test_the_dataset_is_told_of_with_its_files(
    client: TestClient, repository: Repository, address: str
) -> None:
    data = told(client, address)
    assert (data["@type"], data["@id"]) == ("Dataset", DATASET)
    files = {file["contentUrl"]: file["sha256"] for file in data["distribution"]}
    assert files == {
        f"http://testserver/dumps/{name}": dump.sha256 for name, dump in repository.dumps.items()
    }


def test_nothing_breaks_out_of_the_block(repository: Repository, hennepin: Case) -> None:
    hostile = "</script><script>alert(1)</script><!-- &'\" \u2028"
    case = hennepin.model_copy(update={"summary": hostile})
    page = Site(repository)._templates.from_string(
        '<script type="application/ld+json">{{ told|tojson }}</script>'
    )
    text = page.render(told=about_case(case))
    (block,) = BLOCK.findall(text)
    assert text.count("</script>") == 1
    assert not set("<>&'") & set(block)
    assert json.loads(block)["description"] == hostile


def test_the_policy_allows_no_script_in_pages() -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in CONTENT_POLICY.split(";"))
    assert policy["script-src"] == "'self'"


def test_a_concept_is_a_term_of_its_set(client: TestClient) -> None:
    data = told(client, "/vocab/barrier/silos")
    assert data["@type"] == "DefinedTerm"
    assert data["@id"] == "https://w3id.org/casegraph/vocab/barrier/silos"
    assert data["inDefinedTermSet"]["@id"] == "https://w3id.org/casegraph/vocab/barrier"
