"""A query on its way to an endpoint: what it declares, which graphs it names, what it can give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casegraph.errors import QueryError
from casegraph.formats import Kind
from casegraph.store.tokens import KINDS, Token, opening, resolved, significant, tokens_of

__all__ = ["Outgoing"]

_SEPARATORS = ";,."
_CLOSING = "}])"
_FORBIDDEN = frozenset('<>"{}|^`\\') | {chr(code) for code in range(0x21)}


@dataclass(frozen=True)
class Outgoing:
    """A query as it is sent: its text with all prefixes declared, and what it gives.

    `names_dataset` says that it has FROM, `names_graphs` that it has GRAPH.
    """

    text: str
    kind: Kind
    names_dataset: bool
    names_graphs: bool

    @classmethod
    def of(
        cls, query: str, base: str | None, prefixes: Mapping[str, str], *, escapes: bool
    ) -> "Outgoing":
        """Make a query ready; without *escapes* those within IRIs are resolved beforehand."""
        text = query if escapes else "".join(map(_resolved_iri, tokens_of(query)))
        read = significant(text)
        words = {token.word for token in read}
        return cls(
            text=f"{_prologue(read, base, prefixes)}{text}",
            kind=_kind(opening(read)),
            names_dataset="from" in words,
            names_graphs="graph" in words,
        )

    def counting(self) -> tuple[str, int] | None:
        """The query that counts the solutions of CONSTRUCT, and how many statements each makes.

        None for other queries.
        """
        read = significant(self.text)
        first = opening(read)
        if not first.word.startswith("construct"):
            return None
        after = read[read.index(first) + 1 :]
        template, end = _template(after)
        rest = self.text[end:]
        datasets, pattern = _halves(after, end, rest)
        count = (
            f"{self.text[: first.start]}SELECT (COUNT(*) AS ?n) {datasets}\n"
            f"WHERE {{ {{ SELECT * WHERE {pattern}\n}} }}"
        )
        return count, _statements(template)


def _prologue(read: Sequence[Token], base: str | None, prefixes: Mapping[str, str]) -> str:
    """The base and the prefixes that are used without being declared, on one line."""
    names = {token.text.partition(":")[0] for token in read if token.kind == "name"}
    declared = {
        after.text.partition(":")[0] for token, after in pairwise(read) if token.word == "prefix"
    }
    lines = [f"BASE <{base}> "] if base else []
    lines += [f"PREFIX {n}: <{prefixes[n]}> " for n in prefixes if n in names - declared]
    return "".join(lines)


def _resolved_iri(token: Token) -> str:
    if token.kind != "iri" or "\\" not in token.text:
        return token.text
    iri = resolved(token.text[1:-1])
    if not _FORBIDDEN.isdisjoint(iri):
        raise QueryError(f"{token.text[:80]!r} is no IRI once its escapes are resolved.")
    return f"<{iri}>"


def _kind(first: Token) -> Kind:
    for word, kind in KINDS.items():
        if first.word.startswith(word):
            return kind
    found = f"found {first.text[:80]!r}" if first.text else "found nothing"
    message = "The query cannot be read: expected SELECT, ASK, CONSTRUCT or DESCRIBE"
    raise QueryError(f"{message}, {found}.")


def _pieces(read: Sequence[Token]) -> Iterator[Token]:
    """The tokens with each bracket and separator by itself."""
    for token in read:
        if token.kind == "other":
            for place, character in enumerate(token.text):
                yield Token("other", character, token.start + place)
        else:
            yield token


def _template(after: Sequence[Token]) -> tuple[list[Token], int]:
    """What stands in the first braces after CONSTRUCT, and where the rest of the query begins."""
    depth, inside = 0, list[Token]()
    start = after[0].start if after else 0
    short = not (after and after[0].text.startswith("{"))
    for piece in _pieces(after):
        depth += (piece.text == "{") - (piece.text == "}")
        if depth == 0 and piece.text == "}":
            return inside, start if short else piece.start + 1
        if depth and not (depth == 1 and piece.text == "{"):
            inside.append(piece)
    raise QueryError("The query cannot be read: its braces are not closed.")


def _halves(after: Sequence[Token], end: int, rest: str) -> tuple[str, str]:
    """The dataset clauses, and the pattern with all that follows."""
    for piece in _pieces(after):
        if piece.start >= end and (piece.word == "where" or piece.text == "{"):
            where = len(piece.text) if piece.word else 0
            place = piece.start - end
            return rest[:place], rest[place + where :]
    raise QueryError("The query cannot be read: CONSTRUCT has no pattern.")


def _statements(template: Sequence[Token]) -> int:
    """The most statements that one solution makes of a template."""
    texts = [piece.text for piece in template]
    going_on = sum(
        piece in _SEPARATORS and after not in _CLOSING
        for piece, after in zip(texts, [*texts[1:], "}"], strict=False)
    )
    lists = 2 * len(texts) if "(" in texts else 0
    return 1 + going_on + texts.count("[") + lists
