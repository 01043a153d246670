"""Examples: the competency questions by topic, as queries to begin from."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from casegraph.model import Question
from casegraph_api.links import address
from casegraph_api.site import Site

__all__ = ["EXAMPLE", "TOPICS", "Example", "example_query", "examples"]

EXAMPLE = "example"
"""The parameter of the page that names a question whose query is put into the form."""

TOPICS: Mapping[str, tuple[str, ...]] = {
    "Barriers and responses": (
        "barrier-responses",
        "barrier-encounters",
        "barriers-of-case",
        "barriers-together",
        "barriers-by-type",
        "barriers-by-phase",
        "interaction-barriers-by-approach",
    ),
    "Cases like mine": (
        "cases-for-challenge",
        "nearest-cases",
        "lessons-about",
        "context-effects",
        "federal-and-centralised",
    ),
    "Actors, roles and leadership": (
        "collaborative-roles",
        "roles-by-sector",
        "citizens-as-co-creators",
        "leadership-kinds",
        "one-person-dependency",
        "organisation-network",
    ),
    "What worked": (
        "best-evidence",
        "outcomes-by-type",
        "technologies-and-outcomes",
        "paradigms-and-mechanisms",
        "replications",
    ),
    "What did not": ("failures", "stalled-pilots", "unintended-effects"),
    "How well it is known": (
        "evidence-coverage",
        "evidence-gaps",
        "self-report-only",
        "disagreeing-sources",
        "condition-matrix",
    ),
}
"""The questions by topic; a new one has to be put under one of them."""


class Example(NamedTuple):
    """A link that puts a query into the form."""

    id: str
    title: str
    about: str
    link: str


@lru_cache(maxsize=4)
def examples(site: Site) -> tuple[tuple[str, tuple[Example, ...]], ...]:
    """Each topic with its examples."""
    known = site.repository.questions
    return tuple(
        (topic, tuple(_example(site, known[name]) for name in names if name in known))
        for topic, names in TOPICS.items()
    )


def example_query(site: Site, name: str) -> str:
    """The query of a question, filled in with its examples; NotFoundError if there is none."""
    found = site.repository.question(name)
    words = site.repository.in_words(name, **_filled_in(found))
    return f"# {words}\n{site.repository.query_of(name, **_filled_in(found))}"


def _example(site: Site, question: Question) -> Example:
    words = site.repository.in_words(question.id, **_filled_in(question))
    link = address("sparql", query=[(EXAMPLE, question.id)])
    return Example(question.id, question.title, words, link)


def _filled_in(question: Question) -> dict[str, str]:
    """What the example answers: the parameters that must be filled in."""
    parameters = question.parameters.items()
    return {name: str(of.example) for name, of in parameters if of.default is None}
