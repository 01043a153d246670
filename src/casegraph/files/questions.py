"""Competency questions: `ontology/questions/<id>.yaml` says what, `<id>.rq` beside it asks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from casegraph.errors import DataError, Problem
from casegraph.files.shape import check_shape
from casegraph.files.yaml import read_document
from casegraph.model import Question, QuestionSheet

__all__ = ["read_questions"]


def read_questions(ontology: Path) -> Mapping[str, Question]:
    """All questions by id, in the order of their numbers; DataError tells every problem at once."""
    folder, problems = ontology / "questions", list[Problem]()
    stems = {file.stem for ending in ("*.yaml", "*.rq") for file in folder.glob(ending)}
    read = [_read(folder / stem, problems) for stem in sorted(stems)]
    found = sorted((q for q in read if q is not None), key=lambda question: question.number)
    problems += _same_number(folder, found)
    if problems:
        raise DataError(problems)
    return {question.id: question for question in found}


def _read(place: Path, problems: list[Problem]) -> Question | None:
    sheet, query = (place.with_name(f"{place.name}{end}") for end in (".yaml", ".rq"))
    missing = [file for file in (sheet, query) if not file.is_file()]
    if missing:
        problems += [Problem(file, 1, 1, "This half of a question is missing.") for file in missing]
        return None
    document = read_document(sheet, sheet)
    checked = check_shape(document, QuestionSheet) if not document.problems else None
    problems += document.problems
    if checked is None or document.problems:
        return None
    text = query.read_text("utf-8")
    problems += _unbound(query, text, list(checked.parameters))
    return Question(id=place.name, query=text, **checked.model_dump())


def _unbound(file: Path, query: str, parameters: Sequence[str]) -> Iterator[Problem]:
    """A value reaches the query only where the query gives the parameter's example in VALUES."""
    for name in parameters:
        if not re.search(rf"VALUES \?{name} \{{", query):
            message = f"The parameter {name} is not in the query."
            yield Problem(file, 1, 1, message, f"Add VALUES ?{name} {{ … }} with its example.")


def _same_number(folder: Path, found: Sequence[Question]) -> Iterator[Problem]:
    for first, second in pairwise(found):
        if first.number == second.number:
            message = f"Number {second.number} is that of {first.id} too."
            yield Problem(folder / f"{second.id}.yaml", 1, 1, message, "Take a free one.")
