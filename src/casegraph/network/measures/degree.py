"""Degree: how many ties a node has."""

from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.references import FREEMAN_1979
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _degree(subject: Subject, values: Values) -> dict[int, int]:  # noqa: ARG001
    return dict(subject.graph.degree)


def _in_degree(subject: Subject, values: Values) -> dict[int, int]:  # noqa: ARG001
    return dict(subject.graph.in_degree)


def _out_degree(subject: Subject, values: Values) -> dict[int, int]:  # noqa: ARG001
    return dict(subject.graph.out_degree)


MEASURES = (
    Measure(
        id="degree",
        label="Degree",
        description="Number of ties; where they have a direction, those in and those out.",
        of="node",
        type="integer",
        reference=FREEMAN_1979,
        function=_degree,
        cost=LINEAR,
    ),
    Measure(
        id="in-degree",
        label="In-degree",
        description="Number of ties that come in.",
        of="node",
        type="integer",
        reference=FREEMAN_1979,
        function=_in_degree,
        cost=LINEAR,
        needs=("directed",),
        instead="degree",
    ),
    Measure(
        id="out-degree",
        label="Out-degree",
        description="Number of ties that go out.",
        of="node",
        type="integer",
        reference=FREEMAN_1979,
        function=_out_degree,
        cost=LINEAR,
        needs=("directed",),
        instead="degree",
    ),
)
