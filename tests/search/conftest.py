"""A tiny collection of five cases, indexed once by every engine."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.vocabularies import Concepts, small_vocabulary

from casegraph.model import Actor, Case
from casegraph.search import ENGINES, Engine, Index, IndexInput, SearchQuery, SearchResult, engine

Search = Callable[..., SearchResult]

CONCEPTS: Concepts = {
    "barrier": {
        "cultural-barrier": ("Cultural barrier", {"grouping": True}),
        "risk-aversion": ("Risk aversion", {"broader": "cultural-barrier"}),
        "safety-culture": ("Safety culture", {"broader": "risk-aversion"}),
        "silos": ("Silos", {"alt_labels": ["stovepipes"]}),
        "mistrust": ("Mistrust", {"hidden_labels": ["distrusst"]}),
    },
    "mechanism": {"pooled-funding": ("Pooled funding", {})},
    "actor-role": {"convener": ("Convener", {})},
    "actor-sector": {"public": ("Public", {}), "third-sector": ("Third sector", {})},
    "evidence-strength": {"sms-5": ("SMS level 5", {})},
    "case-status": {"ended": ("Ended", {})},
}

VOCABULARY = small_vocabulary(CONCEPTS)

ACTORS = {
    "hennepin-county": Actor(
        id="hennepin-county", name="Hennepin County", kind="organisation", sector="public",
        also_known_as=("Hennepin Board",),
    ),
    "y-foundation": Actor(
        id="y-foundation", name="Y-Foundation", kind="organisation", sector="third-sector",
        also_known_as=("Y-Säätiö",),
    ),
}  # fmt: skip


def make_case(id: str, name: str, summary: str, **more: Any) -> Case:  # noqa: A002
    claim = {"key": "k1", "source": "S1"}
    barriers = [{"key": slug, "source": "S1", "barrier": slug, "resolution": "partly", "text": text}
                for slug, text in more.pop("barriers", {}).items()]  # fmt: skip
    country, place, start = more.pop("at", ("US", "Minneapolis", 2006))
    actor = more.pop("actor", "hennepin-county")
    return Case.model_validate(
        {
            "id": id,
            "name": name,
            "summary": summary,
            "place": {"id": country.lower(), "name": place, "country": country},
            "level": "local",
            "period": {"start": start, "status": "ended"},
            "policy_areas": "housing",
            "problem": [{**claim, "text": more.pop("problem", "Nothing had worked.")}],
            "actors": [{**claim, "actor": actor, "role": "convener", "did": "Led it."}],
            "barriers": barriers,
            "sources": {"S1": {"url": "https://example.org", "title": "A report",
                               "publisher": "A publisher", "kind": "press"}},
            "record": {"status": "published", "created": date(2026, 1, 1),
                       "modified": date(2026, 1, 1), "curators": "Us"},
            **more,
        }
    )  # fmt: skip


CASES = (
    make_case(
        "hennepin",
        "Heading Home Hennepin",
        "A ten-year plan to end homelessness, written by a county and a city.",
        barriers={"silos": "Departments kept their budgets apart."},
        problem="Some 700 people slept in crowded shelters; families waited for housing.",
    ),
    make_case(
        "finland",
        "Housing First in Finland",
        "Homeless people get a permanent home first. Costs fell.",
        at=("FI", "Helsinki", 2008),
        actor="y-foundation",
        barriers={"safety-culture": "Rules made officials wary.", "silos": "All worked apart."},
        problem="Shelters were full and policies had failed for decades.",
    ),
    make_case(
        "malaga",
        "Málaga citizen panel",
        "Residents drawn by lot advise the council on open data and water policy.",
        at=("ES", "Málaga", 2019),
        actor="y-foundation",
        barriers={"mistrust": "Residents did not believe the council."},
    ),
    make_case(
        "water-b",
        "Water saving",
        "A campaign to save water.",
        at=("ZA", "Cape Town", 2017),
        actor="y-foundation",
    ),
    make_case(
        "water-a",
        "Water saving",
        "A campaign to save water.",
        at=("ZA", "Cape Town", 2017),
        actor="y-foundation",
    ),
)

CONTENT = IndexInput(CASES, ACTORS, VOCABULARY, strengths={"finland": {"sms-5"}})


@pytest.fixture(scope="session")
def content() -> IndexInput:
    """The tiny collection: five cases, two actors, a few concepts."""
    return CONTENT


@pytest.fixture(scope="session", params=ENGINES)
def chosen(request: pytest.FixtureRequest) -> Engine:
    """One engine after the other."""
    return engine(request.param)


@pytest.fixture(scope="session")
def written(chosen: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the tiny collection."""
    folder = tmp_path_factory.mktemp(chosen.name) / "index"
    chosen.write(folder, CONTENT)
    return folder


@pytest.fixture(scope="session")
def index(chosen: Engine, written: Path) -> Iterator[Index]:
    opened = chosen.open(written)
    yield opened
    opened.close()


@pytest.fixture
def search(index: Index) -> Search:
    """Search with a text and the fields of a query."""
    return lambda text="", **fields: index.search(SearchQuery(text, **fields))


@pytest.fixture
def ids(search: Search) -> Callable[..., list[str]]:
    """The ids of the hits, in their order."""
    return lambda text="", **fields: [hit.id for hit in search(text, **fields).hits]
