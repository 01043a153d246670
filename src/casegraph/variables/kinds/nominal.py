"""Nominal: which one of its concepts a case has, where it can have but one in a column."""

from collections.abc import Callable, Mapping, Sequence

from casegraph.model import Case
from casegraph.store.iris import concept_iri
from casegraph.variables.cell import Cell, Code
from casegraph.variables.content import Content
from casegraph.variables.dimensions import DIMENSIONS, Dimension
from casegraph.variables.expression import Expression, complaint
from casegraph.variables.kinds.base import Kind, Prepared
from casegraph.variables.mentions import Mention, cell_of
from casegraph.variables.words import label_of, words_of

__all__ = ["KIND"]

Choose = Callable[[Case, Sequence[Mention]], Sequence[Mention]]


def _all(_: Case, mentions: Sequence[Mention]) -> Sequence[Mention]:
    return mentions


def _primary(_: Case, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The type that the record calls the main one, else all."""
    return [one for one in mentions if one.fields["primary"] == ("true",)] or mentions


_CHOSEN: Mapping[str, Choose] = {
    "status": _all,
    "country": _all,
    "level": _all,
    "type": _primary,
}


def _prepare(expression: Expression, content: Content) -> Prepared:
    if expression.conditions:
        raise complaint(expression.text, "has conditions, which only claims can fulfil.")
    dimension = DIMENSIONS[expression.kind]
    choose = _CHOSEN[expression.kind]

    def read(case: Case) -> Cell:
        mentions = choose(case, tuple(dimension.read(case, content)))
        found = {word for mention in mentions for word in mention.concepts}
        if len(found) == 1:
            return cell_of(mentions, found.pop())
        return cell_of(mentions, missing="several" if found else "not-recorded")

    main = " that the record calls the main one" if choose is _primary else ""
    about = f"{dimension.label}: the one concept{main}, by its word."
    return Prepared(dimension.label, about, read, _codes(dimension, content))


def _codes(dimension: Dimension, content: Content) -> tuple[Code, ...]:
    label, scheme = content.vocabulary, dimension.scheme
    return tuple(
        Code(word, label_of(dimension, word, label), concept_iri(scheme, word) if scheme else "")
        for word in words_of(dimension, content.vocabulary)
    )


KIND = Kind(
    id="nominal",
    label="Which one",
    syntax=" or ".join(_CHOSEN),
    example="level",
    scale="nominal",
    meaning="The word of the one concept that the case has; of types the main one.",
    missing="several: the case has more than one; not-recorded: it has none.",
    heads=tuple(_CHOSEN),
    words=(),
    prepare=_prepare,
)
