"""The JSON routes: what they answer."""

import pytest
from starlette.testclient import TestClient

from casegraph.model import Case
from casegraph.repository import Repository
from casegraph.resources import data_folder, ontology_folder
from casegraph.search import FACETS
from casegraph.settings import Limits, Settings
from casegraph_api.app import create_app
from casegraph_api.parameters import Filters

_SHORT = Limits(query=500)


def test_cases_lists_the_first_page_by_title(client: TestClient) -> None:
    page = client.get("/api/v1/cases").json()
    assert page["total"] == 73
    assert len(page["cases"]) == page["limit"] == 20
    assert page["next"] == "/api/v1/cases?offset=20"


def test_next_is_repeated_in_the_link_header(client: TestClient) -> None:
    answer = client.get("/api/v1/cases?limit=30&status=running&status=scaled&limit=5")
    assert answer.json()["next"] == "/api/v1/cases?limit=5&offset=5&status=running&status=scaled"
    assert answer.headers["link"] == f'<{answer.json()["next"]}>; rel="next"'


def test_pages_together_give_every_case_once(client: TestClient, repository: Repository) -> None:
    found, address = [], "/api/v1/cases?limit=30"
    while address:
        page = client.get(address).json()
        found += [case["id"] for case in page["cases"]]
        address = page["next"]
    assert sorted(found) == list(repository.case_ids)


def test_last_page_has_no_next(client: TestClient) -> None:
    answer = client.get("/api/v1/cases?limit=200")
    assert answer.json()["next"] is None
    assert "link" not in answer.headers


def test_case_has_iris_of_case_and_claims(client: TestClient, hennepin: Case) -> None:
    case = client.get("/api/v1/cases/heading-home-hennepin").json()
    assert case["iri"] == "https://w3id.org/casegraph/case/heading-home-hennepin"
    assert case["approach"][1]["iri"] == f"{case['iri']}#step-{hennepin.approach[1].key}"


def test_case_holds_every_claim(client: TestClient, hennepin: Case) -> None:
    served = client.get(f"/api/v1/cases/{hennepin.id}").json()
    keys = [claim["key"] for claim in served["outcomes"]]
    assert keys == [claim.key for claim in hennepin.outcomes]
    assert served["title"] == "Heading Home Hennepin"


def test_case_says_the_strength_of_each_outcome(client: TestClient, repository: Repository) -> None:
    served = client.get("/api/v1/cases/at-home-chez-soi").json()["outcomes"]
    strengths = {outcome["key"]: outcome["evidence_strength"] for outcome in served}
    assert strengths == repository.strengths("at-home-chez-soi")
    assert "sms-5" in strengths.values()


def test_case_labels_its_concepts_and_describes_its_actors(client: TestClient) -> None:
    case = client.get("/api/v1/cases/heading-home-hennepin").json()
    assert case["labels"]["barrier"]["scarce-funding"] == "Scarce funding"
    assert case["actor_records"]["hennepin-county"]["name"] == "Hennepin County"


def test_search_says_why_a_case_was_found(client: TestClient) -> None:
    page = client.get("/api/v1/search?q=rough+sleeping").json()
    assert page["hits"][0]["highlights"][0]["pieces"]
    assert page["hits"][0]["score"] > 0


def test_search_tells_its_sparql(client: TestClient) -> None:
    page = client.get("/api/v1/search?q=rough+sleeping&barrier=silos&limit=1").json()
    found = client.get("/sparql", params={"query": page["sparql"], "format": "json"}).json()
    assert len(found["results"]["bindings"]) == page["total"] > 1


def test_sparql_that_the_endpoint_would_refuse_is_null_with_a_note(repository: Repository) -> None:
    short = Settings(ontology_folder(), data_folder(), repository.snapshot.parent, limits=_SHORT)
    with TestClient(create_app(Repository(repository.snapshot, short))) as client:
        page = client.get("/api/v1/search?q=the+city+people").json()
    assert page["sparql"] is None
    assert page["notes"][-1].startswith("The words match too many cases")


def test_search_corrects_what_no_case_has(client: TestClient) -> None:
    assert client.get("/api/v1/search?q=congestoin").json()["searched_instead"] == "congestion"


