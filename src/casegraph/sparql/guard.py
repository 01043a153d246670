r"""The guard: what a query of a stranger may ask for, decided on tokens (docs/security.md).

Two readings of a text matter. SPARQL 1.1 resolves `\uXXXX` and `\UXXXXXXXX` before anything else,
SPARQL 1.2 and Oxigraph do so within strings and IRIs only; a query must be harmless in both. And
where Oxigraph's grammar takes `<` for the operator, what we take for an IRI it would read as
something else; such IRIs are sealed, so that they can be nothing but IRIs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from casegraph.errors import QueryError, RefusedError, TooLongError
from casegraph.formats import Kind
from casegraph.store.tokens import (
    KINDS,
    NOTHING,
    Token,
    opening,
    resolved,
    significant,
    tokens_of,
)

__all__ = ["DEEPEST", "Checked", "check"]

DEEPEST = 64
"""How deep brackets may be nested: the engine's parser goes down once for each."""

_UPDATES = ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with")
_SERVICE = re.compile("service", re.IGNORECASE | re.ASCII)
_AMBIGUOUS = re.compile("['#]|service", re.IGNORECASE | re.ASCII)
_LONGEST_SHOWN = 80
_LONGEST_KEPT = 4096


@dataclass(frozen=True)
class Checked:
    """A query that may run: its text, what it gives, and the endpoints elsewhere that it calls."""

    text: str
    kind: Kind
    services: tuple[str, ...] = ()
    calls: tuple[Token, ...] = ()
    doubtful: tuple[Token, ...] = ()

    def sealed(self, through: Mapping[str, str] | None = None) -> str:
        """The text in which every IRI can be read as nothing else.

        IRIs of endpoints that SERVICE names are replaced by those of *through*.
        """
        pieces, end = [], 0
        for token in sorted({*self.doubtful, *self.calls}, key=lambda token: token.start):
            called = (
                (through or {}).get(resolved(token.text[1:-1])) if token in self.calls else None
            )
            pieces += [
                self.text[end : token.start],
                f"<{called}>" if called else _sealed(token.text),
            ]
            end = token.start + len(token.text)
        return "".join([*pieces, self.text[end:]])


def check(query: str, longest: int = 100_000, allowed: tuple[str, ...] = ()) -> Checked:
    """A query that may run, or an error that says why it may not.

    TooLongError beyond *longest* characters, RefusedError for an update or a SERVICE whose IRI is
    not among *allowed*, QueryError where there is no telling what is asked.
    """
    if len(query) > longest:
        raise TooLongError(
            f"The query has {len(query):,} characters; {longest:,} are the limit. "
            "Split it up, or take a dump from /dumps/ and query that."
        )
    known = len(query) <= _LONGEST_KEPT
    return _checked(query, allowed) if known else _checked.__wrapped__(query, allowed)


@lru_cache(maxsize=256)
def _checked(query: str, allowed: tuple[str, ...]) -> Checked:
    text = _outside_resolved(query)
    tokens = significant(text)
    _refuse_odd(tokens)
    _refuse_depth(tokens)
    calls = _calls(tokens, allowed)
    everywhere = resolved(text)
    if everywhere != text:
        _calls(significant(everywhere), allowed)
    services = tuple(resolved(token.text[1:-1]) for token in calls)
    doubtful = (token for token in tokens if token.kind == "iri" and _AMBIGUOUS.search(token.text))
    return Checked(text, _kind(tokens), services, calls, tuple(doubtful))


def _outside_resolved(text: str) -> str:
    """The text with escapes outside strings and IRIs as the characters that they stand for."""
    if "\\" not in text:
        return text
    return "".join(
        resolved(token.text) if token.kind == "escape" else token.text for token in tokens_of(text)
    )


def _refuse_odd(tokens: Sequence[Token]) -> None:
    """An escape of an escape, or a quote that opens no string: the readings would part ways."""
    for token in tokens:
        if token.kind == "escape" or (token.kind == "other" and token.text in "'\"\\"):
            raise QueryError(
                f"The query cannot be read: {token.text!r} at character {token.start + 1} begins "
                "nothing. A string must end in the same kind of quote, on its line unless tripled."
            )


def _refuse_depth(tokens: Sequence[Token]) -> None:
    depth = 0
    for token in tokens:
        if token.kind == "other":
            for character in token.text:
                depth += (character in "{[(") - (character in "}])")
                if depth > DEEPEST:
                    message = f"Brackets are nested more than {DEEPEST} deep. Flatten the query."
                    raise QueryError(message)


def _calls(tokens: Sequence[Token], allowed: Sequence[str]) -> tuple[Token, ...]:
    """The IRIs that SERVICE calls, all of them allowed and written in full."""
    found = []
    for place, token in enumerate(tokens):
        if token.kind not in ("word", "name") or not _SERVICE.search(token.text):
            continue
        rest = tokens[place + 1 : place + 3]
        if token.word == "service":
            found.append(_called(rest, allowed))
        elif _is_glued_service(tokens[place - 1] if place else NOTHING, token, rest):
            raise _refusal(f"{token.text} {rest[0].text if rest else ''}")
    return tuple(found)


def _called(rest: Sequence[Token], allowed: Sequence[str]) -> Token:
    """What stands after SERVICE and, if it is there, SILENT."""
    called = next((token for token in rest if token.word != "silent"), NOTHING)
    if called.kind != "iri" or resolved(called.text[1:-1]) not in allowed:
        raise _refusal(f"SERVICE {called.text}")
    return called


def _is_glued_service(before: Token, token: Token, rest: Sequence[Token]) -> bool:
    """SERVICE as a part of a longer word or name, which Oxigraph takes for the keyword."""
    if token.kind == "word":
        return True
    named = _SERVICE.search(token.text.partition(":")[0])
    opens = bool(rest) and rest[0].text.startswith("{")
    return bool(named) and opens and before.word != "graph"


def _kind(tokens: Sequence[Token]) -> Kind:
    """What the query gives, by the first word after the prologue."""
    first = opening(tokens)
    for word, kind in KINDS.items():
        if first.word.startswith(word):
            return kind
    if first.word.startswith(_UPDATES):
        raise RefusedError(f"{first.text.upper()} is an update, and this service only reads.")
    found = f"found {_shown(first.text)!r}" if first.text else "found nothing"
    raise QueryError(
        f"The query cannot be read: expected SELECT, ASK, CONSTRUCT or DESCRIBE, {found}."
    )


def _sealed(iri: str) -> str:
    """An IRI with its first character escaped, if it could be read as an operator and more."""
    return iri if iri[1] == "\\" else f"<\\U{ord(iri[1]):08X}{iri[2:]}"


def _refusal(words: str) -> RefusedError:
    return RefusedError(
        f"{_shown(words)} would make this service call another one, which it does only for "
        "endpoints that its keeper has allowed, each named by its IRI in full. Ask the other "
        "endpoint yourself and join here with VALUES."
    )


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"
