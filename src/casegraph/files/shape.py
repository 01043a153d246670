"""Whether the data of a file has the shape of the model, said in words that a curator uses."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError

from casegraph.errors import did_you_mean
from casegraph.files.yaml import MAX_PROBLEMS, Document, Path_
from casegraph.model import InScheme, Value, members

__all__ = ["addition", "check_shape", "label"]

V = TypeVar("V", bound=Value)


def check_shape(document: Document, model: type[V]) -> V | None:
    """The value a document holds, or None; what does not fit the model is noted."""
    try:
        # The names of the model are no keys of the file: it says `name`, never `title`.
        return model.model_validate(document.data, by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    del unknown[MAX_PROBLEMS:]
    for detail in details:
        if document.full:
            break
        if not _is_echo(detail, unknown):
            _note(document, model, detail)
    return None


def label(path: Path_) -> str:
    """What to call the place of a path: its last key."""
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else "Here"


def _is_echo(detail: Mapping[str, Any], unknown: Sequence[Path_]) -> bool:
    """Whether another problem says it already: a key is misspelt, the items of a list are wrong."""
    if detail["type"] == "missing":
        *block, name = detail["loc"]
        misspelt = (str(loc[-1]) for loc in unknown if [*loc[:-1]] == block)
        return any(did_you_mean(word, [name]) for word in misspelt)
    return detail["type"] == "too_short" and bool(detail["input"])


def _note(document: Document, model: type[Value], detail: Mapping[str, Any]) -> None:
    path, kind = _in_file(document.data, detail["loc"]), detail["type"]
    found = _shown(detail["input"])
    if kind == "missing":
        document.problem(path[:-1], f"The key {path[-1]!r} is missing.", addition(model, path))
    elif kind == "extra_forbidden":
        near = did_you_mean(str(path[-1]), _keys_at(model, path[:-1]))
        document.problem(path, f"Unknown key {path[-1]!r}.", near or "Remove it.", key=True)
    elif kind == "value_error":
        document.problem(path, str(detail["ctx"]["error"]))
    elif path and path[-1] == "[key]":
        message = f"{found} cannot be a key of {label(path[:-2])}."
        document.problem(path[:-1], message, _expected(detail), key=True)
    else:
        document.problem(path, f"{label(path)}: found {found}.", _expected(detail))


def _in_file(data: Any, loc: Path_) -> Path_:
    """The path in the file, where one item may stand alone that the model numbers as a list."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(part, int) and not isinstance(data, list):
            continue
        path.append(part)
        if isinstance(part, int):
            data = data[part]
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return tuple(path)


_EXPECTED = {
    "string_type": "Expected text.",
    "string_too_short": "Expected some text.",
    "string_too_long": "Expected at most {max_length} characters.",
    "int_type": "Expected a whole number, without quotes.",
    "bool_type": "Expected true or false, without quotes.",
    "date_type": "Expected a date such as 2026-11-24, without quotes.",
    "tuple_type": "Expected a list, each item after a dash.",
    "dict_type": "Expected a block of keys.",
    "model_type": "Expected a block of keys.",
    "is_instance_of": "Expected a number such as 4.5, without quotes.",
    "decimal_max_digits": "Expected at most {max_digits} digits.",
    "decimal_max_places": "Expected at most {decimal_places} digits after the point.",
    "decimal_whole_digits": "Expected at most {whole_digits} digits before the point.",
    "greater_than_equal": "Expected at least {ge}.",
    "less_than_equal": "Expected at most {le}.",
    "literal_error": "Expected {expected}.",
    "too_short": "Expected at least one.",
}

_FORMS = {
    r"^https?://[^\s<>\"{}|\\^`]+$": "Use an address with https:// or http:// and no spaces.",
    r"^https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?$": "Use a plain address.",
    r"^10\.\d{4,9}/\S+$": "Use the DOI alone, such as 10.1234/abc.",
    "^[a-z]{2,3}$": "Use a language code (ISO 639), such as fi.",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": "Use lower-case letters, digits and single hyphens.",
    r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$": "Use letters, digits and single hyphens.",
    r"^\S(.*\S)?$": "Use one line of text without spaces at its ends.",
    r"^\S": "Use text that does not begin with a space.",
    "^[A-Z]{2}$": "Use two capital letters (ISO 3166-1), such as FI.",
}


def _expected(detail: Mapping[str, Any]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _FORMS.get(context["pattern"], f"Expected the pattern {context['pattern']}.")
    if kind == "string_type" and isinstance(detail["input"], bool | int | Decimal | date):
        return "Put it in quotes."
    template = _EXPECTED.get(kind)
    return template.format(**context) if template else f"{detail['msg']}."


def _shown(value: object) -> str:
    """A value as the person who wrote the file would recognise it, cut to a readable length."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case list() | tuple():
            return "a list" if value else "an empty list"
        case dict():
            return "a block of keys" if value else "an empty block"
        case str():
            return repr(_cut(value))
        case _:
            return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 80


def _model_at(model: type[Value], path: Path_) -> type[Value] | None:
    """The value class that describes the block at a path."""
    for part in path:
        found = next((member for member in members(model) if part == member.alias), None)
        if found is None:
            continue  # the number of an item, or a key of a keyed block, such as S1
        if found.nested is None:
            return None
        model = found.nested
    return model


def _keys_at(model: type[Value], path: Path_) -> list[str]:
    here = _model_at(model, path)
    return [member.alias for member in members(here)] if here else []


def addition(model: type[Value], path: Path_) -> str:
    """What to add where a key is missing, as far as the model describes it."""
    here = _model_at(model, path[:-1])
    for member in members(here) if here else ():
        if here and member.alias == path[-1]:
            if isinstance(member.mark, InScheme):
                return f"Add it: a concept of {member.mark.scheme}."
            about = here.model_fields[member.name].description
            return f"Add it. {about}" if about else "Add it."
    return "Add it."