def test_suggestions_lead_to_pages(client: TestClient) -> None:
    found = client.get("/api/v1/suggest?q=homeless&limit=50").json()["suggestions"]
    found += client.get("/api/v1/suggest?q=minn&limit=50").json()["suggestions"]
    assert {one["kind"] for one in found} == {"case", "actor", "concept", "place"}
    pages = [client.get(one["page"], headers={"Accept": "text/html"}) for one in found]
    assert [page.status_code for page in pages] == [200] * len(found)


def test_a_suggestion_says_what_it_is_and_how_it_matched(client: TestClient) -> None:
    assert client.get("/api/v1/suggest?q=budget+constr").json() == {
        "q": "budget constr",
        "suggestions": [
            {
                "kind": "concept",
                "id": "barrier/scarce-funding",
                "iri": "https://w3id.org/casegraph/vocab/barrier/scarce-funding",
                "label": "Scarce funding",
                "match": "budget constraints",
                "cases": 20,
                "page": "/vocab/barrier/scarce-funding",
            }
        ],
    }


def test_suggestions_may_be_read_from_anywhere_and_kept(client: TestClient) -> None:
    answer = client.get("/api/v1/suggest?q=hom")
    assert answer.headers["access-control-allow-origin"] == "*"
    again = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/api/v1/suggest?q=hom", headers=again).status_code == 304


@pytest.mark.parametrize(
    "typed",
    ["", "x" * 8000, "%F0%9F%98%80", "%D7%A9%D7%9C%D7%95%D7%9D", "%00%07", "%22%27(", "%ED%A0%80"],
)
def test_whatever_is_typed_is_answered(client: TestClient, typed: str) -> None:
    answer = client.get(f"/api/v1/suggest?q={typed}")
    assert (answer.status_code, answer.json()["suggestions"]) == (200, [])


@pytest.mark.parametrize("limit", ["0", "51", "ten"])
def test_a_wrong_number_of_suggestions_is_refused(client: TestClient, limit: str) -> None:
    assert client.get(f"/api/v1/suggest?q=hom&limit={limit}").status_code == 400


def test_facet_values_are_alternatives_and_facets_conditions(client: TestClient) -> None:
    def total(query: str) -> int:
        return int(client.get(f"/api/v1/search?{query}").json()["total"])

    assert total("country=US&country=GB") == total("country=US") + total("country=GB")
    assert total("country=US&barrier=silos") < min(total("country=US"), total("barrier=silos"))


def test_blank_parameters_count_as_absent(client: TestClient) -> None:
    page = client.get("/api/v1/search?q=&start_from=&start_to=&barrier=").json()
    assert page["total"] == 73


def test_every_facet_is_a_parameter() -> None:
    assert set(FACETS) <= set(Filters.model_fields)


def test_vocab_counts_the_cases_of_a_concept(client: TestClient, repository: Repository) -> None:
    scheme = client.get("/api/v1/vocab/barrier").json()
    silos = next(concept for concept in scheme["concepts"] if concept["slug"] == "silos")
    assert silos["label"] == "Silos"
    assert silos["cases"] == len(repository.concept_uses["barrier", "silos"]) > 10


def test_vocab_lists_all_schemes(client: TestClient, repository: Repository) -> None:
    page = client.get("/api/v1/vocab").json()
    assert page["total"] == len(page["schemes"]) == len(repository.vocabulary.schemes)


def test_vocab_lists_each_scheme_and_concept_once(client: TestClient) -> None:
    schemes = [scheme["id"] for scheme in client.get("/api/v1/vocab").json()["schemes"]]
    concepts = client.get("/api/v1/vocab/barrier").json()["concepts"]
    assert len(schemes) == len(set(schemes))
    assert len(concepts) == len({concept["slug"] for concept in concepts})


def test_actor_names_its_cases_and_roles(client: TestClient) -> None:
    actor = client.get("/api/v1/actors/hennepin-county").json()
    roles = {case["id"]: case["roles"] for case in actor["cases"]}
    assert "convener" in roles["heading-home-hennepin"]


def test_actors_are_in_the_order_of_their_names(client: TestClient) -> None:
    names = [actor["name"] for actor in client.get("/api/v1/actors?limit=200").json()["actors"]]
    assert names == sorted(names, key=str.casefold)


def test_readyz_names_the_snapshot(client: TestClient, repository: Repository) -> None:
    answer = client.get("/readyz").json()
    assert answer["snapshot"] == repository.info["id"]
    assert answer["counts"]["cases"] == 73


def test_healthz_is_alive(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
