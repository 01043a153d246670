"""k-core: how deep in the thick of the network a node lies."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.references import BATAGELJ_2003
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _core(subject: Subject, values: Values) -> dict[int, int]:  # noqa: ARG001
    return dict(nx.core_number(subject.undirected()))


MEASURES = (
    Measure(
        id="core",
        label="k-core",
        description=(
            "Largest k for which it lies in a part where each node has k ties within the part; "
            "the direction of ties is left aside."
        ),
        of="node",
        type="integer",
        reference=BATAGELJ_2003,
        function=_core,
        cost=LINEAR,
    ),
)
