"""Louvain: communities by the older method, to compare with what others have found."""

from casegraph.network.graph import nx
from casegraph.network.measures.base import RESOLUTION, SEED, Measure, Values
from casegraph.network.measures.communities import BY_WEIGHT
from casegraph.network.measures.costs import REPEATED
from casegraph.network.measures.groups import by_size, numbered
from casegraph.network.measures.references import BLONDEL_2008
from casegraph.network.measures.subject import Subject

__all__ = ["MEASURES"]


def _louvain(subject: Subject, values: Values) -> dict[int, int]:
    graph = subject.ties(values["weighted"])
    if not graph.number_of_edges():
        return numbered(by_size((node,) for node in graph))
    find = nx.community.louvain_communities
    parts = find(graph, resolution=values["resolution"], seed=values["seed"])
    return numbered(by_size(parts))


MEASURES = (
    Measure(
        id="communities-louvain",
        label="Community (Louvain)",
        description="Number of its community by the Louvain method, 1 the largest.",
        of="node",
        type="integer",
        reference=BLONDEL_2008,
        function=_louvain,
        cost=REPEATED,
        parameters=(RESOLUTION, BY_WEIGHT, SEED),
        weight="strength",
    ),
)
