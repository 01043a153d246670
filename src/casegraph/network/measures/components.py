"""Components: the parts of a network between which there are no ties."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.groups import Groups, by_size, numbered
from casegraph.network.measures.references import TARJAN_1972
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _component(subject: Subject, values: Values) -> dict[int, int]:  # noqa: ARG001
    return numbered(subject.components)


def _components(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return len(subject.components)


def _largest(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return len(subject.components[0])


def _strong(subject: Subject) -> Groups:
    make = nx.strongly_connected_components
    return subject.once("strong components", lambda: by_size(make(subject.graph)))


def _strong_component(subject: Subject, values: Values) -> dict[int, int]:  # noqa: ARG001
    return numbered(_strong(subject))


def _strong_components(subject: Subject, values: Values) -> int:  # noqa: ARG001
    return len(_strong(subject))


MEASURES = (
    Measure(
        id="component",
        label="Component",
        description=(
            "Number of its component, 1 the largest; the direction of ties is left aside. Of two "
            "equally large that with the first node by name comes first."
        ),
        of="node",
        type="integer",
        reference=TARJAN_1972,
        function=_component,
        cost=LINEAR,
    ),
    Measure(
        id="strong-component",
        label="Strong component",
        description="Number of the part in which each node reaches each along ties; 1 the largest.",
        of="node",
        type="integer",
        reference=TARJAN_1972,
        function=_strong_component,
        cost=LINEAR,
        needs=("directed",),
        instead="component",
    ),
    Measure(
        id="components",
        label="Components",
        description="Number of components; the direction of ties is left aside.",
        of="network",
        type="integer",
        reference=TARJAN_1972,
        function=_components,
        cost=LINEAR,
    ),
    Measure(
        id="strong-components",
        label="Strong components",
        description="Number of parts in which each node reaches each along ties.",
        of="network",
        type="integer",
        reference=TARJAN_1972,
        function=_strong_components,
        cost=LINEAR,
        needs=("directed",),
        instead="components",
    ),
    Measure(
        id="largest-component",
        label="Largest component",
        description="Number of nodes in the largest component.",
        of="network",
        type="integer",
        reference=TARJAN_1972,
        function=_largest,
        cost=LINEAR,
        needs=("nodes",),
    ),
)
