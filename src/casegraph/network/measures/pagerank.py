"""PageRank: where one who walks along the ties, and at times jumps, is met most often."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import WEIGHTED, Measure, Values
from casegraph.network.measures.costs import REPEATED
from casegraph.network.measures.references import PAGE_1999
from casegraph.network.measures.subject import Subject
from casegraph.network.parameters import Parameter

__all__ = ["MEASURES"]

_DAMPING = Parameter("damping", "Chance to walk on, not to jump", 0.85, least=0.0, most=0.99)


def _pagerank(subject: Subject, values: Values) -> dict[int, float]:
    graph = subject.ties(values["weighted"])
    found = nx.pagerank(graph, alpha=values["damping"], max_iter=10_000, tol=1e-14)
    return {node: float(value) for node, value in found.items()}


MEASURES = (
    Measure(
        id="pagerank",
        label="PageRank",
        description="Share of the time a random walk with jumps spends at it; adds up to 1.",
        of="node",
        type="double",
        reference=PAGE_1999,
        function=_pagerank,
        cost=REPEATED,
        parameters=(_DAMPING, WEIGHTED),
        weight="strength",
    ),
)
