"""Cases side by side over HTTP: JSON, CSV, Markdown, the page, the briefing, what is refused."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.app import create_app
from casegraph_api.compare_schemas import CasesSideBySide
from tests.api.conftest import Page

PAIR = "case=heading-home-hennepin&case=houston-the-way-home"
SIX = (
    f"{PAIR}&case=housing-first-finland&case=at-home-chez-soi&case=pathways-housing-first-nyc"
    "&case=built-for-zero"
)
ROUTE = "/api/v1/compare"
Open = Callable[[str], Page]


def test_the_answer_has_exactly_the_fields_described(client: TestClient) -> None:
    answer = client.get(f"{ROUTE}?{SIX}")
    read = CasesSideBySide.model_validate_json(answer.content)
    assert read.model_dump(mode="json") == answer.json()


def test_json_is_what_python_gives(client: TestClient, repository: Repository) -> None:
    found = repository.compare(["heading-home-hennepin", "houston-the-way-home"])
    assert client.get(f"{ROUTE}?{PAIR}").json() == found.to_dict()


def test_an_outcome_comes_with_figure_evidence_and_sources(client: TestClient) -> None:
    groups = client.get(f"{ROUTE}?{PAIR}").json()["dimensions"]
    (outcomes,) = [group for group in groups if group["name"] == "outcomes"]
    first = outcomes["rows"][0]
    assert (first["label"], first["shared"]) == ("Housing", "all")
    claim = first["cells"][0]["claims"][0]
    assert claim["outcome"]["target"]["slug"] == "target-missed"
    assert claim["outcome"]["figure"] == "3,056 people"
    assert claim["outcome"]["design"]["slug"] == "descriptive"
    assert claim["sources"][0]["url"].startswith("https://")


@pytest.mark.parametrize(
    ("media_type", "form", "begins"),
    [
        ("text/csv", "csv", "dimension,concept,shared,heading-home-hennepin,houston-the-way-home"),
        ("text/markdown", "markdown", "# Heading Home Hennepin and The Way Home (Houston)"),
        ("application/json", "json", '{"cases":'),
    ],
)
def test_forms_by_parameter_and_by_accept(
    client: TestClient, media_type: str, form: str, begins: str
) -> None:
    by_name = client.get(f"{ROUTE}?{PAIR}&format={form}")
    by_type = client.get(f"{ROUTE}?{PAIR}", headers={"Accept": media_type})
    assert by_name.content == by_type.content
    assert by_name.text.startswith(begins)
    assert by_name.headers["content-type"].partition(";")[0] == media_type


def test_markdown_as_a_briefing_has_a_part_for_each_case(client: TestClient) -> None:
    text = client.get(f"{ROUTE}?{PAIR}&format=markdown&briefing=true").text
    assert "\n## Heading Home Hennepin\n" in text
    assert "\n## Side by side\n" in text


def test_csv_is_read_back_whole(client: TestClient) -> None:
    rows = list(csv.reader(StringIO(client.get(f"{ROUTE}?{SIX}&format=csv").text)))
    assert {len(row) for row in rows} == {9}
    assert rows[-1][0] == "Sources"


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 400, "0 cases are given to compare. Name 2 to 6"),
        ("?case=gov-uk", 400, "1 case is given to compare"),
        ("?case=gov-uk&case=gov-uk", 400, "'gov-uk' is given twice"),
        ("?case=gov-uk&case=", 400, "1 case is given"),
        ("?" + "&".join(f"case=c{n}" for n in range(7)), 400, "7 cases are given"),
        ("?case=gov-uk&case=gov-u", 404, "Did you mean 'gov-uk'?"),
        ("?case=gov-uk&case=%00", 404, "There is no case"),
        ("?case=gov-uk&cases=x", 400, "Did you mean 'case'?"),
        (f"?{PAIR}&format=html", 400, "format is 'html'"),
    ],
)
def test_what_is_wrong_is_named(client: TestClient, query: str, status: int, words: str) -> None:
    answer = client.get(f"{ROUTE}{query}")
    assert answer.status_code == status
    assert words in f"{answer.json()['detail']} {answer.json().get('hint', '')}"


PAGES = [
    "/compare",
    "/compare?case=gov-uk",
    f"/compare?{PAIR}",
    f"/compare?{SIX}",
    f"/compare?{PAIR}&view=briefing",
    f"/compare?{SIX}&view=briefing",
    "/compare?case=gov-uk&case=nowhere",
]


@pytest.mark.parametrize("address", PAGES)
def test_page_is_sound_and_its_inner_links_land(open_page: Open, address: str) -> None:
    page = open_page(address)
    assert page.faults == []
    assert len(page.all("h1")) == 1
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert not page.all("style")
    assert not page.all("script")


def test_the_table_has_a_column_for_each_case_in_a_region_to_scroll(open_page: Open) -> None:
    page = open_page(f"/compare?{SIX}")
    scopes = [cell.get("scope") for cell in page.all("th")]
    assert scopes.count("col") == 6
    (region,) = [part for part in page.all("div") if part.get("role") == "region"]
    assert (region["tabindex"], region["aria-label"]) == ("0", "The cases side by side")


def test_what_is_shared_is_said_in_words(client: TestClient) -> None:
    text = client.get(f"/compare?{PAIR}").text
    assert '<use href="#full"/></svg>both</span>' in text
    assert '<use href="#empty"/></svg>Only here</span>' in text
    assert "nothing recorded" in client.get(f"/compare?{SIX}").text


def test_every_source_of_what_is_shown_is_listed(open_page: Open) -> None:
    page = open_page(f"/compare?{PAIR}")
    cited = {link[1:] for link in page.links if link.startswith(("#n1-", "#n2-"))}
    assert len(cited) > 20
    assert cited == {name for name in page.ids if name.startswith(("n1-", "n2-"))}


def test_a_case_can_be_taken_away_and_added(open_page: Open) -> None:
    page = open_page(f"/compare?{PAIR}")
    assert "/compare?case=houston-the-way-home" in page.links
    boxes = [box for box in page.all("input") if box["name"] == "case"]
    assert [box["value"] for box in boxes if box["type"] == "hidden"] == [
        "heading-home-hennepin",
        "houston-the-way-home",
    ]
    assert len(page.all("option")) == 71


def test_six_cases_leave_no_room_for_another(open_page: Open) -> None:
    assert open_page(f"/compare?{SIX}").all("option") == []


def test_without_cases_any_can_be_ticked(open_page: Open) -> None:
    boxes = [box for box in open_page("/compare").all("input") if box["type"] == "checkbox"]
    assert len(boxes) == 73


def test_a_case_may_be_named_by_its_title(open_page: Open) -> None:
    page = open_page("/compare?case=heading-home-hennepin&case=the+way+home+(houston)")
    assert len([row for row in page.all("th") if row.get("scope") == "col"]) == 2


def test_the_same_case_twice_is_one_case_on_the_page(open_page: Open) -> None:
    assert open_page("/compare?case=gov-uk&case=gov-uk").all("table") == []


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("case=gov-uk&case=gov-u", 404, "There is no case &#39;gov-u&#39;."),
        ("&".join(f"case={name}" for name in ["gov-uk", "mindlab-denmark", "diia-ukraine",
         "vtaiwan", "buurtzorg", "gentofte-task-committees", "prozorro-ukraine"]), 400, "7 cases"),
        ("case=gov-uk&view=slides", 400, "view is"),
        ("case=gov-uk&cas=x", 400, "no field"),
        ("case=%3Cscript%3Ealert(1)%3C/script%3E", 404, "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)  # fmt: skip
def test_the_page_says_what_is_wrong(
    client: TestClient, query: str, status: int, words: str
) -> None:
    answer = client.get(f"/compare?{query}", headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert words in answer.text
    assert "<script" not in answer.text


def test_the_briefing_has_a_sheet_for_each_case_and_one_for_all(open_page: Open) -> None:
    page = open_page(f"/compare?{SIX}&view=briefing")
    sheets = [part["class"] for part in page.all("article")]
    assert sheets == ["sheet"] * 6 + ["sheet last"]


def test_pages_stay_light(client: TestClient, repository: Repository) -> None:
    ids = repository.case_ids
    sets = [ids[place : place + 6] for place in range(0, 66, 6)]
    sizes = [len(client.get("/compare?case=" + "&case=".join(six)).content) for six in sets]
    assert len(sizes) == 11
    assert max(sizes) < 160_000
    assert sorted(sizes)[5] < 150_000


@pytest.fixture
def hostile(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of a collection with a case whose texts try to be markup."""
    bad = '</td><script>alert("x")</script>{{ 7*7 }}'
    case = repository.case("gov-uk")
    claim = case.barriers[0].model_copy(update={"text": bad, "response": bad})
    source = next(iter(case.sources))
    marked = case.sources[source].model_copy(update={"title": bad})
    changed = case.model_copy(
        update={
            "title": bad,
            "summary": bad,
            "barriers": (claim, *case.barriers[1:]),
            "sources": case.sources | {source: marked},
        }
    )
    other = repository.case("mindlab-denmark")
    cases = {"gov-uk": changed, "mindlab-denmark": other}
    monkeypatch.setattr(repository, "case", cases.__getitem__)
    with TestClient(create_app(repository), headers={"Accept": "text/html"}) as client:
        yield client


@pytest.mark.parametrize("view", ["", "&view=briefing"])
def test_hostile_texts_stay_texts(hostile: TestClient, view: str) -> None:
    answer = hostile.get(f"/compare?case=gov-uk&case=mindlab-denmark{view}")
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert Page(answer.text).faults == []


def test_other_pages_lead_to_the_comparison(open_page: Open) -> None:
    other = "/compare?case=heading-home-hennepin&case=houston-the-way-home"
    assert other in open_page("/case/heading-home-hennepin").links
    assert other in open_page("/similar?case=heading-home-hennepin").links


@pytest.mark.parametrize("address", ["/search?q=homelessness", "/similar?text=homelessness"])
def test_hits_can_be_ticked_for_a_comparison(open_page: Open, address: str) -> None:
    page = open_page(address)
    boxes = [box for box in page.all("input") if box.get("form") == "picked"]
    assert {box["name"] for box in boxes} == {"case"}
    assert [form["action"] for form in page.all("form") if form.get("id") == "picked"] == [
        "/compare"
    ]
