"""Strength: the weights of a node's ties, added up."""

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.references import BARRAT_2004
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _strength(subject: Subject, values: Values) -> dict[int, float]:  # noqa: ARG001
    return dict(subject.weighted.degree(weight="weight"))


def _in_strength(subject: Subject, values: Values) -> dict[int, float]:  # noqa: ARG001
    return dict(subject.weighted.in_degree(weight="weight"))


def _out_strength(subject: Subject, values: Values) -> dict[int, float]:  # noqa: ARG001
    return dict(subject.weighted.out_degree(weight="weight"))


MEASURES = (
    Measure(
        id="strength",
        label="Strength",
        description="Sum of the weights of its ties; of those in and those out.",
        of="node",
        type="double",
        reference=BARRAT_2004,
        function=_strength,
        cost=LINEAR,
        weight="strength",
    ),
    Measure(
        id="in-strength",
        label="In-strength",
        description="Sum of the weights of the ties that come in.",
        of="node",
        type="double",
        reference=BARRAT_2004,
        function=_in_strength,
        cost=LINEAR,
        needs=("directed",),
        weight="strength",
        instead="strength",
    ),
    Measure(
        id="out-strength",
        label="Out-strength",
        description="Sum of the weights of the ties that go out.",
        of="node",
        type="double",
        reference=BARRAT_2004,
        function=_out_strength,
        cost=LINEAR,
        needs=("directed",),
        weight="strength",
        instead="strength",
    ),
)
