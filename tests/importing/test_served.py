"""Imported cases in a snapshot: in the graph always, in answers and on pages where asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from casegraph.building import build_snapshot
from casegraph.importing import import_pstw
from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph.resources import ontology_folder
from casegraph.settings import Settings
from casegraph_api.app import create_app
from tests.importing.conftest import BUS, CURATED, TODAY, text_of

CURATED_IDS = ("bus-planner-oulu",)
TRAM = BUS | {
    "PSTW ID": "PSTW-8",
    "Name": "Tram <script>alert(1)</script>",
    "Description": "Trams that predict zyzzyva. " * 5,
    "Responsible organisation category": "Consortium",
    "Geographical extent": "",
    "Functions of Government (COFOG level I)": "",
    "Functions of Government (COFOG level II)": "",
    " Status": "Not in use",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Repository:
    """A repository with one curated and two imported cases."""
    root = tmp_path_factory.mktemp("served")
    data = root / "data"
    (data / "cases").mkdir(parents=True)
    (data / "cases" / "bus-planner-oulu.yaml").write_text(CURATED, "utf-8")
    actors = "city-of-oulu: {name: City of Oulu, kind: organisation, sector: public}\n"
    (data / "actors.yaml").write_text(actors, "utf-8")
    (root / "table.csv").write_text(text_of(BUS | {"Cost-reduction": "x"}, TRAM), "utf-8")
    import_pstw(root / "table.csv", data, vocabulary, TODAY)
    settings = Settings(ontology_folder(), data, root / "snapshots")
    return Repository(build_snapshot(settings).folder, settings)


@pytest.fixture(scope="module")
def client(repository: Repository) -> Iterator[TestClient]:
    with TestClient(create_app(repository)) as client:
        yield client


def page(client: TestClient, address: str) -> str:
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


def test_all_cases_are_in_the_repository(repository: Repository) -> None:
    assert [case.id for case in repository.cases()] == ["bus-planner-oulu", "pstw-7", "pstw-8"]
    assert repository.curated_ids == CURATED_IDS
    assert set(repository.imported_ids) == {"pstw-7", "pstw-8"}


def test_the_manifest_counts_them_apart(repository: Repository) -> None:
    info = repository.info
    assert (info["cases"], info["imported"]) == (1, 2)
    assert (info["actors"], info["imported_actors"]) == (1, 2)
    assert info["claims"]["outcome"] == 0


def test_a_search_finds_curated_cases_alone(repository: Repository) -> None:
    assert [hit.id for hit in repository.search("bus").hits] == ["bus-planner-oulu"]


def test_a_search_finds_imported_cases_where_they_are_asked_for(repository: Repository) -> None:
    found = repository.search("bus", imported=True)
    assert {hit.id: hit.imported for hit in found.hits} == {
        "bus-planner-oulu": False,
        "pstw-7": True,
    }


def test_counts_of_facets_follow_the_switch(repository: Repository) -> None:
    counts = [
        {value.value: value.count for value in repository.search(imported=on).facets["country"]}
        for on in (False, True)
    ]
    assert counts == [{"FI": 1}, {"FI": 3}]


def test_words_of_imported_cases_do_not_keep_a_search_from_being_loosened(
    repository: Repository,
) -> None:
    found = repository.search("trams planner zyzzyva")
    assert [hit.id for hit in found.hits] == ["bus-planner-oulu"]
    assert found.notes == ("No case has all of these words; these have some of them.",)


def test_comparison_gives_curated_cases_alone_unless_asked(repository: Repository) -> None:
    without = repository.similar("pstw-7")
    with_all = repository.similar("pstw-7", imported=True)
    assert [hit.id for hit in without.hits] == ["bus-planner-oulu"]
    assert {hit.id for hit in with_all.hits} == {"bus-planner-oulu", "pstw-8"}


def test_contrasts_follow_the_switch(repository: Repository) -> None:
    case = "bus-planner-oulu"
    assert repository.similar(case, contrast=True).hits == ()
    found = repository.similar(case, contrast=True, imported=True).hits
    assert [
        hit.id for hit in found if hit.contrast and "discontinued" in hit.contrast.sentence
    ] == ["pstw-8"]


def test_quality_and_uses_of_concepts_are_about_curated_cases(repository: Repository) -> None:
    assert [row["case"] for row in repository.quality] == ["bus-planner-oulu"]
    assert repository.concept_uses["policy-area", "cofog-04.5"] == ["bus-planner-oulu"]
    assert ("technology", "artificial-intelligence") not in repository.concept_uses


def test_sparql_holds_them_with_licence_and_attribution(repository: Repository) -> None:
    answer = repository.sparql(
        """SELECT ?id ?licence WHERE {
          GRAPH ?record { ?record prov:hadPrimarySource ?origin ; dct:license ?licence .
                          ?origin dct:identifier ?id } } ORDER BY ?id"""
    )
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert [tuple(row.values()) for row in answer] == [("PSTW-7", licence), ("PSTW-8", licence)]


def test_their_actors_stand_in_a_graph_of_their_own(repository: Repository) -> None:
    answer = repository.sparql(
        "SELECT ?name WHERE { GRAPH <https://w3id.org/casegraph/graph/imported-actors>"
        " { ?actor foaf:name ?name } }"
    )
    assert [row["name"] for row in answer] == ["City of Oulu", "City of Oulu"]
    assert list(repository.curated_actors) == ["city-of-oulu"]


def test_ticks_have_the_weakest_strength(repository: Repository) -> None:
    assert repository.strengths("pstw-7") == {"cost-savings": "sms-0"}


def test_tables_hold_them_with_their_origin(repository: Repository, tmp_path: Path) -> None:
    repository.export("csv", tmp_path)
    text = (tmp_path / "cases.csv").read_text("utf-8")
    assert "record_origin_attribution" in text.partition("\n")[0]
    assert text.count("CC BY 4.0") == 2


@pytest.mark.parametrize("route", ["search", "cases"])
def test_the_api_gives_them_by_a_parameter(client: TestClient, route: str) -> None:
    totals = [
        client.get(f"/api/v1/{route}{query}").json()["total"]
        for query in ("", "?imported=0", "?imported=1")
    ]
    assert totals == [1, 1, 3]


def test_the_api_says_which_were_imported(client: TestClient) -> None:
    cases = client.get("/api/v1/cases?imported=1").json()["cases"]
    assert [case["imported"] for case in cases] == [True, False, True]


def test_the_csv_of_a_list_follows_the_switch(client: TestClient) -> None:
    rows = client.get("/api/v1/cases?format=csv&imported=1").text.splitlines()
    assert len(rows) == 4
    assert rows[0].endswith("status,imported")


@pytest.mark.parametrize("address", ["/api/v1/cases/pstw-7/similar", "/api/v1/similar?text=bus"])
def test_the_api_compares_with_them_by_a_parameter(client: TestClient, address: str) -> None:
    sign = "&" if "?" in address else "?"
    assert len(client.get(address).json()["hits"]) == 1
    assert len(client.get(f"{address}{sign}imported=1").json()["hits"]) > 1


def test_a_posted_question_may_ask_for_them(client: TestClient) -> None:
    asked = {"case": "bus-planner-oulu", "imported": True}
    hits = client.post("/api/v1/similar", json=asked).json()["hits"]
    assert {hit["id"] for hit in hits} == {"pstw-7", "pstw-8"}


def test_the_list_of_actors_is_the_registry_unless_asked(client: TestClient) -> None:
    assert client.get("/api/v1/actors").json()["total"] == 1
    assert client.get("/api/v1/actors?imported=1").json()["total"] == 3


def test_a_record_says_where_it_is_from(client: TestClient) -> None:
    origin = client.get("/api/v1/cases/pstw-7").json()["record"]["origin"]
    assert (origin["identifier"], origin["licence_name"]) == ("PSTW-7", "CC BY 4.0")


def test_the_page_of_an_imported_case_says_so_with_attribution_and_licence(
    client: TestClient,
) -> None:
    text = page(client, "/case/pstw-7")
    assert "<b>Imported, not curated.</b>" in text
    assert "European Commission, Joint Research Centre: PSTW: Public Sector Tech Watch" in text
    assert 'rel="license noopener noreferrer external">CC BY 4.0</a>' in text
    assert '<meta name="robots" content="noindex">' in text


def test_the_page_of_a_curated_case_has_no_notice(client: TestClient) -> None:
    assert "Imported" not in page(client, "/case/bus-planner-oulu")


@pytest.mark.parametrize(
    "address", ["/case/pstw-8", "/search?imported=1", "/record/pstw-8", "/similar?case=pstw-8"]
)
def test_a_hostile_title_is_text_on_every_page(client: TestClient, address: str) -> None:
    text = page(client, address)
    assert "<script>alert" not in text
    assert "Tram &lt;script&gt;" in text


def test_the_search_page_offers_the_switch(client: TestClient) -> None:
    assert '<input type="checkbox" name="imported" value="true"> With 2 imported cases' in page(
        client, "/search"
    )
    assert 'name="imported" value="true" checked>' in page(client, "/search?imported=1")


def test_a_search_without_hits_leads_to_imported_cases(client: TestClient) -> None:
    text = page(client, "/search?q=zyzzyva")
    assert '<a href="/search?q=zyzzyva&amp;imported=true">2 imported cases</a>' in text


def test_the_start_page_counts_them_apart(client: TestClient) -> None:
    text = page(client, "/")
    assert "1 cases of public-sector innovation" in text
    assert '<dt>imported cases</dt><dd><a href="/search?imported=true">2</a>' in text
    assert "Tram" not in text


def test_pages_of_other_things_can_be_opened(client: TestClient, repository: Repository) -> None:
    group = next(name for name, actor in repository.actors.items() if actor.kind == "group")
    assert "City of Oulu" in page(client, f"/actor/{group}")
    assert "Finland" in page(client, "/place/country-fi")
    assert "Imported from" in page(client, "/record/pstw-7")


@pytest.mark.parametrize("form", ["json", "ttl", "jsonld", "yaml"])
def test_a_case_can_be_had_in_every_form(client: TestClient, form: str) -> None:
    answer = client.get(f"/case/pstw-8.{form}")
    assert answer.status_code == 200
    assert "PSTW-8" in answer.text
