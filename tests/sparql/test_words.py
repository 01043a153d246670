"""Words: what the editor completes is in the graph, and nothing of the kind is left out."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.store.iris import PREFIXES

ADDRESS = "/sparql/words.json"


@pytest.fixture(scope="module")
def words(client: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = client.get(ADDRESS).json()
    return told


def test_every_word_is_in_the_graph(words: dict[str, Any], repository: Repository) -> None:
    names = [word["name"].split(":", 1) for word in (*words["terms"], *words["concepts"])]
    iris = {words["prefixes"][prefix] + local for prefix, local in names}
    listed = " ".join(f"<{iri}>" for iri in iris)
    used = "{ ?x ?p ?o } UNION { ?s ?x ?o } UNION { ?s a ?x }"
    query = f"SELECT DISTINCT ?x {{ VALUES ?x {{ {listed} }} {used} }}"
    assert len(iris) > 1000
    assert {row["x"] for row in repository.sparql(query)} == iris


def test_no_term_of_ours_is_left_out(words: dict[str, Any], repository: Repository) -> None:
    known = {(term.name, term.is_class) for term in repository.glossary.terms}
    told = {
        (word["name"].removeprefix("cg:"), word["kind"] == "class")
        for word in words["terms"]
        if word["name"].startswith("cg:")
    }
    assert told == known


def test_a_word_says_what_it_means_and_how_often_it_is_used(words: dict[str, Any]) -> None:
    (found,) = [word for word in words["terms"] if word["name"] == "cg:barrier"]
    assert found["kind"] == "property"
    assert (found["label"], found["scheme"]) == ("barrier", "barrier")
    assert found["uses"] > 400


def test_each_vocabulary_has_a_prefix(words: dict[str, Any], repository: Repository) -> None:
    schemes = [scheme.id for scheme in repository.vocabulary.schemes]
    assert list(words["prefixes"]) == [*PREFIXES, *schemes]
    assert words["declared"] == list(PREFIXES)
    assert words["prefixes"]["barrier"] == "https://w3id.org/casegraph/vocab/barrier/"


def test_words_are_sent_once(client: TestClient) -> None:
    tag = client.get(ADDRESS).headers["etag"]
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304


def test_the_world_is_told_with_its_projection(client: TestClient) -> None:
    world = client.get("/sparql/world.json").json()
    assert {"width", "height", "scale", "centre", "land"} <= set(world)
