"""The register of things: whole, documented, and each name in it leads somewhere."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.store.describe import DESCRIBED
from casegraph_api.site import Site
from casegraph_api.things import THINGS, Thing, is_thing_path

DOCS = Path(__file__).parents[2] / "docs"
COUNTS = {
    "/case/{id}": 73,
    "/record/{id}": 73,
    "/actor/{id}": 1005,
    "/source/{slug}": 1303,
    "/place/{slug}": 67,
    "/indicator/{slug}": 568,
    "/vocab": 1,
    "/vocab/{scheme}": 45,
    "/vocab/{scheme}/{slug}": 810,
    "/question/{id}": 31,
    "/ns": 1,
    "/ns/{version}": 1,
}


@pytest.fixture(scope="module")
def site(repository: Repository) -> Site:
    return Site(repository)


def test_every_kind_has_a_description_and_every_description_a_kind() -> None:
    assert {thing.kind for thing in THINGS} == set(DESCRIBED)


def test_every_kind_and_every_form_is_in_the_docs() -> None:
    page = (DOCS / "linked-data.md").read_text("utf-8")
    assert re.findall(r"^\| `(/[^`]*)`", page, re.MULTILINE) == [thing.path for thing in THINGS]
    told = dict(re.findall(r"^\| `\.(\w+)` \| `([^`]*)`", page, re.MULTILINE))
    assert told == {form.name: form.media_type for form in THINGS[0].forms.values()}


def test_every_kind_is_in_the_docs_of_the_service() -> None:
    page = (DOCS / "api.md").read_text("utf-8")
    assert [thing.path for thing in THINGS if f"`{thing.path}`" not in page] == []


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.path)
def test_the_number_of_things(site: Site, thing: Thing) -> None:
    known = list(thing.known(site))
    assert len(known) == len(set(known)) == COUNTS[thing.path]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.path)
def test_the_first_and_the_last_of_each_kind_answer(
    client: TestClient, site: Site, thing: Thing
) -> None:
    known = list(thing.known(site))
    for name in {known[0], known[len(known) // 2], known[-1]}:
        for form in ("html", "json", "ttl"):
            assert client.get(thing.address(name, form)).status_code == 200


@pytest.mark.parametrize("kind", ["source", "place", "indicator"])
def test_every_one_can_be_told_as_json(client: TestClient, site: Site, kind: str) -> None:
    (thing,) = [thing for thing in THINGS if thing.kind == kind]
    for name in thing.known(site):
        assert thing.record(site, name)["cases"], name


def test_what_is_said_of_an_actor_has_its_sources(client: TestClient) -> None:
    text = client.get("/actor/world-bank", headers={"Accept": "text/html"}).text
    said = re.findall(r"<li><a href=\"/case/[^\"]+#.*</li>", text)
    assert len(said) > 5
    assert [one for one in said if '<span class="cites"><a href="/source/' not in one] == []


def test_every_actor_page_lists_the_cases_of_the_actor(site: Site) -> None:
    (thing,) = [thing for thing in THINGS if thing.kind == "actor"]
    for name, cases in list(site.participations.items())[::50]:
        text = bytes(thing.page(site, name, ()).body).decode()
        assert [case for case in cases if f'href="/case/{case}"' not in text] == []


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/case/x", True),
        ("/ns.ttl", True),
        ("/ns", True),
        ("/vocab/a/b.nt", True),
        ("/nsx", False),
        ("/", False),
        ("/search", False),
        ("/api/v1/cases", False),
        ("/static/0/case.css", False),
    ],
)
def test_paths_of_things_are_told_from_others(path: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_thing_path(path) is is_one
