"""What is wrong with the data of a file: its shape, its words, and what it points to.

Shape comes from the model; words and references are checked on the plain data, guided by the
model's marks, so that one wrong field hides no other.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from casegraph.errors import did_you_mean
from casegraph.files.yaml import Document, Path_
from casegraph.model import InAnyScheme, InScheme, Mark, Ref, Value, Vocabulary, members

__all__ = ["Known", "check"]

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Known:
    """What a file may name: concepts, actors and cases."""

    vocabulary: Vocabulary
    actors: Set[str]
    cases: Set[str]


def check(document: Document, model: type[V], known: Known) -> V | None:
    """The value a document holds, or None; what is wrong is noted in the document."""
    if document.data is None:
        if not document.problems:
            document.problem((), "The file is empty.", "See casegraph new case ID.")
        return None
    value = _shape(document, model)
    if isinstance(document.data, dict):
        _marks(document, model, known)
        _claim_keys(document)
        _source_urls(document)
    return value if not document.problems else None


def _shape(document: Document, model: type[V]) -> V | None:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            _note(document, model, detail)
        return None


def _note(document: Document, model: type[Value], detail: Mapping[str, Any]) -> None:
    path, kind = tuple(detail["loc"]), detail["type"]
    name, found = (path[-1] if path else "file"), _shown(detail["input"])
    context = detail.get("ctx", {})
    if kind == "too_short" and detail["input"]:
        return  # its items are wrong, and each has a problem of its own
    if kind == "missing":
        document.problem(path[:-1], f"The key {name!r} is missing.", _describe(model, path))
    elif kind == "extra_forbidden":
        near = did_you_mean(str(name), _keys_at(model, path[:-1]))
        document.problem(path, f"Unknown key {name!r}.", near or "Remove it.", key=True)
    elif kind == "value_error":
        document.problem(path, f"{_sentence(str(context['error']))}")
    elif kind == "string_pattern_mismatch":
        where = path[:-1] if name == "[key]" else path
        document.problem(
            where, f"{found} does not have the form of {_label(path)}.", _form(context)
        )
    else:
        document.problem(path, f"{_label(path)}: found {found}.", f"{_expected(kind, detail)}.")


_EXPECTED = {
    "string_type": "Expected text; put it in quotes",
    "int_type": "Expected a whole number",
    "bool_type": "Expected true or false",
    "date_type": "Expected a date such as 2026-11-24",
    "tuple_type": "Expected a list, each item after a dash",
    "dict_type": "Expected a block of keys",
    "model_type": "Expected a block of keys",
    "model_attributes_type": "Expected a block of keys",
    "is_instance_of": "Expected a number",
    "decimal_type": "Expected a number",
    "too_short": "Expected at least one",
    "string_too_short": "Expected some text",
}


def _expected(kind: str, detail: Mapping[str, Any]) -> str:
    return _EXPECTED.get(kind) or str(detail["msg"]).replace("Input should be", "Expected")


def _form(context: Mapping[str, Any]) -> str:
    return _FORMS.get(
        str(context.get("pattern")), f"Expected the pattern {context.get('pattern')}."
    )


_FORMS = {
    r"^https?://[^\s<>\"{}|\\^`]+$": "Use an address that begins with https:// or http://.",
    r"^10\.\d{4,9}/\S+$": "Use the DOI alone, such as 10.1234/abc.",
    "^[a-z]{2,3}$": "Use a language code (ISO 639), such as fi.",
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": "Use lower-case letters, digits and single hyphens.",
    r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$": "Use letters, digits and single hyphens.",
    r"^\S(.*\S)?$": "Use one line of text without spaces at its ends.",
    r"^\S": "Use text that does not begin with a space.",
    "^[A-Z]{2}$": "Use two capital letters (ISO 3166-1), such as FI.",
}


def _label(path: Path_) -> str:
    names = [str(part) for part in path if isinstance(part, str) and part != "[key]"]
    return names[-1] if names else "the file"


def _shown(value: object) -> str:
    """A value as the person who wrote the file would recognise it, cut to a readable length."""
    match value:
        case None:
            text = "nothing"
        case bool():
            text = str(value).lower()
        case list() | tuple():
            text = "a list"
        case dict():
            text = "a block of keys"
        case str():
            text = repr(value)
        case _:
            text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 80


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _model_at(model: type[Value], path: Path_) -> type[Value] | None:
    """The value class that describes the block at a path."""
    for part in path:
        if isinstance(part, int):
            continue
        found = next(
            (member for member in members(model) if part in (member.alias, member.name)), None
        )
        if found is None:
            continue  # a key of a keyed block, such as S1
        if found.nested is None:
            return None
        model = found.nested
    return model


def _keys_at(model: type[Value], path: Path_) -> list[str]:
    here = _model_at(model, path)
    return [member.alias for member in members(here)] if here else []


def _describe(model: type[Value], path: Path_) -> str:
    here = _model_at(model, path[:-1])
    if here is None:
        return ""
    for name, field in here.model_fields.items():
        if path[-1] in (name, field.alias) and field.description:
            return field.description
    return ""


def _marks(document: Document, model: type[Value], known: Known) -> None:
    for path, word, mark in _marked(document.data, model, ()):
        match mark:
            case InScheme(scheme):
                _check_concept(document, path, known.vocabulary, scheme, word)
            case InAnyScheme(schemes):
                _check_any(document, path, known.vocabulary, schemes, word)
            case Ref(target):
                _check_reference(
                    document, path, _targets(document.data, path, target, known), mark, word
                )


def _marked(data: Any, model: type[Value], path: Path_) -> Iterator[tuple[Path_, str, Mark]]:
    """Every marked word in plain data, as far as its shape can be followed."""
    for member in members(model) if isinstance(data, dict) else ():
        name = member.alias if member.alias in data else member.name
        for where, item in _items(data.get(name), member.shape, (*path, name)):
            if member.nested is not None:
                yield from _marked(item, member.nested, where)
            elif member.mark is not None and isinstance(item, str):
                yield where, item, member.mark


def _items(value: Any, shape: str, path: Path_) -> Iterator[tuple[Path_, Any]]:
    if shape == "keyed" and isinstance(value, dict):
        yield from (((*path, key), item) for key, item in value.items())
    elif shape == "many" and isinstance(value, list):
        yield from (((*path, index), item) for index, item in enumerate(value))
    else:
        yield path, value


def _check_concept(
    document: Document, path: Path_, vocabulary: Vocabulary, scheme: str, word: str
) -> None:
    known = vocabulary.scheme(scheme)
    concept = known.by_slug.get(word)
    if concept is None:
        hint = did_you_mean(word, known.usable) or f"See casegraph show vocab/{scheme}."
        document.problem(path, f"{word!r} is not a concept of {scheme}.", hint)
    elif concept.grouping:
        inner = ", ".join(narrower.slug for narrower in known.narrower(word)[:6])
        document.problem(
            path, f"{word!r} only groups concepts of {scheme}.", f"Use one of {inner}."
        )


def _check_any(
    document: Document, path: Path_, vocabulary: Vocabulary, schemes: tuple[str, ...], word: str
) -> None:
    scheme, _, slug = word.partition("/")
    if scheme in schemes and slug:
        _check_concept(document, path, vocabulary, scheme, slug)
    else:
        expected = f"Expected scheme/slug with a scheme of {', '.join(schemes)}."
        document.problem(path, f"{word!r} names no scheme.", expected)


def _check_reference(
    document: Document, path: Path_, targets: Set[str], mark: Ref, word: str
) -> None:
    if word not in targets:
        hint = did_you_mean(word, sorted(targets)) or _WHERE[mark.target]
        document.problem(path, f"There is no {mark.target} {word!r}.", hint)


_WHERE = {
    "actor": "Add it to data/actors.yaml.",
    "case": "Give case_name instead if it is not in the collection.",
    "source": "Add it to the sources of this file.",
    "indicator": "Add it to the indicators of this file.",
    "claim": "Give the key of a claim of the same kind.",
    "barrier": "Give the key of one of the barriers of this file.",
    "mechanism": "Give the key of one of the mechanisms of this file.",
}
_SECTIONS = {"barrier": "barriers", "mechanism": "mechanisms"}


def _targets(data: dict[str, Any], path: Path_, target: str, known: Known) -> Set[str]:
    if target == "actor":
        return known.actors
    if target == "case":
        return known.cases - {data.get("id")}
    if target in ("source", "indicator"):
        block = data.get(f"{target}s")
        return block.keys() if isinstance(block, dict) else set()
    return {key for _, key in _keys(data.get(_SECTIONS.get(target, str(path[0]))))}


def _keys(section: Any) -> Iterator[tuple[int, str]]:
    for index, claim in enumerate(section if isinstance(section, list) else ()):
        if isinstance(claim, dict) and isinstance(claim.get("key"), str):
            yield index, claim["key"]


def _source_urls(document: Document) -> None:
    """One address under two keys would be one source with two names."""
    block = document.data.get("sources")
    seen: dict[str, str] = {}
    for key, source in block.items() if isinstance(block, dict) else ():
        url = source.get("url") if isinstance(source, dict) else None
        if isinstance(url, str) and url in seen:
            message = f"The sources {seen[url]!r} and {key!r} have the same url."
            document.problem(("sources", key, "url"), message, "Keep one and cite it twice.")
        elif isinstance(url, str):
            seen[url] = key


def _claim_keys(document: Document) -> None:
    """A key names one claim of its section, or its IRI would name two."""
    for section, claims in document.data.items():
        seen: dict[str, int] = {}
        for index, key in _keys(claims):
            if key in seen:
                line, _ = document.values[(section, seen[key], "key")]
                message = f"The key {key!r} is already used in {section} on line {line}."
                document.problem((section, index, "key"), message, "Choose another.")
            seen.setdefault(key, index)
