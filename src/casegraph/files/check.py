"""What is wrong with the data of a file: its shape, its words, and what it points to.

Shape comes from the model; words and references are checked on the plain data, guided by the
model's marks, so that one wrong field hides no other.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from casegraph.errors import did_you_mean
from casegraph.files.shape import addition, check_shape, label
from casegraph.files.yaml import Document, Path_
from casegraph.model import (
    NEVER_LACKING,
    ONLY_IMPORTED,
    InAnyScheme,
    InScheme,
    Mark,
    Ref,
    Value,
    Vocabulary,
    members,
)

__all__ = ["Known", "check"]

V = TypeVar("V", bound=Value)
Marked = tuple[Path_, str, Mark]


@dataclass(frozen=True)
class Known:
    """What a file may name: concepts, actors (None if that cannot be told) and cases.

    An imported record may use the words of `ONLY_IMPORTED` and lack those of `NEVER_LACKING`.
    """

    vocabulary: Vocabulary
    actors: Set[str] | None
    cases: Set[str]
    imported: bool = False


def check(document: Document, model: type[V], known: Known) -> V | None:
    """The value a document holds, or None; what is wrong is noted in the document."""
    if document.data is None:
        if not document.problems:
            document.problem((), "The file is empty.", "See casegraph new case ID.")
        return None
    value = check_shape(document, model)
    if isinstance(document.data, dict):
        marked = tuple(_marked(document.data, model, ()))
        _marks(document, marked, known)
        _claim_keys(document)
        _source_urls(document)
        if not known.imported:
            _curated(document, model, marked)
            _unfilled(document)
    return value if not document.problems else None


def _curated(document: Document, model: type[Value], marked: Iterable[Marked]) -> None:
    """What only imported records may say, or leave out."""
    for path, word, mark in marked:
        if isinstance(mark, InScheme) and word in ONLY_IMPORTED.get(mark.scheme, ()):
            document.problem(path, f"{word!r} is for imported records.", "Use another word.")
    for name in NEVER_LACKING.get(model, ()):
        if name not in document.data:
            document.problem((), f"The key {name!r} is missing.", addition(model, (name,)))


def _marks(document: Document, marked: Iterable[Marked], known: Known) -> None:
    for path, word, mark in marked:
        if document.full:
            break
        match mark:
            case InScheme(scheme):
                _check_concept(document, path, known.vocabulary, scheme, word)
            case InAnyScheme(schemes):
                _check_any(document, path, known.vocabulary, schemes, word)
            case Ref(target):
                _check_reference(document, path, known, target, word)


def _marked(data: Any, model: type[Value], path: Path_) -> Iterator[Marked]:
    """Every marked word in plain data, as far as its shape can be followed."""
    for member in members(model) if isinstance(data, dict) else ():
        name = member.alias
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
    elif concept.deprecated:
        hint = f"Use {concept.replaced_by}." if concept.replaced_by else "Use another."
        document.problem(path, f"{word!r} is deprecated in {scheme}.", hint)
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
        fits = [name for name in schemes if word in vocabulary.scheme(name).by_slug]
        near = f"Did you mean {f'{fits[0]}/{word}'!r}?" if fits else ""
        expected = f"Expected scheme/slug with a scheme of {', '.join(schemes)}."
        document.problem(path, f"{word!r} names no scheme that fits here.", near or expected)


def _check_reference(document: Document, path: Path_, known: Known, target: str, word: str) -> None:
    targets = _targets(document.data, path, target, known)
    if word == _own_name(document.data, path, target):
        document.problem(path, f"{word!r} is this {target} itself.", "Name another.")
    elif targets is not None and word not in targets:
        hint = did_you_mean(word, sorted(targets)) or _WHERE[target]
        document.problem(path, f"There is no {target} {word!r}.", hint)


_WHERE = {
    "actor": "Add it to data/actors.yaml.",
    "case": "Give mentions instead if it is not in the collection.",
    "source": "Add it to the sources of this file.",
    "indicator": "Add it to the indicators of this file.",
    "claim": "Give the key of a claim of the same kind.",
    "barrier": "Give the key of one of the barriers of this file.",
    "mechanism": "Give the key of one of the mechanisms of this file.",
}
_SECTIONS = {"barrier": "barriers", "mechanism": "mechanisms"}


def _targets(data: dict[str, Any], path: Path_, target: str, known: Known) -> Set[str] | None:
    """What a reference may name; None where its block is not there to tell."""
    match target:
        case "actor":
            return known.actors
        case "case":
            return known.cases
        case "source" | "indicator":
            block = data.get(f"{target}s", {} if target == "indicator" else None)
            return block.keys() if isinstance(block, dict) else None
    return {key for _, key in _keys(data.get(_SECTIONS.get(target, str(path[0]))))}


def _own_name(data: dict[str, Any], path: Path_, target: str) -> str | None:
    """The name of the thing that holds a reference, if the reference is to its own kind."""
    if target == "case":
        return data.get("id")
    if target == "claim" or _SECTIONS.get(target) == path[0]:
        return next((key for index, key in _keys(data[str(path[0])]) if index == path[1]), None)
    return None


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
                line, _ = document.values.get((section, seen[key], "key"), document.values[()])
                message = f"The key {key!r} is already used in {section} on line {line}."
                document.problem((section, index, "key"), message, "Choose another.")
            seen.setdefault(key, index)


def _unfilled(document: Document) -> None:
    """Places that still hold a hint of the template; whatever else is wrong there follows."""
    hints = [path for path, word in _texts(document.data, ()) if word.startswith(_HINTS)]
    places = {document.values.get(path) for path in hints}
    document.problems[:] = [p for p in document.problems if (p.line, p.column) not in places]
    for path in hints:
        document.problem(path, f"{label(path)} is still to be filled in.", "See docs/case-file.md.")


_HINTS = ("FILL IN", "FILL-IN")


def _texts(data: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Every text in plain data, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(item, (*path, key))
