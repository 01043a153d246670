"""Counting: how many claims of a kind there are, and which share of them fulfils conditions."""

from collections.abc import Mapping

from casegraph.model import KINDS, Case, Claim, Participation
from casegraph.store.iris import case_iri
from casegraph.variables.cell import Cell
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression, complaint
from casegraph.variables.fields import fields_of
from casegraph.variables.kinds.base import Kind, Prepared
from casegraph.variables.mentions import cell_of, told_by
from casegraph.variables.words import meets, tested

__all__ = ["COUNT", "SHARE", "SOURCES"]

SOURCES = "sources"
_SECTIONS: Mapping[str, type[Claim]] = {kind.section: kind for kind in KINDS}
_DIGITS = 4


def _count(expression: Expression, content: Content) -> Prepared:
    if expression.word == SOURCES:
        return _sources(expression)
    kind = _SECTIONS[expression.word]
    test = tested(expression, fields_of(kind), content.vocabulary)

    def read(case: Case) -> Cell:
        claims: tuple[Claim, ...] = getattr(case, kind.section)
        told = [(claim, told_by(case, claim, (), content)) for claim in claims]
        held = [(claim, mention) for claim, mention in told if meets(mention, test)]
        behind = [mention for _, mention in held or told]
        if not told:
            return cell_of((), missing="not-recorded")
        return cell_of(behind, len({_counted(claim) for claim, _ in held}))

    what = "Actors that take part" if kind is Participation else f"Claims in {expression.word}"
    return Prepared(f"Number: {_told(expression)}", f"{what}{_also(expression)}, counted.", read)


def _counted(claim: Claim) -> str:
    """An actor counts once, however many sentences tell of it."""
    return claim.actor if isinstance(claim, Participation) else claim.key


def _sources(expression: Expression) -> Prepared:
    if expression.conditions:
        raise complaint(expression.text, "has conditions, and sources have no fields for them.")

    def read(case: Case) -> Cell:
        return Cell(len(case.sources), claims=(case_iri(case.id),), sources=tuple(case.sources))

    return Prepared("Number: sources", "Sources that the record cites, counted.", read)


def _share(expression: Expression, content: Content) -> Prepared:
    if not expression.conditions:
        raise complaint(expression.text, "has no condition. Write one: [direction=improved].")
    kind = _SECTIONS[expression.word]
    test = tested(expression, fields_of(kind), content.vocabulary)

    def read(case: Case) -> Cell:
        told = [told_by(case, claim, (), content) for claim in getattr(case, kind.section)]
        known = [
            (mention, truth) for mention in told if (truth := meets(mention, test)) is not None
        ]
        if not known:
            return cell_of(told, missing="not-recorded")
        share = sum(truth for _, truth in known) / len(known)
        return cell_of([mention for mention, _ in known], round(share, _DIGITS))

    about = (
        f"Claims in {expression.word}{_also(expression)}, as a share (0 to 1) of those that tell."
    )
    return Prepared(f"Share: {_told(expression)}", about, read)


def _told(expression: Expression) -> str:
    return expression.text.partition(":")[2].strip()


def _also(expression: Expression) -> str:
    return " that fulfil all conditions in the brackets" if expression.conditions else ""


COUNT = Kind(
    id="count",
    label="Count",
    syntax="count:SECTION[FIELD=WORD,...], or count:sources",
    example="count:actors[sector=private]",
    scale="count",
    meaning="The number of claims of a section that fulfil the conditions; of actors each counts "
    "once.",
    missing="not-recorded: the section is empty, so the number is not known to be 0.",
    heads=("count",),
    words=(*_SECTIONS, SOURCES),
    prepare=_count,
)
SHARE = Kind(
    id="share",
    label="Share",
    syntax="share:SECTION[FIELD=WORD,...]",
    example="share:outcomes[direction=improved]",
    scale="number",
    meaning="The share, 0 to 1, of the claims of a section that fulfil the conditions, among those "
    "that tell.",
    missing="not-recorded: no claim of the section tells.",
    heads=("share",),
    words=tuple(_SECTIONS),
    prepare=_share,
)
