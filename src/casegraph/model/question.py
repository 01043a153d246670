"""Competency questions: what the graph must be able to answer, and what one may fill in."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casegraph.model.base import Id, Line, Many, OneOrMany, Text, Value

__all__ = ["ANY", "Parameter", "Question", "QuestionSheet"]

ANY = "any"
"""The default of a parameter that may be left open."""

Name = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
Column = Annotated[str, StringConstraints(pattern="^[a-z][A-Za-z0-9]*$", max_length=40)]
User = Literal["practitioner", "researcher", "analyst"]


class Parameter(Value):
    """One thing to fill in: a concept of a scheme, a case or a year. Without default it must be."""

    about: Line
    schemes: OneOrMany[Id] = Field((), alias="scheme", description="Schemes of the concept.")
    kind: Literal["case", "year"] | None = None
    narrower: bool = Field(default=False, description="Whether narrower concepts count too.")
    example: str | int
    default: str | int | None = None
    words: Line | None = Field(
        None, description="The words of the question that tell it; left out where it is not asked."
    )
    otherwise: Line | None = Field(None, description="What the question says in their place.")

    @model_validator(mode="after")
    def _is_of_one_sort(self) -> Self:
        if bool(self.schemes) == bool(self.kind):
            raise ValueError("Give either scheme, for a concept, or kind: case or year.")
        if self.narrower and not self.schemes:
            raise ValueError("Remove narrower: only concepts have narrower ones.")
        return self

    @property
    def open(self) -> bool:
        """Whether it may be left open, so that the answer covers everything."""
        return self.default == ANY


class QuestionSheet(Value):
    """What is said about a question beside its query."""

    number: Annotated[int, Field(ge=1)]
    title: Line
    question: Line = Field(description="In plain words; {name} stands for a parameter.")
    asked_by: OneOrMany[User] = Field(min_length=1)
    why: Text
    parameters: dict[Name, Parameter] = Field(default_factory=dict)
    columns: dict[Column, Line] = Field(min_length=1)
    invariants: Many[Line] = Field(min_length=1)
    slow: bool = Field(default=False, description="Whether rdflib takes long on all cases.")

    @model_validator(mode="after")
    def _names_its_parameters(self) -> Self:
        named = set(re.findall(r"\{(\w*)\}", self.question))
        if named != set(self.parameters):
            wanted = ", ".join(sorted(f"{{{name}}}" for name in self.parameters)) or "none"
            raise ValueError(f"Correct the parameters named in question: expected {wanted}.")
        for name, parameter in self.parameters.items():
            if parameter.words and parameter.words not in self.question:
                raise ValueError(f"Correct the words of {name}: they are not in the question.")
        return self


class Question(QuestionSheet):
    """A competency question: id, sheet and query."""

    id: Id
    query: str
