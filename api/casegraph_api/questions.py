"""Questions: what is told of competency questions, and of their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastapi import Request

from casegraph.errors import QueryError
from casegraph.model import Parameter, Question
from casegraph.repository import Repository
from casegraph.store.query import Answer
from casegraph_api.links import address, question_iri
from casegraph_api.parameters import API
from casegraph_api.site import Site
from casegraph_api.sparql.own import run_within_limits

__all__ = ["Asked", "api_address", "openapi_parameters", "question_link", "question_record"]

_MOST_NAMED = 100
Table = tuple[list[str], list[dict[str, object]]]


@dataclass(frozen=True)
class Asked:
    """A question with what was filled in, and its answer."""

    site: Site
    question: Question
    values: Mapping[str, str]
    answer: Answer

    @classmethod
    def of(cls, request: Request, site: Site, question: Question) -> "Asked":
        """Ask a question with those of the given values that are its own; blank is absent."""
        given = request.query_params
        twice = next((name for name in question.parameters if len(given.getlist(name)) > 1), None)
        if twice is not None:
            raise QueryError(f"{twice} is given more than once. Keep one.")
        values = {name: given[name] for name in question.parameters if given.get(name)}
        query = site.repository.query_of(question.id, **values)
        answer = site.answer(query, partial(run_within_limits, request))
        return cls(site, question, values, answer)

    @property
    def words(self) -> str:
        """The question with the names of what is filled in."""
        return self.site.repository.in_words(self.question.id, **self.values)

    def record(self, first: int, last: int, *, labels: bool) -> dict[str, Any]:
        """Some rows of the answer and what was asked."""
        filled_in = {n: self.values.get(n, p.default) for n, p in self.question.parameters.items()}
        rows = self.answer.rows[first:last]
        return {
            "id": self.question.id,
            "question": self.words,
            "parameters": {name: str(value) for name, value in filled_in.items()},
            "columns": columns_record(self.question),
            "sparql": self.answer.query,
            "labels": dict(self.site.repository.labels_in(rows)) if labels else None,
            "rows": self.answer.records()[first:last],
        }

    def table(self, *, labels: bool) -> Table:
        """All rows; labels stand in columns of their own, beside those of what they name."""
        names = self.site.repository.labels_in(self.answer.rows) if labels else {}
        rows = list[dict[str, object]](map(dict, self.answer))
        named = {column for row in rows for column, cell in row.items() if cell in names}
        columns = [
            name
            for column in self.answer.columns
            for name in ([column, f"{column}Label"] if column in named else [column])
        ]
        for row in rows:
            row |= {f"{column}Label": names.get(str(row[column])) for column in named}
        return columns, rows


def question_record(question: Question) -> dict[str, Any]:
    """What there is to say of a question."""
    return {
        "id": question.id,
        "iri": question_iri(question.id),
        "number": question.number,
        "title": question.title,
        "question": question.question,
        "asked_by": list(question.asked_by),
        "why": question.why,
        "parameters": [_parameter(*given) for given in question.parameters.items()],
        "columns": columns_record(question),
        "sparql": question.query,
        "link": question_link(question),
    }


def columns_record(question: Question) -> list[dict[str, str]]:
    """The columns of the answer, and what they mean."""
    return [{"name": name, "meaning": meaning} for name, meaning in question.columns.items()]


def question_link(question: Question) -> str:
    """The address at which a question is asked with its example."""
    examples = {name: str(given.example) for name, given in question.parameters.items()}
    return api_address(question, examples)


def api_address(question: Question, values: Mapping[str, str]) -> str:
    """The address at which a question is asked with these values."""
    return address(*API.strip("/").split("/"), "questions", question.id, query=values.items())


def openapi_parameters(repository: Repository, question: Question) -> list[dict[str, Any]]:
    """What a question takes, as OpenAPI describes parameters."""
    choices = repository.choices(question.id)
    return [
        {
            "name": name,
            "in": "query",
            "required": parameter.default is None,
            "description": _meaning(parameter),
            "schema": _schema(parameter, list(choices[name])),
            "example": str(parameter.example),
        }
        for name, parameter in question.parameters.items()
    ]


def _parameter(name: str, parameter: Parameter) -> dict[str, Any]:
    return {
        "name": name,
        "about": parameter.about,
        "kind": parameter.kind or "concept",
        "schemes": list(parameter.schemes),
        "narrower": parameter.narrower,
        "required": parameter.default is None,
        "example": parameter.example,
        "default": parameter.default,
    }


def _meaning(parameter: Parameter) -> str:
    if not parameter.schemes:
        return parameter.about
    narrower = " Narrower ones count too." if parameter.narrower else ""
    schemes = " or ".join(parameter.schemes)
    return f"{parameter.about}{narrower} A concept of the vocabulary {schemes}."


def _schema(parameter: Parameter, choices: list[str]) -> dict[str, Any]:
    """What is taken, and nothing else; words are listed unless there are many."""
    schema: dict[str, Any] = {"type": "string"}
    if parameter.default is not None:
        schema["default"] = str(parameter.default)
    if parameter.kind == "year":
        return schema | {"pattern": f"^({'|'.join(['[0-9]{4}', *choices])})$"}
    return schema | ({"enum": choices} if len(choices) <= _MOST_NAMED else {})
