"""Words of an expression, looked up: concepts with their narrower ones, countries, few words."""

from collections.abc import Collection, Mapping, Sequence

from casegraph.countries import country_codes, country_name
from casegraph.errors import did_you_mean
from casegraph.model import Vocabulary
from casegraph.variables.dimensions import Dimension
from casegraph.variables.expression import Condition, Expression, complaint
from casegraph.variables.fields import Field
from casegraph.variables.mentions import Mention, all_of, holds_one_of

__all__ = ["ANY", "Test", "choose", "concept_words", "label_of", "meets", "tested", "words_of"]

ANY = "any"
"""The word for any concept of a dimension; no scheme has a concept of this name."""

_MOST_LISTED = 30

Test = Mapping[str, Collection[str]]
"""For each field of a claim the words of which it has to have one."""


def choose(expression: Expression, thing: str, word: str, known: Sequence[str]) -> str:
    """The word, if it is known; QueryError with near ones if it is not."""
    if word not in known:
        listed = f"Use one of: {', '.join(known)}." if len(known) <= _MOST_LISTED else ""
        hint = did_you_mean(word[:80], known) or listed or "Its words are in the docs."
        raise complaint(expression.text, f"asks for {word[:80]!r}, which is no {thing}. {hint}")
    return word


def words_of(dimension: Dimension, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All words of a dimension, in reading order."""
    if not dimension.scheme:
        return tuple(country_codes())
    return tuple(vocabulary.scheme(dimension.scheme).by_slug)


def label_of(dimension: Dimension, word: str, vocabulary: Vocabulary) -> str:
    """What people call a word of a dimension."""
    return vocabulary.label(dimension.scheme, word) if dimension.scheme else country_name(word)


def concept_words(
    expression: Expression, dimension: Dimension, vocabulary: Vocabulary
) -> frozenset[str]:
    """The words that count for the one asked for: it and all that are narrower."""
    known = words_of(dimension, vocabulary)
    if expression.word == ANY:
        return frozenset(known)
    thing = f"concept of {dimension.scheme}" if dimension.scheme else "code of a country"
    word = choose(expression, thing, expression.word, known)
    scheme = vocabulary.by_id.get(dimension.scheme)
    return scheme.within((word,)) if scheme else frozenset((word,))


def tested(expression: Expression, fields: Mapping[str, Field], vocabulary: Vocabulary) -> Test:
    """The conditions in brackets, looked up; QueryError for a field or word that there is not."""
    if expression.conditions and not fields:
        raise complaint(
            expression.text, "has conditions, but no claim tells it. Leave the brackets out."
        )
    return {
        condition.field: _wanted(expression, condition, fields, vocabulary)
        for condition in expression.conditions
    }


def meets(mention: Mention, test: Test) -> bool | None:
    """Whether a claim fulfils all conditions; None where it does not tell.

    A claim of a kind that has no such field does not fulfil a condition on it.
    """
    return all_of(
        holds_one_of(mention.fields[field], wanted) if field in mention.fields else False
        for field, wanted in test.items()
    )


def _wanted(
    expression: Expression,
    condition: Condition,
    fields: Mapping[str, Field],
    vocabulary: Vocabulary,
) -> frozenset[str]:
    name = choose(expression, f"field of {expression.kind}", condition.field, tuple(fields))
    field = fields[name]
    if not field.scheme:
        return frozenset(
            choose(expression, f"word of {name}", word, field.words) for word in condition.words
        )
    scheme = vocabulary.scheme(field.scheme)
    thing = f"concept of {scheme.id}"
    return scheme.within(
        [choose(expression, thing, word, tuple(scheme.by_slug)) for word in condition.words]
    )
