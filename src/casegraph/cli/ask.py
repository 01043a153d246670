"""The command that lists the competency questions and asks them."""

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.console import Data, Form, errors, listing, opened, settings
from casegraph.errors import QueryError

if TYPE_CHECKING:
    from casegraph.model import Question
    from casegraph.repository import Repository
    from casegraph.store.query import Answer

__all__ = ["ask"]

Rows = Sequence[tuple[Any, ...]]


class AnswerForm(StrEnum):
    """How an answer is printed: as a listing, or the query that gives it."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SPARQL = "sparql"


def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="Its id; without it all are listed.")
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE", help="What to fill in.")
    ] = None,
    data: Data = None,
    form: Annotated[
        AnswerForm, typer.Option("--format", help="How to print the answer; sparql: the query.")
    ] = AnswerForm.TABLE,
    limit: Annotated[int | None, typer.Option(min=1, help="Most rows; else all.")] = None,
) -> None:
    """Answer one of the competency questions, such as: ask barrier-responses barrier=silos"""
    if question is None:
        _list(data, form, limit)
        return
    repository = opened(data)
    answer = repository.ask(question, **_filled_in(values or ()))
    if form is AnswerForm.SPARQL:
        sys.stdout.write(answer.query)
        return
    rows = _rows(repository, answer, form)[:limit]
    listing(answer.columns, rows, Form(form))
    _mention_the_rest(len(rows), len(answer))


def _list(data: Data, form: AnswerForm, limit: int | None) -> None:
    from casegraph.files.questions import read_questions

    if form is AnswerForm.SPARQL:
        raise QueryError("Name the question whose query is wanted. They are listed by: ask")
    questions = read_questions(settings(data).ontology)
    rows = [(q.id, q.title, " ".join(_parameters(q))) for q in questions.values()]
    listing(("question", "title", "parameters"), rows[:limit], Form(form))
    _mention_the_rest(len(rows[:limit]), len(rows))


def _parameters(question: "Question") -> Iterator[str]:
    for name, parameter in question.parameters.items():
        text = f"{name}={parameter.example}"
        yield text if parameter.default is None else f"[{text}]"


def _filled_in(words: Sequence[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals and value):
            raise QueryError(
                f"{word!r} has no value. Write it as name=value, such as barrier=silos."
            )
        if name in values:
            raise QueryError(f"{name} is given twice: {values[name]!r} and {value!r}. Keep one.")
        values[name] = value
    return values


def _rows(repository: "Repository", answer: "Answer", form: AnswerForm) -> Rows:
    if form is AnswerForm.TABLE:
        return _labelled(repository, answer.rows)
    if form is AnswerForm.JSON:
        return [tuple(record.values()) for record in answer.records()]
    return answer.rows


def _labelled(repository: "Repository", rows: Rows) -> Rows:
    """The rows as people read them: IRIs of ours by their names or titles."""
    names = repository.labels_in(rows)
    return [tuple(names.get(cell, cell) for cell in row) for row in rows]


def _mention_the_rest(printed: int, total: int) -> None:
    if printed < total:
        errors.print(f"{printed} of {total} rows; a higher --limit prints more.", markup=False)
