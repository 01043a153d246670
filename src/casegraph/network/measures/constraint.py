"""Constraint: how far a node's contacts lead back to one another."""

from casegraph.network.measures.base import WEIGHTED, Measure, Values
from casegraph.network.measures.costs import TIES_TIMES_DEGREE
from casegraph.network.measures.references import BURT_2004
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _constraint(subject: Subject, values: Values) -> dict[int, float]:
    return dict(enumerate(subject.igraph(values["weighted"]).constraint(weights="weight")))


MEASURES = (
    Measure(
        id="constraint",
        label="Constraint",
        description=(
            "How much of its time and energy goes to contacts who lead back to one contact; low "
            "means structural holes to bridge. Not defined for a node without ties."
        ),
        of="node",
        type="double",
        reference=BURT_2004,
        function=_constraint,
        cost=TIES_TIMES_DEGREE,
        parameters=(WEIGHTED,),
        weight="strength",
        engine="igraph",
    ),
)
