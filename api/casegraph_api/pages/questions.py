"""The pages of the ready-made questions: all of them, and one with a form and its answer."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from casegraph.model import Question
from casegraph_api.charts import chart
from casegraph_api.forms import Forms
from casegraph_api.links import address, is_our_iri, is_web_address, local_address
from casegraph_api.questions import Asked, api_address
from casegraph_api.site import OpenSite, Site
from casegraph_api.sparql.examples import TOPICS

router = APIRouter()

_MOST_SHOWN = 500
_OTHERS = "Others"


class Cell(NamedTuple):
    """A value of a table, and where it leads."""

    text: str
    link: str | None = None


@router.get("/questions")
def questions(site: OpenSite) -> Response:
    """All questions by topic; those of an ontology of one's own under no topic come last."""
    known = site.repository.questions
    topics = {
        topic: [known[name] for name in names if name in known] for topic, names in TOPICS.items()
    }
    placed = {name for names in TOPICS.values() for name in names}
    others = [question for name, question in known.items() if name not in placed]
    return site.page(
        "questions.html",
        total=len(known),
        topics={topic: of for topic, of in (topics | {_OTHERS: others}).items() if of},
    )


@router.get("/questions/{id}")
def ask(id: str, request: Request, site: OpenSite) -> Response:  # noqa: A002  # as in the address
    """One question: the form, and the answer where everything that is needed is filled in."""
    found, given = site.repository.question(id), request.query_params
    needed = [name for name, of in found.parameters.items() if of.default is None]
    if all(given.get(name) for name in needed):
        return _page(site, found, given, Asked.of(request, site, found))
    return _page(site, found, given)


def question(site: Site, name: str, forms: Forms) -> Response:
    """One question as a thing of its own, not asked yet."""
    return _page(site, site.repository.question(name), {}, forms=forms)


def _page(
    site: Site,
    question: Question,
    given: Mapping[str, str],
    asked: Asked | None = None,
    forms: Forms = (),
) -> Response:
    rows = tuple(_rows(site, asked)) if asked else ()
    examples = {name: str(of.default or of.example) for name, of in question.parameters.items()}
    return site.page(
        "question.html",
        forms=forms,
        question=question,
        filled_in={name: given.get(name) or word for name, word in examples.items()},
        choices=site.repository.choices(question.id),
        asked=asked,
        rows=rows,
        chart=chart(asked.answer) if asked else None,
        most_shown=_MOST_SHOWN,
        ways=tuple(_ways(asked)) if asked else (),
    )


def _rows(site: Site, asked: Asked) -> Iterator[list[Cell]]:
    rows = asked.answer.rows[:_MOST_SHOWN]
    names = site.repository.labels_in(rows)
    return ([_cell(value, names) for value in row] for row in rows)


def _cell(value: object, names: Mapping[str, str]) -> Cell:
    text = "" if value is None else str(value)
    if is_our_iri(text):
        return Cell(names.get(text, text), local_address(text))
    return Cell(text, text if is_web_address(text) else None)


def _ways(asked: Asked) -> Iterator[tuple[str, str]]:
    """The same answer for programs, and its query to go on from."""
    for label, form in (("JSON", ""), ("CSV", "csv"), ("SPARQL JSON", "sparql-json")):
        yield (
            label,
            api_address(asked.question, {**asked.values} | ({"format": form} if form else {})),
        )
    yield "Open in SPARQL", address("sparql", query=[("query", asked.answer.query)])
