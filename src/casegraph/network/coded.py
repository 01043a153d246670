"""Coded: which concepts a case carries, in its head and in its claims."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from casegraph.model import KINDS, Case, InAnyScheme, InScheme, Value, members

__all__ = ["ABOUT", "Feature", "coded", "features_of"]

Feature = tuple[str, str]
"""Scheme and slug of a concept."""

ABOUT = (
    "challenge", "policy-area", "sdg", "innovation-type", "innovation-approach", "technology",
    "barrier", "enabler", "mechanism", "outcome", "context-factor",
)  # fmt: skip
"""The schemes that say what a case is about: two cases that share their concepts are alike.

Left out are those that nearly every case shares or that describe the record, such as roles,
phases, levels of government, units and designs of evidence.
"""


def coded(case: Case) -> Iterator[tuple[Feature, str]]:
    """Every mention of a concept with the kind and key of its claim, `kind-key`; the head's is ''.

    Concepts in nested blocks count for the claim, such as the design of its evidence.
    """
    yield from ((feature, "") for feature in _coded(case))
    yield from ((feature, "") for feature in _coded(case.period))
    for kind in KINDS:
        for claim in getattr(case, kind.section):
            where = f"{kind.kind}-{claim.key}"
            yield from ((feature, where) for feature in _coded(claim))
            for name in _blocks(kind):
                yield from ((feature, where) for feature in _coded(getattr(claim, name)))


def features_of(case: Case, schemes: frozenset[str]) -> dict[Feature, None]:
    """The concepts of some schemes that a case carries, each once, in order of first mention.

    Blocks within claims are not looked into: none of the schemes of `ABOUT` is used there.
    """
    found = dict.fromkeys(_of_fields(case, _fields(Case, schemes)))
    for kind in KINDS:
        fields = _fields(kind, schemes)
        if fields:
            for claim in getattr(case, kind.section):
                found.update(dict.fromkeys(_of_fields(claim, fields)))
    return {feature: None for feature in found if feature[0] in schemes}


def _coded(value: Value) -> Iterator[Feature]:
    return _of_fields(value, _fields(type(value), None))


def _of_fields(value: Value, fields: tuple[tuple[str, str], ...]) -> Iterator[Feature]:
    for name, scheme in fields:
        given: Any = getattr(value, name)
        for item in given if isinstance(given, tuple) else (given,):
            if item is not None:
                yield (scheme, item) if scheme else _parts(item)


def _parts(text: str) -> Feature:
    scheme, _, slug = text.partition("/")
    return scheme, slug


@cache
def _fields(value: type[Value], schemes: frozenset[str] | None) -> tuple[tuple[str, str], ...]:
    """The coded fields of a class with their scheme, '' where the value itself names it."""
    found = []
    for member in members(value):
        if isinstance(member.mark, InScheme):
            if schemes is None or member.mark.scheme in schemes:
                found.append((member.name, member.mark.scheme))
        elif isinstance(member.mark, InAnyScheme) and (
            schemes is None or not schemes.isdisjoint(member.mark.schemes)
        ):
            found.append((member.name, ""))
    return tuple(found)


@cache
def _blocks(value: type[Value]) -> tuple[str, ...]:
    """The fields of a claim that hold a block with fields of its own."""
    return tuple(one.name for one in members(value) if one.nested and one.shape == "one")
