"""Questions: the competency questions, each with a route of its own."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from casegraph.errors import QueryError
from casegraph.model import Question
from casegraph.store.query import Answer
from casegraph_api.answers import CSV_TOO, example, page_response
from casegraph_api.csv_rows import csv_response, wants_csv
from casegraph_api.negotiation import CSV, JSON, SPARQL_JSON, preferred
from casegraph_api.parameters import Answering, Format
from casegraph_api.questions import Asked, openapi_parameters, question_link, question_record
from casegraph_api.schemas import QuestionList, QuestionOut, answer_schema
from casegraph_api.site import MOST_ROWS, OpenSite, Site

__all__ = ["asking", "router", "unknown"]

router, unknown = APIRouter(tags=["Questions"]), APIRouter()

_IN_ROWS = [name for name in QuestionOut.model_fields if name != "sparql"]
_FORMS = {"json": JSON, "csv": CSV, "sparql-json": SPARQL_JSON}
_ALSO: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            CSV: {"schema": {"type": "string"}},
            SPARQL_JSON: {"schema": {"type": "object"}},
        }
    }
}


@router.get(
    "/questions",
    response_model=QuestionList,
    responses=CSV_TOO,
    openapi_extra=example("/api/v1/questions"),
)
def list_questions(request: Request, site: OpenSite, format: Format = None) -> Response:  # noqa: A002
    """All competency questions: what they ask, what they take and what they give."""
    rows = [question_record(question) for question in site.repository.questions.values()]
    if wants_csv(request, format):
        return csv_response("questions", _IN_ROWS, map(_flat, rows))
    return JSONResponse({"total": len(rows), "questions": rows})


@unknown.get("/questions/{id}", include_in_schema=False)
def no_question(id: str, site: OpenSite) -> None:  # noqa: A002  # the name in the address
    """No route of its own, hence no question: NotFoundError with near ids."""
    site.repository.question(id)


def asking(site: Site) -> APIRouter:
    """A route for each question, described with its own parameters and columns."""
    made = APIRouter(tags=["Questions"])
    for question in site.repository.questions.values():
        made.add_api_route(
            f"/questions/{question.id}",
            _asker(question),
            operation_id=f"ask_{question.id.replace('-', '_')}",
            summary=question.title,
            description=f"{question.question} {question.why}",
            response_model=answer_schema(question),
            responses=_ALSO,
            openapi_extra={
                **example(question_link(question)),
                "parameters": openapi_parameters(site.repository, question),
            },
        )
    return made


def _asker(question: Question) -> Callable[..., Response]:
    def ask(request: Request, site: OpenSite, listing: Annotated[Answering, Query()]) -> Response:
        asked = Asked.of(request, site, question)
        match _form(request, listing.format):
            case "csv":
                _refuse_too_many(asked.answer)
                return csv_response(question.id, *asked.table(labels=listing.labels))
            case "sparql-json":
                _refuse_too_many(asked.answer)
                return Response(asked.answer.to("json"), media_type=SPARQL_JSON)
        last = listing.offset + listing.limit
        content = asked.record(listing.offset, last, labels=listing.labels)
        return page_response(request, listing, content, len(asked.answer), asked.values.items())

    return ask


def _form(request: Request, given: str | None) -> str:
    """The form that is asked for, by parameter or by Accept header."""
    accept = request.headers.get("accept", "")
    wanted = preferred(accept, tuple(_FORMS.values()))
    return given or next(name for name, media_type in _FORMS.items() if media_type == wanted)


def _refuse_too_many(answer: Answer) -> None:
    if len(answer) > MOST_ROWS:
        many = f"The answer has {len(answer):,} rows; one file has at most {MOST_ROWS:,}."
        raise QueryError(f"{many} Read it in pages, with limit and offset.")


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """A question in one row: parameters and columns by name."""
    names = {part: [given["name"] for given in record[part]] for part in ("parameters", "columns")}
    return record | names
