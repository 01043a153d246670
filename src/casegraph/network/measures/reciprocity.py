"""Reciprocity: how many ties are answered."""

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.references import WASSERMAN_1994
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _reciprocity(subject: Subject, values: Values) -> float:  # noqa: ARG001
    answered = sum((other, one) in subject.ends for one, other in subject.ends)
    return answered / len(subject.ends)


MEASURES = (
    Measure(
        id="reciprocity",
        label="Reciprocity",
        description="Share of the ties whose opposite is there too.",
        of="network",
        type="double",
        reference=WASSERMAN_1994,
        function=_reciprocity,
        cost=LINEAR,
        needs=("directed", "ties"),
        engine="own",
    ),
)
