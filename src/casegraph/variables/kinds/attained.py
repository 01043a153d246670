"""Attained: whether a case that set itself a target met one."""

from casegraph.model import Case, OutcomeObservation
from casegraph.variables.cell import Cell
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression
from casegraph.variables.fields import fields_of
from casegraph.variables.kinds.base import HOLDS, Kind, Prepared
from casegraph.variables.kinds.concept import presence
from casegraph.variables.mentions import cell_of, told_by
from casegraph.variables.words import meets, tested

__all__ = ["KIND"]

_MET, _NONE = "target-met", ("no-target",)


def _prepare(expression: Expression, content: Content) -> Prepared:
    test = tested(expression, fields_of(OutcomeObservation), content.vocabulary)

    def read(case: Case) -> Cell:
        told = [told_by(case, outcome, (), content) for outcome in case.outcomes]
        asked = [mention for mention in told if meets(mention, test)]
        aimed = [mention for mention in asked if mention.fields["target"] != _NONE]
        if asked and not aimed:
            return cell_of(asked, missing="not-applicable")
        # That a target was set is told, so one that was not met is a 0 under either rule.
        return presence(aimed, lambda mention: _MET in mention.fields["target"], "zero")

    about = "Whether a target was met, of the outcomes that had one; a target met in part is not."
    return Prepared("Target met", about, read, HOLDS)


KIND = Kind(
    id="attained",
    label="Target attained",
    syntax="target:attained[FIELD=WORD,...]",
    example="target:attained",
    scale="crisp",
    meaning="1 where a target of an outcome was met, 0 where there were targets and none was met.",
    missing="not-applicable: no outcome had a target; not-recorded: there is no outcome; "
    "contested: those that met it are contradicted.",
    heads=("target",),
    words=("attained",),
    prepare=_prepare,
)
