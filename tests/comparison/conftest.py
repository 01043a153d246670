"""A tiny collection of four cases, and what compares them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casegraph.comparison.comparison import Comparison
from casegraph.comparison.making import write
from casegraph.comparison.profile import ComparisonInput
from casegraph.model import Actor, Case
from tests.vocabularies import Concepts, small_vocabulary

CONCEPTS: Concepts = {
    "barrier": {
        "culture": ("Cultural barrier", {"grouping": True}),
        "risk-aversion": ("Risk aversion", {"broader": "culture"}),
        "silos": ("Silos", {"alt_labels": ["working in silos"]}),
    },
    "challenge": {"homelessness": ("Homelessness", {}), "congestion": ("Congestion", {})},
    "mechanism": {"pooled-funding": ("Pooled funding", {})},
    "outcome": {"housing": ("Housing", {}), "cost-savings": ("Cost savings", {})},
    "government-level": {"local": ("Local", {}), "national": ("National", {})},
    "actor-role": {"convener": ("Convener", {})},
    "actor-sector": {"public": ("Public", {})},
}
VOCABULARY = small_vocabulary(CONCEPTS)
LABELS = {("barrier", "silos"): ["Silos", "working in silos", "compartimentos estancos"]}
ACTORS = {"city": Actor(id="city", name="The City", kind="organisation", sector="public")}


def outcome(direction: str, target: str, text: str) -> dict[str, str]:
    return {"outcome": "housing", "direction": direction, "target": target, "text": text}


def make_case(id: str, name: str, problem: str, **more: Any) -> Case:  # noqa: A002
    claim = {"key": "k1", "source": "S1"}
    barriers = [
        {**claim, "key": slug, "barrier": slug, "text": text, "resolution": "resolved"}
        for slug, text in more.pop("barriers", {}).items()
    ]
    evidence = {"design": "monitoring", "independence": "self"}
    outcomes = [
        {"key": f"o{place}", "source": "S1", "evidence": evidence, **seen}
        for place, seen in enumerate(more.pop("outcomes", ()))
    ]
    return Case.model_validate(
        {
            "id": id,
            "name": name,
            "summary": problem,
            "place": {"id": "here", "name": "Here", "country": more.pop("country", "US")},
            "level": "local",
            "period": more.pop("period", {"start": 2006, "status": "running"}),
            "policy_areas": "housing",
            "problem": [{**claim, "text": problem}],
            "actors": [{**claim, "actor": "city", "role": "convener", "did": "Led it."}],
            "barriers": [*barriers, *more.pop("encounters", ())],
            "outcomes": outcomes,
            "sources": {"S1": {"url": "https://example.org", "title": "A report",
                               "publisher": "A publisher", "kind": "press"}},
            "record": {"status": "published", "created": date(2026, 1, 1),
                       "modified": date(2026, 1, 1), "curators": "Us"},
            **more,
        }
    )  # fmt: skip


CASES = (
    make_case(
        "minneapolis",
        "Heading Home",
        "Shelters were full and families slept outside.",
        challenges="homelessness",
        barriers={"silos": "Departments kept their budgets apart.", "risk-aversion": "All waited."},
        outcomes=[outcome("worsened", "target-missed", "The count rose.")],
    ),
    make_case(
        "houston",
        "The Way Home",
        "Thousands slept outside while shelters worked apart.",
        challenges="homelessness",
        barriers={"silos": "A hundred agencies each had a list."},
        outcomes=[outcome("improved", "no-target", "The count fell by half.")],
    ),
    make_case(
        "london",
        "Congestion charge",
        "Traffic stood still in the centre.",
        country="GB",
        challenges="congestion",
        barriers={"risk-aversion": "Ministers feared the motorists."},
    ),
    make_case(
        "thin",
        "Thin record",
        "Nobody wrote much about it.",
        country="GB",
        period={"start": 2010, "end": 2012, "status": "failed"},
    ),
)
CONTENT = ComparisonInput(CASES, ACTORS, VOCABULARY, LABELS)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vectors of the tiny collection."""
    folder = tmp_path_factory.mktemp("snapshot") / "comparison"
    write(folder, CONTENT)
    return folder


@pytest.fixture(scope="session")
def comparison(folder: Path) -> Comparison:
    """The tiny collection, open."""
    return Comparison(folder)
