"""Concept: whether a case has a concept, or a narrower one, in a claim or in its heading."""

from collections.abc import Callable, Collection, Sequence

from casegraph.model import Case
from casegraph.variables.cell import Cell
from casegraph.variables.content import Absent, Content
from casegraph.variables.dimensions import DIMENSIONS
from casegraph.variables.expression import Expression
from casegraph.variables.kinds.base import HOLDS, Kind, Prepared
from casegraph.variables.mentions import Mention, all_of, cell_of, holds_one_of
from casegraph.variables.words import ANY, concept_words, label_of, meets, tested

__all__ = ["KIND", "presence"]

Judge = Callable[[Mention], bool | None]


def presence(mentions: Sequence[Mention], judge: Judge, absent: Absent) -> Cell:
    """1, 0 or a reason, from what a case tells of a dimension and what each of it amounts to.

    1 if one holds, unless every one that holds is contradicted by a claim that does not. Else
    missing if it is not known of one. Else 0, or missing, as the rule for absence has it.
    """
    judged = [(mention, judge(mention)) for mention in mentions]
    holding = [mention for mention, truth in judged if truth]
    others = [mention for mention, truth in judged if not truth]
    if holding:
        disputed = all(_disputed(mention, others) for mention in holding)
        return cell_of(holding, missing="contested") if disputed else cell_of(holding, 1)
    unsure = [mention for mention, truth in judged if truth is None]
    if unsure or not mentions:
        return cell_of(unsure, missing="not-recorded")
    if absent == "missing":
        return cell_of((), missing="not-recorded")
    return cell_of(mentions, 0)


def _disputed(mention: Mention, others: Collection[Mention]) -> bool:
    return any(mention.iri in other.against or other.iri in mention.against for other in others)


def _prepare(expression: Expression, content: Content) -> Prepared:
    dimension = DIMENSIONS[expression.kind]
    wanted = concept_words(expression, dimension, content.vocabulary)
    test = tested(expression, dimension.fields, content.vocabulary)

    def judge(mention: Mention) -> bool | None:
        return all_of((holds_one_of(mention.concepts, wanted), meets(mention, test)))

    def read(case: Case) -> Cell:
        return presence(tuple(dimension.read(case, content)), judge, content.absent)

    named = f"any {dimension.label.lower()}" if expression.word == ANY else ""
    label = named or label_of(dimension, expression.word, content.vocabulary)
    return Prepared(_titled(label, expression), _described(expression), read, HOLDS)


def _titled(label: str, expression: Expression) -> str:
    told = ", ".join(f"{one.field} {' or '.join(one.words)}" for one in expression.conditions)
    return f"{label} ({told})" if told else label


def _described(expression: Expression) -> str:
    dimension = DIMENSIONS[expression.kind]
    where = "in the heading of the record" if not dimension.claims else "in a claim of the record"
    asked = "any concept" if expression.word == ANY else f"{expression.word} or a narrower concept"
    also = " that fulfils all conditions in the brackets" if expression.conditions else ""
    return f"{dimension.label}: {asked} stands {where}{also}."


KIND = Kind(
    id="concept",
    label="Concept present",
    syntax="DIMENSION:CONCEPT[FIELD=WORD,...], or DIMENSION:any",
    example="barrier:silos[resolution=resolved]",
    scale="crisp",
    meaning="1 where a claim, or the heading, names the concept or a narrower one and fulfils the "
    "conditions; else 0.",
    missing="not-recorded: the record tells nothing of the dimension, or leaves open what is "
    "asked; contested: all that say so are contradicted.",
    heads=tuple(DIMENSIONS),
    words=None,
    prepare=_prepare,
)
