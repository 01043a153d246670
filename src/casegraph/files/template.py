"""The beginning of a new case or actor, with a hint at every place to fill in."""

from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from casegraph.errors import InputError
from casegraph.files.write import SCHEMA_LINE
from casegraph.model.base import Id

__all__ = ["actor_template", "write_case_template"]

_CASE = """\
id: {id}

name: {title}

summary: FILL IN two or three plain sentences - who did what, for whom, to which end.

place: {{id: FILL-IN, name: FILL IN, country: FILL-IN}}

level: FILL-IN

period: {{start: {year}, status: FILL-IN}}

policy_areas: FILL-IN

problem:
  - key: FILL-IN
    text: FILL IN what was wrong or wanted.
    source: S1

actors:
  - key: FILL-IN
    actor: FILL-IN
    role: FILL-IN
    did: FILL IN what this actor did.
    source: S1

sources:
  S1:
    url: FILL-IN
    title: FILL IN
    publisher: FILL IN
    kind: FILL-IN

record: {{status: draft, created: {day}, modified: {day}, curators: FILL IN}}
"""

_ACTOR = """\
{id}:
  name: {title}
  kind: organisation
  sector: public
"""


def write_case_template(data: Path, name: str) -> Path:
    """Write `cases/<name>.yaml` to fill in; InputError if it is there or the id is not one."""
    _check_id(name)
    file = data / "cases" / f"{name}.yaml"
    today = datetime.now(UTC).date()
    text = _CASE.format(id=name, title=_title(name), year=today.year, day=today)
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(SCHEMA_LINE + text)
    except FileExistsError as error:
        raise InputError(f"{file} is already there. Choose another id, or edit it.") from error
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error
    return file


def actor_template(name: str) -> str:
    """The entry of a new actor for actors.yaml."""
    _check_id(name)
    return _ACTOR.format(id=name, title=_title(name))


def _check_id(name: str) -> None:
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError as error:
        message = f"{name!r} cannot be an id. Use lower-case letters, digits and single hyphens."
        raise InputError(message) from error


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()
