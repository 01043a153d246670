"""The vocabulary: browsed as a tree or by the alphabet, searched in every language."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from casegraph.model import Vocabulary
from casegraph_api.pages.vocabulary import GROUPS
from tests.api.conftest import Page

BROWSER = {"Accept": "text/html"}
Read = Callable[[str], str]


@pytest.fixture(scope="module")
def read(client: TestClient) -> Read:
    return lambda address: client.get(address, headers=BROWSER).text


def found(text: str) -> list[str]:
    """The addresses of the concepts in a list, in order."""
    listed = text.partition('<ul class="concepts')[2]
    return re.findall(r'<(?:h3|b)><a href="(/vocab/[\w-]+/[\w-]+)"', listed)


def test_every_scheme_has_its_place_in_one_group(vocabulary: Vocabulary) -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert len(grouped) == 45
    assert sorted(grouped) == sorted(vocabulary.by_id)


def test_the_first_page_leads_to_every_scheme(read: Read, vocabulary: Vocabulary) -> None:
    links = set(Page(read("/vocab")).links)
    assert {f"/vocab/{name}" for name in vocabulary.by_id} <= links


def test_a_tree_holds_every_concept_below_its_broader_one(
    read: Read, vocabulary: Vocabulary
) -> None:
    text = read("/vocab/barrier")
    assert len(found(text)) == len(vocabulary.by_id["barrier"].concepts) == 58
    below = text.partition('<li id="risk-aversion">')[2].partition("<ul>")[2].partition("</ul>")[0]
    assert re.findall(r'<li id="([\w-]+)">', below) == ["safety-culture", "fear-of-failure"]


def test_the_alphabet_holds_every_label_and_leads_from_other_names(read: Read) -> None:
    text = read("/vocab/barrier?view=alphabetical")
    assert '<i>departmental boundaries</i>: see <a href="/vocab/barrier/silos">Silos</a>' in text
    letters = re.findall(r'<h2 id="letter-\d+">(.)</h2>', text)
    assert letters == sorted(letters)


@pytest.mark.parametrize("address", ["/vocab/barrier", "/vocab/barrier.ttl", "/vocab.json"])
def test_a_view_that_there_is_not_is_refused_in_every_form(
    client: TestClient, address: str
) -> None:
    answer = client.get(f"{address}?view=AAA")
    assert answer.status_code == 400
    assert "Expected tree or alphabetical" in answer.text


def test_the_alphabet_of_all_lists_has_every_concept(read: Read) -> None:
    links = Page(read("/vocab?view=alphabetical")).links
    assert len([link for link in links if link.count("/") == 3 and "/vocab/" in link]) == 810


@pytest.mark.parametrize(
    ("words", "first", "told"),
    [
        ("Silos", "/vocab/barrier/silos", ""),
        ("silodenk", "/vocab/barrier/silos", "<b>Silodenken</b> (German)"),
        ("CLOISONNEMENT services", "/vocab/barrier/silos", "(French)"),
        ("departmental bound", "/vocab/barrier/silos", "<b>departmental boundaries</b>"),
        ("obstaculo", "/vocab/barrier/organisational-barrier", "(Spanish)"),
    ],
)
def test_a_concept_is_found_by_any_name(read: Read, words: str, first: str, told: str) -> None:
    text = read(f"/vocab?q={words}")
    assert found(text)[0] == first
    assert told in text


def test_a_hidden_label_finds_and_is_not_shown(read: Read, vocabulary: Vocabulary) -> None:
    concept = vocabulary.concept("barrier", "interoperability")
    assert "vendor lock-in" in concept.hidden_labels
    text = read("/vocab/barrier?q=vendor lock")
    assert found(text) == ["/vocab/barrier/interoperability"]
    assert "vendor lock-in" not in text
    assert "Found by a word that is often meant by it." in text


def test_what_is_found_is_named_with_its_scheme_and_cases(read: Read) -> None:
    text = read("/vocab?q=silos")
    assert '<a class="scheme" href="/vocab/barrier">Barrier</a>' in text
    assert '<span class="count">20 cases</span>' in text


def test_a_scheme_searches_only_itself(read: Read) -> None:
    assert {address.split("/")[2] for address in found(read("/vocab/mechanism?q=co"))} == {
        "mechanism"
    }


def test_a_search_without_a_find_leads_on(read: Read) -> None:
    text = read("/vocab/barrier?q=zzzzzz")
    assert "0 concepts" in text
    assert {"/vocab?q=zzzzzz", "/search?q=zzzzzz"} <= set(Page(text).links)


def test_an_unknown_view_is_refused_with_what_there_is(client: TestClient) -> None:
    answer = client.get("/vocab?view=alphabet", headers=BROWSER)
    assert answer.status_code == 400
    assert "Expected tree or alphabetical. Did you mean" in answer.text


def test_a_view_has_an_address_of_its_own(client: TestClient) -> None:
    answer = client.get("/vocab/barrier?view=alphabetical", headers=BROWSER)
    assert answer.headers["content-location"] == "/vocab/barrier.html?view=alphabetical"


def test_words_are_text_and_many_are_bounded(read: Read) -> None:
    text = read(f"/vocab?q=<script>alert(1)</script>{'x ' * 5000}")
    assert "<script>alert" not in text
    assert len(text) < 20_000
