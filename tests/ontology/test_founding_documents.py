"""Every notion that the founding documents name has its place in the vocabularies."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from casegraph.errors import NotFoundError
from casegraph.model import Vocabulary

with (Path(__file__).parent / "founding_documents.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def test_the_checklist_is_whole() -> None:
    assert Counter(row["document"] for row in ROWS) == {
        "1": 64,
        "2": 61,
        "3": 35,
        "4": 305,
        "5": 113,
    }


def unresolved(rows: list[dict[str, str]], vocabulary: Vocabulary) -> list[str]:
    """The notions whose concept does not exist."""
    missing = []
    for row in rows:
        scheme, _, slug = row["concept"].partition("/")
        try:
            vocabulary.concept(scheme, slug)
        except NotFoundError:
            missing.append(row["named"])
    return missing


def test_every_notion_resolves_to_a_concept(vocabulary: Vocabulary) -> None:
    assert unresolved(ROWS, vocabulary) == []


@pytest.mark.parametrize("concept", ["barrier/no-such", "no-such/silos", "silos"])
def test_a_notion_without_a_concept_is_found(vocabulary: Vocabulary, concept: str) -> None:
    row = {"named": "lone genius", "concept": concept}
    assert unresolved([row], vocabulary) == ["lone genius"]
