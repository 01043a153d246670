"""Expressions: what a variable is to be, as it is written.

::

    [NAME =] kind [: word] [ "[" field = word ("|" word)* ("," field = word ...)* "]" ]

`barrier:silos`, `SOLVED = barrier:silos[resolution=resolved|partly-resolved]`, `count:outcomes`.
"""

import re
from dataclasses import dataclass, field

from casegraph.errors import QueryError

__all__ = ["LONGEST", "MOST_CONDITIONS", "Condition", "Expression", "complaint", "parse"]

LONGEST = 400
MOST_CONDITIONS = 8
_LONGEST_NAME = 60
_WORD = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_SHAPE = re.compile(
    rf"(?:(?P<name>[A-Za-z][A-Za-z0-9_]*)\s*=\s*)?"
    rf"(?P<kind>[a-z_]+)(?:\s*:\s*(?P<word>{_WORD}))?"
    rf"(?:\s*\[(?P<conditions>[^\[\]]*)\])?"
)
_CONDITION = re.compile(rf"\s*([a-z_]+)\s*=\s*({_WORD}(?:\s*\|\s*{_WORD})*)\s*")


@dataclass(frozen=True)
class Condition:
    """A field of a claim, and the words of which it has to have one."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Expression:
    """An expression in its parts; `text` is how it was written, without the name."""

    text: str
    kind: str
    word: str = ""
    conditions: tuple[Condition, ...] = ()
    name: str = field(default="", compare=False)


def parse(text: str) -> Expression:
    """Read an expression; QueryError, with the expression in it, if it cannot be read."""
    if len(text) > LONGEST:
        raise QueryError(
            f"The variable {text[:40]!r}... has {len(text)} signs; the most are {LONGEST}."
        )
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise complaint(text, "cannot be read. Write it as barrier:silos[resolution=resolved].")
    name = found["name"] or ""
    if len(name) > _LONGEST_NAME:
        raise complaint(text, f"has a name of {len(name)} signs; the most are {_LONGEST_NAME}.")
    own = text.strip()[found.start("kind") :]
    return Expression(own, found["kind"], found["word"] or "", _conditions(text, found), name)


def complaint(text: str, said: str) -> QueryError:
    """An error about a variable, which it names."""
    return QueryError(f"The variable {text.strip()[:120]!r} {said}")


def _conditions(text: str, found: re.Match[str]) -> tuple[Condition, ...]:
    if found["conditions"] is None:
        return ()
    parts = found["conditions"].split(",")
    if len(parts) > MOST_CONDITIONS:
        raise complaint(text, f"has {len(parts)} conditions; the most are {MOST_CONDITIONS}.")
    return tuple(_condition(text, part) for part in parts)


def _condition(text: str, part: str) -> Condition:
    found = _CONDITION.fullmatch(part)
    if found is None:
        raise complaint(
            text, f"has the condition {part.strip()!r}. Write field=word, or field=word|word."
        )
    return Condition(found[1], tuple(re.split(r"\s*\|\s*", found[2])))
