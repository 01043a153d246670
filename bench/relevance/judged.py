"""The judged set: what somebody asks, and how well each case answers, read from four files."""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from casegraph.errors import DataError
from casegraph.files.yaml import read_document
from casegraph.model.base import Id

__all__ = ["HALVES", "KINDS", "SEED", "Task", "drawn", "faults", "read_tasks"]

Half = Literal["tune", "report"]
Kind = Literal["situations", "similar", "queries", "contrasts"]
HALVES: tuple[Half, ...] = get_args(Half)
KINDS: tuple[Kind, ...] = get_args(Kind)
SEED = 5

_HERE = Path(__file__).parent


class Task(BaseModel):
    """One question, in words or as a case, with the cases that answer it, graded 1 to 3."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Kind
    id: Id
    group: Id
    split: Half
    text: Annotated[str, Field(min_length=2)] | None = None
    case: Id | None = None
    judgements: dict[Id, Literal[1, 2, 3]]
    why: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if (self.text is None) == (self.case is None):
            raise ValueError(f"Task {self.id} needs either text or case.")
        return self

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if self.case in self.judgements:
            raise ValueError(f"Task {self.id} judges the case that it asks about.")
        if not self.relevant(2):
            raise ValueError(f"Task {self.id} needs a case of grade 2 or 3.")
        return self

    def relevant(self, grade: int) -> frozenset[str]:
        """The cases of at least this grade."""
        return frozenset(case for case, given in self.judgements.items() if given >= grade)


_TASKS = TypeAdapter(tuple[Task, ...])


def read_tasks(folder: Path = _HERE) -> tuple[Task, ...]:
    """All tasks of the four files; ValueError or DataError says what is wrong with one of them."""
    return tuple(chain.from_iterable(_read(folder / f"{kind}.yaml", kind) for kind in KINDS))


def _read(file: Path, kind: Kind) -> tuple[Task, ...]:
    document = read_document(file, Path(file.name))
    if document.problems:
        raise DataError(document.problems)
    tasks = [{"kind": kind, **given} for given in document.data]
    return _TASKS.validate_python(tasks, strict=False)


def faults(tasks: Sequence[Task], cases: Collection[str]) -> Iterator[str]:
    """What is wrong between the tasks, or between them and the cases there are."""
    for name, times in Counter(task.id for task in tasks).items():
        if times > 1:
            yield f"{times} tasks are called {name}."
    for task in tasks:
        for case in {task.case or "", *task.judgements} - {"", *cases}:
            yield f"Task {task.id} names {case}, which is not a case."
    for kind in KINDS:
        halves = Counter(task.split for task in tasks if task.kind == kind)
        if abs(halves["tune"] - halves["report"]) > 1:
            yield f"The halves of {kind} differ in size: {dict(halves)}."


def drawn(tasks: Sequence[Task]) -> Mapping[str, Half]:
    """The half that chance gives each task of one kind, with each group in both halves alike."""
    chance = random.Random(SEED)
    order = []
    for group in sorted({task.group for task in tasks}):
        members = sorted(task.id for task in tasks if task.group == group)
        chance.shuffle(members)
        order += members
    return {name: HALVES[place % 2] for place, name in enumerate(order)}
